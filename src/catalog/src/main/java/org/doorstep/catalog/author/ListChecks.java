// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.List;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Output;
import org.doorstep.catalog.item.Template;
import org.doorstep.catalog.mistake.Mistake;

/** Whether the code lists that an item rests on are there and fit. */
final class ListChecks {
    private final Item item;
    private final Validator.Sink sink;
    private final KnownLists lists;

    ListChecks(Item item, Validator.Sink sink, KnownLists lists) {
        this.item = item;
        this.sink = sink;
        this.lists = lists;
    }

    void check() {
        String category = item.placement().category();
        if (lists.table(CodeTable.DEPARTMENTS)
                .filter(departments -> departments.entry(category).isEmpty())
                .isPresent()) {
            sink.error("placement.category", Mistake.DEPARTMENT_UNKNOWN, category);
        }
        for (int p = 0; p < item.pages().size(); p++) {
            fields("pages[" + p + "]", item.pages().get(p).fields());
        }
        for (int s = 0; s < item.steps().size(); s++) {
            if (item.steps().get(s).action() instanceof Action.ShowGuide(String field, var ignored)) {
                guide("steps[" + s + "].of", field);
            }
        }
        for (int o = 0; o < item.outputs().size(); o++) {
            templates("outputs[" + o + "].template", item.outputs().get(o));
        }
    }

    private void fields(String path, List<Field> fields) {
        for (int f = 0; f < fields.size(); f++) {
            String at = path + ".fields[" + f + "]";
            switch (fields.get(f).type()) {
                case FieldType.CodeList(String list) -> {
                    if (!lists.has(list)) {
                        sink.error(at + ".list", Mistake.LIST_UNKNOWN, list, lists.ids());
                    }
                }
                case FieldType.Address address -> address(at, address);
                case FieldType.Repeat repeat -> fields(at, repeat.fields());
                default -> {}
            }
        }
    }

    private void address(String at, FieldType.Address address) {
        if (!lists.has(CodeTable.REGIONS)) {
            sink.error(at + ".type", Mistake.REGIONS_MISSING);
        }
        lists.table(CodeTable.REGIONS)
                .filter(regions -> regions.depth() < address.depth())
                .ifPresent(regions ->
                        sink.error(at + ".depth", Mistake.REGIONS_SHALLOW, address.depth(), regions.depth()));
    }

    private void templates(String path, Output output) {
        Template template = output.template();
        if (template == null) {
            return;
        }
        for (int b = 0; b < template.blocks().size(); b++) {
            if (template.blocks().get(b) instanceof Template.Guide(String field)) {
                guide(path + ".blocks[" + b + "].guide", field);
            }
        }
    }

    private void guide(String at, String field) {
        boolean item = this.item
                .field(field)
                .filter(f -> f.type().equals(new FieldType.CodeList(CodeTable.ITEMS)))
                .isPresent();
        if (!item) {
            sink.error(at, Mistake.GUIDE_FIELD, field);
        }
    }
}
