// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.doorstep.catalog.author.Authoring;
import org.doorstep.catalog.author.Place;
import org.doorstep.catalog.author.Problem;
import org.doorstep.catalog.diff.CatalogDiff;
import org.doorstep.catalog.diff.ItemChange;
import org.doorstep.catalog.diff.ListChange;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.mistake.Mistake;
import org.doorstep.contract.Suite;
import org.jspecify.annotations.Nullable;

/**
 * Checks files as the publisher will, examples included, and by the rules that reach over versions: a version once published keeps
 * its content, and a field never changes what it takes. Any thread; what was examined last is remembered.
 */
public final class Examiner {
    private final PublishedItems published;
    private final Path work;
    private final Suite suite;
    private final CatalogDiff diff;
    private volatile @Nullable Examined last;

    /** @param work folder in which files are laid out while they are read */
    public Examiner(PublishedItems published, Path work, Suite suite, CatalogDiff diff) {
        this.published = published;
        this.work = work;
        this.suite = suite;
        this.diff = diff;
    }

    /**
     * @param mark of the draft
     * @param findings by file and line
     * @param changes what becomes of which items, against the release that every terminal runs; of files with errors nothing is known
     * @param lists what becomes of which code lists
     * @param items those without errors
     */
    public record Examined(
            String mark, List<Finding> findings, List<ItemChange> changes, List<ListChange> lists, List<Item> items) {
        public long errors() {
            return findings.stream().filter(one -> one.problem().isError()).count();
        }

        public boolean publishable() {
            return errors() == 0;
        }
    }

    /**
     * @param line the line of the file, cut short; empty where there is none
     */
    public record Finding(Problem problem, String line) {}

    /** Examines the draft. */
    public Examined examine(Drafts.Draft draft) throws IOException {
        Examined known = last;
        if (known != null && known.mark().equals(draft.mark())) {
            return known;
        }
        Authoring.Result result = author(draft.folder());
        List<Problem> problems = problems(draft.folder(), result);
        List<Item> items = result.items();
        Examined examined = new Examined(
                draft.mark(),
                problems.stream()
                        .map(problem -> new Finding(problem, line(draft.folder(), problem.place())))
                        .toList(),
                diff.between(published.items(draft.current()), withBroken(draft, items)),
                diff.lists(published.lists(draft.current()), lists(draft, result)),
                items);
        last = examined;
        return examined;
    }

    /** What stands against publishing files as they are; empty when nothing does. */
    List<Problem> errors(CatalogFolder folder) throws IOException {
        return problems(folder, author(folder)).stream()
                .filter(Problem::isError)
                .toList();
    }

    /** An item whose file has errors counts as it was: it is not removed, and its errors are told. */
    private List<Item> withBroken(Drafts.Draft draft, List<Item> items) {
        List<Item> all = new ArrayList<>(items);
        for (Item item : published.items(draft.current())) {
            boolean there = draft.folder().files().entrySet().stream()
                    .anyMatch(file -> file.getKey().startsWith(CatalogFolder.ITEMS)
                            && CatalogFolder.id(file.getValue())
                                    .filter(item.id()::equals)
                                    .isPresent());
            if (there && items.stream().noneMatch(one -> one.id().equals(item.id()))) {
                all.add(item);
            }
        }
        return all;
    }

    /** A list whose file has errors counts as it was, like an item. */
    private List<CodeTable> lists(Drafts.Draft draft, Authoring.Result result) {
        List<CodeTable> all = new ArrayList<>(
                result.lists().stream().map(Authoring.CompiledList::table).toList());
        for (CodeTable table : published.lists(draft.current())) {
            boolean there = draft.folder().files().containsKey("lists/" + table.id() + ".yaml");
            if (there && all.stream().noneMatch(one -> one.id().equals(table.id()))) {
                all.add(table);
            }
        }
        return all;
    }

    private Authoring.Result author(CatalogFolder folder) throws IOException {
        if (!folder.hasItems()) {
            Problem none = Problem.error(new Place("items/", 1, 1, ""), Mistake.DRAFT_NO_ITEMS);
            return new Authoring.Result(List.of(), List.of(none));
        }
        return folder.written(work, Authoring::load);
    }

    private List<Problem> problems(CatalogFolder folder, Authoring.Result result) {
        List<Problem> problems = new ArrayList<>(result.problems());
        Map<String, Map<Integer, PublishedItems.Published>> versions = published.versions();
        for (Authoring.Compiled one : result.compiled()) {
            Map<Integer, PublishedItems.Published> before =
                    versions.getOrDefault(one.item().id(), Map.of());
            version(folder, one, before).ifPresent(problems::add);
            before.values().stream()
                    .mapToInt(PublishedItems.Published::release)
                    .max()
                    .ifPresent(release -> published.items(release).stream()
                            .filter(item -> item.id().equals(one.item().id()))
                            .forEach(item -> problems.addAll(types(folder, one, item))));
        }
        return problems;
    }

    private Optional<Problem> version(
            CatalogFolder folder, Authoring.Compiled one, Map<Integer, PublishedItems.Published> before) {
        int version = one.item().version();
        int highest = before.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
        PublishedItems.Published same = before.get(version);
        String hash = HexFormat.of().formatHex(suite.hash(one.json()));
        if (same == null ? version > highest : same.sha256().equals(hash)) {
            return Optional.empty();
        }

        int line = versionLine(lines(folder, one.file()));
        Place place = new Place(one.file(), line, 1, "version");
        return Optional.of(
                same == null
                        ? Problem.error(place, Mistake.VERSION_BEHIND, version, highest, highest + 1)
                        : Problem.error(place, Mistake.VERSION_CHANGED, version, same.release(), highest + 1));
    }

    private static List<Problem> types(CatalogFolder folder, Authoring.Compiled one, Item before) {
        List<Problem> problems = new ArrayList<>();
        one.item().pages().forEach(page -> {
            for (Field field : page.fields()) {
                boolean other = before.field(field.id())
                        .filter(old -> old.type().getClass() != field.type().getClass())
                        .isPresent();
                if (other) {
                    problems.add(Problem.error(
                            new Place(
                                    one.file(),
                                    fieldLine(lines(folder, one.file()), field.id()),
                                    1,
                                    "pages." + page.id() + "." + field.id()),
                            Mistake.FIELD_TYPE_CHANGED,
                            field.id(),
                            before.version()));
                }
            }
        });
        return problems;
    }

    /** The line of {@code version:}; 1 where there is none. */
    private static int versionLine(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("version:")) {
                return i + 1;
            }
        }
        return 1;
    }

    /** The line of a field among the pages. A page of the same id stands before its fields, so the last line counts. */
    private static int fieldLine(List<String> lines, String field) {
        Pattern id = Pattern.compile("^\\s+- (?:\\{\\s*)?id:\\s*[\"']?" + Pattern.quote(field) + "[\"']?\\s*(?:,.*)?$");
        int found = 1;
        boolean pages = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && Character.isLetter(line.charAt(0))) {
                pages = line.startsWith("pages:");
            }
            if (pages && id.matcher(line).matches()) {
                found = i + 1;
            }
        }
        return found;
    }

    private static List<String> lines(CatalogFolder folder, String file) {
        return folder.files().getOrDefault(file, "").lines().toList();
    }

    private static String line(CatalogFolder folder, Place place) {
        return folder.files()
                .getOrDefault(place.file(), "")
                .lines()
                .skip(place.line() - 1L)
                .findFirst()
                .map(String::strip)
                .map(line -> line.length() > 160 ? line.substring(0, 160) + "…" : line)
                .orElse("");
    }
}
