// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;
import java.util.Optional;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.flow.CodeTables;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;

/**
 * How far down a tree of codes a draft has come: a code list, or the regions of an address. What was chosen for good is not
 * stood in, but for a region that has a line below it.
 *
 * @param table the tree; empty where the release does not have it
 * @param depth levels that are asked
 * @param line whether a line is asked for below the lowest
 * @param whole what was chosen, from the top down
 */
record Trail(Optional<CodeTable> table, int depth, boolean line, List<CodeTable.Entry> whole) {
    /** Of a field that chooses from a tree; one of any other has no way down. */
    static Trail of(Field field, Draft draft, CodeTables tables) {
        return switch (field.type()) {
            case FieldType.CodeList(String list) -> of(tables.table(list), Integer.MAX_VALUE, false, draft);
            case FieldType.Address(int depth) -> of(tables.table(CodeTable.REGIONS), depth, lined(field), draft);
            default -> new Trail(Optional.empty(), 0, false, List.of());
        };
    }

    private static Trail of(Optional<CodeTable> table, int depth, boolean line, Draft draft) {
        List<CodeTable.Entry> whole = draft.codes().isEmpty()
                ? List.of()
                : table.map(codes -> codes.trail(draft.codes().getLast())).orElse(List.of());
        return new Trail(table, depth, line, whole);
    }

    /** Whether an address asks for a line below its region. */
    static boolean lined(Field field) {
        return field.type() instanceof FieldType.Address && !field.widget().equals(Field.REGION_ONLY);
    }

    /** Whether it is chosen as far down as is asked. */
    private boolean done() {
        return !whole.isEmpty()
                && (whole.size() >= depth || below(whole.getLast().code()).isEmpty());
    }

    private List<CodeTable.Entry> below(String code) {
        return table.map(codes -> codes.in(code)).orElse(List.of());
    }

    /** From the top down to what is stood in. */
    List<CodeTable.Entry> entered() {
        return done() && !line ? whole.subList(0, whole.size() - 1) : whole;
    }

    List<Text> labels() {
        return entered().stream().map(CodeTable.Entry::label).toList();
    }

    /** Code of what lies above the place stood in; empty at the top. */
    List<String> above() {
        List<CodeTable.Entry> entered = entered();
        return entered.size() < 2
                ? List.of()
                : List.of(entered.get(entered.size() - 2).code());
    }

    /** Whether the region is settled and its line is asked for. */
    boolean asksLine() {
        return line && done();
    }

    /** What can be chosen where it stands. */
    List<FormScreen.Option> options() {
        List<CodeTable.Entry> entered = entered();
        boolean deeper = entered.size() + 1 < depth;
        return below(entered.isEmpty() ? "" : entered.getLast().code()).stream()
                .map(entry -> new FormScreen.Option(
                        entry.code(),
                        entry.label(),
                        deeper && !below(entry.code()).isEmpty()))
                .toList();
    }

    /** Which of the options is chosen for good. */
    List<String> chosen() {
        return done() && !line ? List.of(whole.getLast().code()) : List.of();
    }

    /** The code chosen from a list; empty before one without others below it is. */
    Optional<String> leaf() {
        return whole.isEmpty() || !below(whole.getLast().code()).isEmpty()
                ? Optional.empty()
                : Optional.of(whole.getLast().code());
    }

    /** The region chosen for an address; empty before it is chosen as far down as is asked. */
    Optional<String> place() {
        return done() ? Optional.of(whole.getLast().code()) : Optional.empty();
    }
}
