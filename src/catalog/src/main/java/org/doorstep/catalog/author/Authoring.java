// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.expr.CelExpressions;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.WorkCalendar;
import org.doorstep.catalog.mistake.Mistake;
import org.jspecify.annotations.Nullable;

/** Reads and checks a folder of items, as the command line, the console and the publisher do. Any thread. */
public final class Authoring {
    private static final String SHARED = "texts.yaml";
    private static final String CALENDAR = "calendar.yaml";

    private Authoring() {}

    /**
     * What a folder holds.
     *
     * @param compiled the items without errors, by file name
     * @param lists the code lists without errors, by file name
     * @param calendar null where there is none, or none without errors
     * @param problems everything noted, by file and line; warnings included
     */
    public record Result(
            List<Compiled> compiled,
            List<CompiledList> lists,
            @Nullable CompiledCalendar calendar,
            List<Problem> problems) {
        public Result {
            compiled = List.copyOf(compiled);
            lists = List.copyOf(lists);
            problems = List.copyOf(problems);
        }

        /** Without code lists and calendar. */
        public Result(List<Compiled> compiled, List<Problem> problems) {
            this(compiled, List.of(), null, problems);
        }

        /** Whether it may be published as it stands. */
        public boolean publishable() {
            return problems.stream().noneMatch(Problem::isError);
        }

        public List<Item> items() {
            return compiled.stream().map(Compiled::item).toList();
        }

        /** A list of the folder, or the items without errors as {@value CodeTable#ITEMS}. */
        public Optional<CodeTable> table(String id) {
            return id.equals(CodeTable.ITEMS)
                    ? Optional.of(CodeTable.ofItems(items()))
                    : lists.stream()
                            .map(CompiledList::table)
                            .filter(table -> table.id().equals(id))
                            .findFirst();
        }
    }

    /**
     * An item and its form in a release.
     *
     * @param file relative to the folder
     * @param json UTF-8
     */
    public record Compiled(Item item, String file, byte[] json) {}

    /**
     * A code list and its form in a release.
     *
     * @param file relative to the folder
     * @param json UTF-8
     */
    public record CompiledList(CodeTable table, String file, byte[] json) {}

    /**
     * A working calendar and its form in a release.
     *
     * @param json UTF-8
     */
    public record CompiledCalendar(WorkCalendar calendar, byte[] json) {}

    /** Whether a file of that name, at the top of a catalog's folder, is something else than an item. */
    public static boolean besideItems(String file) {
        return file.equals(SHARED) || file.equals(CALENDAR);
    }

    /**
     * Reads every {@code *.yaml} of {@code folder/items}, or of {@code folder} where there is no such subfolder, and every
     * code list of {@code folder/lists} with {@code folder/calendar.yaml}, and checks all of it, the examples included.
     *
     * @throws UncheckedIOException when the folder cannot be read
     */
    public static Result load(Path folder) {
        Path items = Files.isDirectory(folder.resolve("items")) ? folder.resolve("items") : folder;
        List<Problem> problems = new ArrayList<>();
        SharedTexts shared = shared(folder, problems);
        int before = problems.size();
        CompiledCalendar calendar = calendar(folder, problems);
        ListFolder lists = ListFolder.read(
                folder, calendar == null ? null : calendar.calendar(), problems.size() > before, problems);
        List<Draft> drafts = yaml(items).stream()
                .filter(file ->
                        !items.equals(folder) || !besideItems(file.getFileName().toString()))
                .map(file -> Draft.read(name(folder, file), bytes(file), shared))
                .toList();
        List<Item> readable =
                drafts.stream().flatMap(draft -> draft.item().stream()).toList();
        KnownLists known = lists.known().with(CodeTable.ofItems(readable));
        ExampleRunner examples = new ExampleRunner(new CelExpressions(), Phrases.load());
        List<Compiled> compiled = drafts.stream()
                .flatMap(draft -> draft.compile(examples, known, problems).stream())
                .toList();
        if (compiled.isEmpty() && problems.isEmpty()) {
            problems.add(Problem.error(new Place(folder.getFileName() + "/", 1, 1, ""), Mistake.FOLDER_NO_ITEMS));
        }
        doubles(compiled, problems);
        return new Result(compiled, lists.compiled(), calendar, problems);
    }

    /**
     * Reads and checks one item from memory; {@code name} is told in its problems. Nothing is known of code lists: whether
     * those that it names are there, and hold the codes of its examples, stays unchecked.
     */
    public static Result check(String name, byte[] yaml) {
        List<Problem> problems = new ArrayList<>();
        ExampleRunner examples = new ExampleRunner(new CelExpressions(), Phrases.load());
        List<Compiled> compiled = Draft.read(name, yaml, SharedTexts.none()).compile(examples, null, problems).stream()
                .toList();
        return new Result(compiled, problems);
    }

    /** What a compiled item holds, or what in it this program does not know. Examples are not run. */
    public sealed interface Read {
        record Known(Item item) implements Read {}

        record Unknown(List<Problem> problems) implements Read {}
    }

    /** Reads the JSON of a release. */
    public static Read readCompiled(String name, byte[] json) {
        List<Problem> problems = new ArrayList<>();
        Optional<Node> root = Trees.json(name, json, problems);
        Optional<Item> item = root.map(node -> ItemReader.read(node, problems));
        if (item.isPresent() && item.get().engine() > Item.ENGINE) {
            problems.add(Problem.error(
                    new Place(name, 1, 1, "engine"),
                    Mistake.ENGINE_NEWER_HERE,
                    item.get().engine()));
        }
        return item.isPresent() && problems.isEmpty() ? new Read.Known(item.get()) : new Read.Unknown(problems);
    }

    /** What a compiled code list holds, or what is wrong with it. */
    public sealed interface ReadList {
        record Known(CodeTable table) implements ReadList {}

        record Unknown(List<Problem> problems) implements ReadList {}
    }

    /** Reads a code list of a release; {@code name} is {@code lists/<id>.json}. */
    public static ReadList readCompiledList(String name, byte[] json) {
        List<Problem> problems = new ArrayList<>();
        Optional<CodeTable> table = ListFolder.list(name, Trees.json(name, json, problems), problems);
        return table.isPresent() && problems.isEmpty()
                ? new ReadList.Known(table.get())
                : new ReadList.Unknown(problems);
    }

    /** What a compiled working calendar holds, or what is wrong with it. */
    public sealed interface ReadCalendar {
        record Known(WorkCalendar calendar) implements ReadCalendar {}

        record Unknown(List<Problem> problems) implements ReadCalendar {}
    }

    /** Reads the working calendar of a release. */
    public static ReadCalendar readCompiledCalendar(String name, byte[] json) {
        List<Problem> problems = new ArrayList<>();
        Optional<WorkCalendar> calendar =
                Trees.json(name, json, problems).map(node -> CalendarReader.read(node, problems));
        return calendar.isPresent() && problems.isEmpty()
                ? new ReadCalendar.Known(calendar.get())
                : new ReadCalendar.Unknown(problems);
    }

    /**
     * A file that was read.
     *
     * @param item as far as it could be read; of use only while {@code problems} is empty
     */
    private record Draft(String file, Optional<Node> node, Optional<Item> item, List<Problem> problems) {
        static Draft read(String file, byte[] yaml, SharedTexts shared) {
            List<Problem> problems = new ArrayList<>();
            Optional<Node> node = Trees.yaml(file, yaml, problems).map(tree -> shared.resolve(tree, problems));
            return new Draft(file, node, node.map(tree -> ItemReader.read(tree, problems)), problems);
        }

        /** Checks it and gives its form in a release; empty when it has errors, which are added to {@code all}. */
        Optional<Compiled> compile(ExampleRunner examples, @Nullable KnownLists lists, List<Problem> all) {
            List<Problem> own = new ArrayList<>(problems);
            if (node.isPresent() && item.isPresent()) {
                if (own.isEmpty()) {
                    own.addAll(Validator.check(item.get(), node.get(), examples, lists));
                } else {
                    new TextLinter(own).lint(node.get());
                }
            }
            all.addAll(own);
            return own.stream().anyMatch(Problem::isError)
                    ? Optional.empty()
                    : node.flatMap(tree -> item.map(right -> new Compiled(right, file, Compiler.json(tree))));
        }
    }

    private static SharedTexts shared(Path folder, List<Problem> problems) {
        Path file = folder.resolve(SHARED);
        if (!Files.isRegularFile(file)) {
            return SharedTexts.none();
        }
        return Trees.yaml(SHARED, bytes(file), problems)
                .map(node -> SharedTexts.of(node, problems))
                .orElseGet(SharedTexts::none);
    }

    private static @Nullable CompiledCalendar calendar(Path folder, List<Problem> problems) {
        Path file = folder.resolve(CALENDAR);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        List<Problem> own = new ArrayList<>();
        CompiledCalendar calendar = Trees.yaml(CALENDAR, bytes(file), own)
                .map(node -> {
                    new TextLinter(own).lint(node);
                    return new CompiledCalendar(CalendarReader.read(node, own), Compiler.json(node));
                })
                .orElse(null);
        problems.addAll(own);
        return own.isEmpty() ? calendar : null;
    }

    private static void doubles(List<Compiled> compiled, List<Problem> problems) {
        Map<String, String> ids = new HashMap<>();
        Map<Integer, String> homes = new HashMap<>();
        for (Compiled one : compiled) {
            String other = ids.putIfAbsent(one.item().id(), one.file());
            if (other != null) {
                problems.add(Problem.error(
                        new Place(one.file(), 1, 1, "id"),
                        Mistake.ITEM_ID_TAKEN,
                        one.item().id(),
                        other));
            }
            int home = one.item().placement().home();
            String there = home == 0 ? null : homes.putIfAbsent(home, one.file());
            if (there != null) {
                problems.add(Problem.error(
                        new Place(one.file(), 1, 1, "placement.home"), Mistake.ITEM_PLACE_TAKEN, home, there));
            }
        }
    }

    static String name(Path folder, Path file) {
        return folder.relativize(file).toString().replace('\\', '/');
    }

    /** The files of a folder by name. */
    static List<Path> yaml(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
