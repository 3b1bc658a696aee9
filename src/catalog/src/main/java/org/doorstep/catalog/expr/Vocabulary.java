// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.expr;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.SimpleType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Page;
import org.doorstep.catalog.item.Step;

/**
 * The names an item's expressions may use, with their types.
 *
 * @param names by the name in the expression
 */
record Vocabulary(Map<String, Name> names) {
    static final CelType PERSONAL = OpaqueType.create("personal");
    static final CelType PLACE = OpaqueType.create("place");

    /**
     * @param path where {@link org.doorstep.catalog.flow.Scope} finds it
     */
    record Name(String path, CelType type) {}

    /** What every item knows. */
    static Vocabulary common() {
        Map<String, Name> names = new LinkedHashMap<>();
        names.put("today", new Name("today", SimpleType.TIMESTAMP));
        card(names, "name", PERSONAL);
        card(names, "id-number", PERSONAL);
        card(names, "address", PERSONAL);
        card(names, "sex", SimpleType.STRING);
        card(names, "birth", SimpleType.TIMESTAMP);
        card(names, "valid-from", SimpleType.TIMESTAMP);
        card(names, "valid-to", SimpleType.TIMESTAMP);
        return new Vocabulary(names);
    }

    static Vocabulary of(Item item) {
        Map<String, Name> names = common().names();
        for (Step step : item.steps()) {
            if (step.action() instanceof Action.Query query) {
                names.put("row_count", new Name("rows.count", SimpleType.INT));
                query.facts().forEach(fact -> put(names, "facts.", "facts." + fact.id(), fact.id(), kind(fact.kind())));
            }
            if (step.action() instanceof Action.Submit) {
                names.put("case_received", new Name("case.received", SimpleType.BOOL));
            }
        }
        for (Page page : item.pages()) {
            for (Field field : page.fields()) {
                type(field).ifPresent(type -> put(names, "", "answers." + field.id(), field.id(), type));
            }
        }
        return new Vocabulary(names);
    }

    private static void card(Map<String, Name> names, String id, CelType type) {
        put(names, "card.", "card." + id, id, type);
    }

    private static void put(Map<String, Name> names, String prefix, String path, String id, CelType type) {
        names.put(prefix + id.replace('-', '_'), new Name(path, type));
    }

    static CelType kind(FieldType.Kind kind) {
        return switch (kind) {
            case TEXT -> SimpleType.STRING;
            case NUMBER, MONEY -> SimpleType.INT;
            case DATE, MONTH -> SimpleType.TIMESTAMP;
            case TRUTH -> SimpleType.BOOL;
        };
    }

    /** Empty for what no expression can use. */
    private static Optional<CelType> type(Field field) {
        return switch (field.type()) {
            case FieldType.Line ignored
            when field.sensitivity() == Field.Sensitivity.NONE -> Optional.of(SimpleType.STRING);
            case FieldType.Line ignored -> Optional.of(PERSONAL);
            case FieldType.Whole ignored -> Optional.of(SimpleType.INT);
            case FieldType.Money ignored -> Optional.of(SimpleType.INT);
            case FieldType.Date ignored -> Optional.of(SimpleType.TIMESTAMP);
            case FieldType.Choice ignored -> Optional.of(SimpleType.STRING);
            case FieldType.CodeList ignored -> Optional.of(SimpleType.STRING);
            case FieldType.Multi ignored -> Optional.of(ListType.create(SimpleType.STRING));
            case FieldType.Address ignored -> Optional.of(PLACE);
            case FieldType.Phone ignored -> Optional.of(PERSONAL);
            case FieldType.IdNumber ignored -> Optional.of(PERSONAL);
            case FieldType.Account ignored -> Optional.of(PERSONAL);
            case FieldType.Computed computed -> Optional.of(kind(computed.kind()));
            case FieldType.Period ignored -> Optional.empty();
            case FieldType.IdCard ignored -> Optional.empty();
            case FieldType.Face ignored -> Optional.empty();
            case FieldType.Signature ignored -> Optional.empty();
            case FieldType.Photo ignored -> Optional.empty();
            case FieldType.Scan ignored -> Optional.empty();
            case FieldType.Upload ignored -> Optional.empty();
            case FieldType.Repeat ignored -> Optional.empty();
            case FieldType.Info ignored -> Optional.empty();
        };
    }
}
