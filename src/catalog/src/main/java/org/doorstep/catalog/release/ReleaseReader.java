// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.doorstep.catalog.author.Authoring;
import org.doorstep.catalog.author.Place;
import org.doorstep.catalog.author.Problem;
import org.doorstep.catalog.expr.ItemLists;
import org.doorstep.catalog.expr.UnknownNames;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.WorkCalendar;
import org.doorstep.catalog.mistake.Mistake;

/**
 * Makes a catalog of the blobs that a release names. What this program does not know hides the item, list or calendar that
 * holds it, and the items that need such a list or the calendar, never the release.
 */
final class ReleaseReader {
    static final String ITEMS = "items/";
    static final String LISTS = "lists/";
    static final String CALENDAR = "calendar.json";

    private final BlobStore blobs;

    ReleaseReader(BlobStore blobs) {
        this.blobs = blobs;
    }

    LiveCatalog read(Metadata targets) throws BadMetadataException, IOException {
        Map<String, Item> items = new HashMap<>();
        Map<String, CodeTable> lists = new HashMap<>();
        WorkCalendar calendar = null;
        List<LiveCatalog.Hidden> hidden = new ArrayList<>();
        Map<String, byte[]> others = new HashMap<>();
        for (var target : targets.targets().entrySet()) {
            String name = target.getKey();
            byte[] bytes = blobs.read(target.getValue())
                    .orElseThrow(() -> Metadata.bad(name, "is missing or damaged on this disk"));
            if (name.startsWith(ITEMS)) {
                switch (Authoring.readCompiled(name, bytes)) {
                    case Authoring.Read.Known(Item item) ->
                        UnknownNames.in(item)
                                .ifPresentOrElse(
                                        unknown -> hidden.add(hidden(name, unknown)), () -> items.put(name, item));
                    case Authoring.Read.Unknown(var problems) -> hidden.add(new LiveCatalog.Hidden(name, problems));
                }
            } else if (name.startsWith(LISTS)) {
                switch (Authoring.readCompiledList(name, bytes)) {
                    case Authoring.ReadList.Known(CodeTable table) -> lists.put(table.id(), table);
                    case Authoring.ReadList.Unknown(var problems) -> hidden.add(new LiveCatalog.Hidden(name, problems));
                }
            } else if (name.equals(CALENDAR)) {
                switch (Authoring.readCompiledCalendar(name, bytes)) {
                    case Authoring.ReadCalendar.Known(WorkCalendar known) -> calendar = known;
                    case Authoring.ReadCalendar.Unknown(var problems) ->
                        hidden.add(new LiveCatalog.Hidden(name, problems));
                }
            } else {
                others.put(name, bytes);
            }
        }
        Set<String> there = new TreeSet<>(lists.keySet());
        there.add(CodeTable.ITEMS);
        if (calendar != null) {
            there.add(WorkCalendar.ID);
        }
        hideWithout(items, there, hidden);
        List<Item> offered = items.values().stream()
                .sorted(Comparator.comparingInt(ReleaseReader::place).thenComparing(Item::id))
                .toList();
        return new LiveCatalog(
                targets.version(),
                published(targets, others),
                offered,
                lists,
                calendar == null ? WorkCalendar.WEEKDAYS : calendar,
                hidden,
                others);
    }

    private static int place(Item item) {
        int home = item.placement().home();
        return home == 0 ? Integer.MAX_VALUE : home;
    }

    private static LiveCatalog.Hidden hidden(String name, UnknownNames.Found unknown) {
        return new LiveCatalog.Hidden(
                name,
                List.of(Problem.error(
                        new Place(name, 1, 1, ""),
                        Mistake.RELEASE_EXPRESSION,
                        unknown.expression().source(),
                        unknown.name())));
    }

    private static void hideWithout(Map<String, Item> items, Set<String> there, List<LiveCatalog.Hidden> hidden) {
        new TreeMap<>(items).forEach((name, item) -> {
            Set<String> missing = new TreeSet<>(ItemLists.of(item));
            missing.removeAll(there);
            if (!missing.isEmpty()) {
                items.remove(name);
                hidden.add(new LiveCatalog.Hidden(
                        name, missing.stream().map(need -> without(name, need)).toList()));
            }
        });
    }

    private static Problem without(String name, String need) {
        Place place = new Place(name, 1, 1, "");
        return need.equals(WorkCalendar.ID)
                ? Problem.error(place, Mistake.RELEASE_CALENDAR_MISSING)
                : Problem.error(place, Mistake.RELEASE_LIST_MISSING, need);
    }

    private static Instant published(Metadata targets, Map<String, byte[]> others) throws BadMetadataException {
        byte[] description = others.get(LiveCatalog.RELEASE);
        if (description == null) {
            throw Metadata.bad(targets.name(), "names no " + LiveCatalog.RELEASE);
        }
        try {
            var says = Metadata.JSON.readTree(description);
            if (says.path("release").asInt() != targets.version()) {
                throw Metadata.bad(LiveCatalog.RELEASE, "is that of another release");
            }
            return Instant.parse(says.path("published").asText());
        } catch (IOException | java.time.DateTimeException e) {
            throw Metadata.bad(LiveCatalog.RELEASE, "cannot be read");
        }
    }
}
