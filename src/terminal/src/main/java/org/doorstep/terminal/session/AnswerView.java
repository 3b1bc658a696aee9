// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.FlowEngine.Answered;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.View.Mask;

/** Writes answers for the screen, masked where somebody behind could read them. */
final class AnswerView {
    private final Display display;

    AnswerView(Display display) {
        this.display = display;
    }

    /** What a page shows without asking: texts to read, computed values, what the card says. */
    List<Screen.Row> known(List<Field> fields, Map<String, Value> values, Language language) {
        List<Screen.Row> rows = new ArrayList<>();
        for (Field field : fields) {
            Value value = values.get(field.id());
            if (field.type() instanceof FieldType.Info(var text)) {
                rows.add(new Screen.Row(field.label(), text.in(language), null));
            } else if (value != null) {
                rows.add(row(field, value, language));
            }
        }
        return rows;
    }

    /** One answer before it is handed in. */
    FormScreen.Line line(Answered answered, Map<String, Value> earlier, Language language) {
        Field field = answered.field();
        FormScreen.Origin origin = origin(field, answered.value(), earlier);
        boolean changeable = field.type().asked() && origin != FormScreen.Origin.CARD && !field.readOnly();
        return new FormScreen.Line(
                row(field, answered.value(), language),
                origin,
                changeable ? answered.page().id() : "");
    }

    private static FormScreen.Origin origin(Field field, Value value, Map<String, Value> earlier) {
        if (field.type() instanceof FieldType.Computed) {
            return FormScreen.Origin.COMPUTED;
        }
        if (field.prefill().stream()
                .anyMatch(p -> p.from() == Field.Source.CARD && (!p.confirm() || field.readOnly()))) {
            return FormScreen.Origin.CARD;
        }
        if (value.equals(earlier.get(field.id()))) {
            return FormScreen.Origin.EARLIER;
        }
        return switch (field.type()) {
            case FieldType.Choice ignored -> FormScreen.Origin.CHOSEN;
            case FieldType.Multi ignored -> FormScreen.Origin.CHOSEN;
            case FieldType.CodeList ignored -> FormScreen.Origin.CHOSEN;
            default -> FormScreen.Origin.TYPED;
        };
    }

    private Screen.Row row(Field field, Value value, Language language) {
        Mask mask = mask(field);
        if (value instanceof TextValue text && mask != Mask.NONE) {
            return new Screen.Row(field.label(), Display.masked(text, mask), text);
        }
        TextValue whole = display.answer(field, value, language);
        if (value instanceof Value.Place(String region, TextValue line) && sensitive(field)) {
            TextValue above = display.answer(field, new Value.Place(region, TextValue.of("")), language);
            return new Screen.Row(field.label(), above.reveal() + (line.isEmpty() ? "" : "***"), whole);
        }
        Screen.Row row = new Screen.Row(field.label(), whole.reveal(), null);
        whole.wipe();
        return row;
    }

    private static boolean sensitive(Field field) {
        return field.sensitivity() != Field.Sensitivity.NONE;
    }

    private static Mask mask(Field field) {
        return switch (field.type()) {
            case FieldType.IdNumber ignored -> Mask.ID_NUMBER;
            case FieldType.Phone ignored -> Mask.PHONE;
            case FieldType.Account ignored when sensitive(field) -> Mask.PHONE;
            case FieldType.Line ignored when sensitive(field) -> Mask.NAME;
            default -> Mask.NONE;
        };
    }
}
