// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.expr;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.WorkCalendar;

/** Which code lists an item cannot do without, and whether it needs the calendar. Any thread. */
public final class ItemLists {
    // The profile takes no other first argument than a text in quotes.
    private static final Pattern LOOKUP = Pattern.compile("\\blookup\\s*\\(\\s*['\"]+([^'\"]+)['\"]");

    private static final Pattern WORKDAYS = Pattern.compile("\\bworkdays\\s*\\(");

    private ItemLists() {}

    /**
     * Ids of the lists that its fields and expressions name; the region tree where it asks for an address; {@value
     * WorkCalendar#ID} where it counts working days.
     */
    public static Set<String> of(Item item) {
        Stream<String> fields =
                item.pages().stream().flatMap(page -> page.fields().stream()).flatMap(ItemLists::of);
        Stream<String> expressions = ItemExpressions.of(item).stream()
                .flatMap(expression -> LOOKUP.matcher(expression.source()).results())
                .map(found -> found.group(1));
        Stream<String> calendar = ItemExpressions.of(item).stream()
                .filter(expression -> WORKDAYS.matcher(expression.source()).find())
                .map(expression -> WorkCalendar.ID);
        return Stream.of(fields, expressions, calendar)
                .flatMap(all -> all)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> of(Field field) {
        return switch (field.type()) {
            case FieldType.CodeList(String list) -> Stream.of(list);
            case FieldType.Address ignored -> Stream.of(CodeTable.REGIONS);
            case FieldType.Repeat repeat -> repeat.fields().stream().flatMap(ItemLists::of);
            default -> Stream.of();
        };
    }
}
