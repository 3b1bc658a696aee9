// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.doorstep.catalog.diff.Change.Area;
import org.doorstep.catalog.diff.Change.Weight;
import org.doorstep.catalog.item.CodeTable;

/** Compares code lists: entries by code. */
final class ListDiff {
    /** Told one by one; a region list can change by thousands. */
    private static final int TOLD = 40;

    private final Wording words;

    ListDiff(Wording words) {
        this.words = words;
    }

    List<ListChange> between(List<CodeTable> before, List<CodeTable> after) {
        List<ListChange> changes = new ArrayList<>();
        Notes.pair(
                before,
                after,
                CodeTable::id,
                gone -> changes.add(new ListChange(gone.id(), ListChange.State.REMOVED, List.of())),
                come -> {
                    Notes notes = new Notes(words);
                    notes.told(
                            Area.LISTS,
                            Weight.PLAIN,
                            words.of("list.entries", come.entries().size()));
                    changes.add(new ListChange(come.id(), ListChange.State.ADDED, notes.sorted()));
                },
                (old, now) -> {
                    if (!old.equals(now)) {
                        changes.add(new ListChange(now.id(), ListChange.State.CHANGED, entries(old, now)));
                    }
                });
        changes.sort(Comparator.comparing(ListChange::state).thenComparing(ListChange::id));
        return List.copyOf(changes);
    }

    private List<Change> entries(CodeTable before, CodeTable after) {
        Notes notes = new Notes(words);
        Notes.pair(
                before.entries(),
                after.entries(),
                CodeTable.Entry::code,
                gone -> notes.told(Area.LISTS, Weight.CARE, words.of("entry.gone", gone.label(), gone.code())),
                come -> notes.told(Area.LISTS, Weight.PLAIN, words.of("entry.come", come.label(), come.code())),
                (old, now) -> {
                    notes.text(Area.LISTS, words.of("entry.label", now.code()), old.label(), now.label());
                    notes.value(
                            Area.LISTS,
                            words.of("entry.parent", now.label(), now.code()),
                            words.orNone(old.parent()),
                            words.orNone(now.parent()));
                });
        if (notes.size() == 0) {
            notes.told(Area.LISTS, Weight.PLAIN, words.of("list.order"));
        }
        List<Change> all = notes.sorted();
        if (all.size() <= TOLD) {
            return all;
        }
        Notes rest = new Notes(words);
        rest.told(Area.LISTS, Weight.CARE, words.of("list.more", all.size() - TOLD));
        List<Change> told = new ArrayList<>(all.subList(0, TOLD));
        told.addAll(rest.sorted());
        return told;
    }
}
