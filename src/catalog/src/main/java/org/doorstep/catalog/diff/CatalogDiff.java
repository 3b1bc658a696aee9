// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.diff;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Example;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Requirement;

/** Compares two states of the catalog. Immutable; any thread. */
public final class CatalogDiff {
    private final Map<String, Map<Language, String>> areas = new LinkedHashMap<>();
    private final ItemDiff items;
    private final ListDiff lists;
    private final Wording words;

    private CatalogDiff(Wording words) {
        this.words = words;
        this.lists = new ListDiff(words);
        this.items = new ItemDiff(words);
        for (Change.Area area : Change.Area.values()) {
            Map<Language, String> names = new TreeMap<>();
            for (Language language : Language.values()) {
                names.put(language, words.of("area." + area).in(language));
            }
            areas.put(area.name(), names);
        }
    }

    /** Reads the words of the class path. */
    public static CatalogDiff load() {
        return new CatalogDiff(Wording.load());
    }

    /** The heading of an area. */
    public String name(Change.Area area, Language language) {
        return java.util.Objects.requireNonNull(
                java.util.Objects.requireNonNull(areas.get(area.name())).get(language));
    }

    /** What a requirement asks for: a device, or one of several. */
    public String name(Requirement requirement, Language language) {
        return words.requirement(requirement).in(language);
    }

    /** What becomes of which items, by id; items that are equal are left out. An id stands once on each side. */
    public List<ItemChange> between(List<Item> before, List<Item> after) {
        Map<String, Item> was = byId(before);
        Map<String, Item> is = byId(after);
        TreeSet<String> ids = new TreeSet<>(was.keySet());
        ids.addAll(is.keySet());
        List<ItemChange> changes = new ArrayList<>();
        for (String id : ids) {
            Item old = was.get(id);
            Item now = is.get(id);
            if (old == null && now != null) {
                changes.add(new ItemChange.Added(now, items.facts(now), fees(List.of(), now.examples())));
            } else if (old != null && now == null) {
                changes.add(new ItemChange.Removed(old));
            } else if (old != null && now != null && !old.equals(now)) {
                changes.add(new ItemChange.Changed(
                        old, now, items.changes(old, now), fees(old.examples(), now.examples())));
            }
        }
        changes.sort(Comparator.comparingInt(CatalogDiff::rank));
        return List.copyOf(changes);
    }

    /** What becomes of which code lists, by id; lists that are equal are left out. */
    public List<ListChange> lists(List<CodeTable> before, List<CodeTable> after) {
        return lists.between(before, after);
    }

    private static int rank(ItemChange change) {
        return switch (change) {
            case ItemChange.Removed ignored -> 0;
            case ItemChange.Changed ignored -> 1;
            case ItemChange.Added ignored -> 2;
        };
    }

    private static Map<String, Item> byId(List<Item> items) {
        Map<String, Item> byId = new TreeMap<>();
        items.forEach(item -> byId.put(item.id(), item));
        return byId;
    }

    private static List<FeeOver> fees(List<Example> before, List<Example> after) {
        List<FeeOver> fees = new ArrayList<>();
        List<Example> left = new ArrayList<>(before);
        for (Example now : after) {
            Example old =
                    left.stream().filter(one -> sameCase(one, now)).findFirst().orElse(null);
            left.remove(old);
            fees.add(new FeeOver(
                    now.name(),
                    old == null
                            ? OptionalLong.empty()
                            : OptionalLong.of(old.expect().feeFen()),
                    OptionalLong.of(now.expect().feeFen())));
        }
        left.forEach(old ->
                fees.add(new FeeOver(old.name(), OptionalLong.of(old.expect().feeFen()), OptionalLong.empty())));
        boolean free = fees.stream()
                .allMatch(
                        fee -> fee.beforeFen().orElse(0) == 0 && fee.afterFen().orElse(0) == 0);
        return free ? List.of() : fees;
    }

    private static boolean sameCase(Example one, Example other) {
        return one.name().equals(other.name())
                && one.today().equals(other.today())
                && one.card().equals(other.card())
                && one.answers().equals(other.answers())
                && one.facts().equals(other.facts())
                && one.rows().equals(other.rows());
    }
}
