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
import org.doorstep.catalog.item.Item;

/** Reads and checks a folder of items, as the command line, the console and the publisher do. Any thread. */
public final class Authoring {
    private static final String SHARED = "texts.yaml";

    private Authoring() {}

    /**
     * What a folder holds.
     *
     * @param compiled the items without errors, by file name
     * @param problems everything noted, by file and line; warnings included
     */
    public record Result(List<Compiled> compiled, List<Problem> problems) {
        public Result {
            compiled = List.copyOf(compiled);
            problems = List.copyOf(problems);
        }

        /** Whether it may be published as it stands. */
        public boolean publishable() {
            return problems.stream().noneMatch(Problem::isError);
        }

        public List<Item> items() {
            return compiled.stream().map(Compiled::item).toList();
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
     * Reads every {@code *.yaml} of {@code folder/items}, or of {@code folder} where there is no such subfolder, and checks
     * all of it, the examples included.
     *
     * @throws UncheckedIOException when the folder cannot be read
     */
    public static Result load(Path folder) {
        Path items = Files.isDirectory(folder.resolve("items")) ? folder.resolve("items") : folder;
        List<Problem> problems = new ArrayList<>();
        SharedTexts shared = shared(folder, problems);
        ExampleRunner examples = new ExampleRunner(new CelExpressions(), Phrases.load());
        List<Compiled> compiled = new ArrayList<>();
        for (Path file : yaml(items)) {
            String name = folder.relativize(file).toString().replace('\\', '/');
            compile(name, bytes(file), shared, examples, problems).ifPresent(compiled::add);
        }
        if (compiled.isEmpty() && problems.isEmpty()) {
            problems.add(Problem.error(
                    new Place(folder.getFileName() + "/", 1, 1, ""),
                    "There are no items here.",
                    "Name the folder above items/."));
        }
        doubles(compiled, problems);
        return new Result(compiled, problems);
    }

    /** Reads and checks one item from memory; {@code name} is told in its problems. */
    public static Result check(String name, byte[] yaml) {
        List<Problem> problems = new ArrayList<>();
        ExampleRunner examples = new ExampleRunner(new CelExpressions(), Phrases.load());
        List<Compiled> compiled = compile(name, yaml, SharedTexts.none(), examples, problems).stream()
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
                    "The item asks for engine " + item.get().engine() + ".",
                    "Update this terminal's program."));
        }
        return item.isPresent() && problems.isEmpty() ? new Read.Known(item.get()) : new Read.Unknown(problems);
    }

    private static Optional<Compiled> compile(
            String name, byte[] yaml, SharedTexts shared, ExampleRunner examples, List<Problem> problems) {
        List<Problem> own = new ArrayList<>();
        Optional<Compiled> compiled = Trees.yaml(name, yaml, own)
                .map(node -> shared.resolve(node, own))
                .flatMap(node -> {
                    Item item = ItemReader.read(node, own);
                    if (own.isEmpty()) {
                        own.addAll(Validator.check(item, node, examples));
                    } else {
                        new TextLinter(own).lint(node);
                    }
                    return own.stream().anyMatch(Problem::isError)
                            ? Optional.empty()
                            : Optional.of(new Compiled(item, name, Compiler.json(node)));
                });
        problems.addAll(own);
        return compiled;
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

    private static void doubles(List<Compiled> compiled, List<Problem> problems) {
        Map<String, String> ids = new HashMap<>();
        Map<Integer, String> homes = new HashMap<>();
        for (Compiled one : compiled) {
            String other = ids.putIfAbsent(one.item().id(), one.file());
            if (other != null) {
                problems.add(Problem.error(
                        new Place(one.file(), 1, 1, "id"),
                        "The id “" + one.item().id() + "” is that of " + other + " too.",
                        "Give each item an id of its own."));
            }
            int home = one.item().placement().home();
            String there = home == 0 ? null : homes.putIfAbsent(home, one.file());
            if (there != null) {
                problems.add(Problem.error(
                        new Place(one.file(), 1, 1, "placement.home"),
                        "Place " + home + " on the home screen is taken by " + there + ".",
                        "Choose another place from 1 to 9, or leave it out."));
            }
        }
    }

    private static List<Path> yaml(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".yaml"))
                    .filter(file -> !file.getFileName().toString().equals(SHARED))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
