// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.WorkCalendar;
import org.doorstep.catalog.mistake.Mistake;
import org.jspecify.annotations.Nullable;

/** The code lists of a catalog's folder, {@code lists/<id>.yaml}, known together with its calendar. */
record ListFolder(List<Authoring.CompiledList> compiled, KnownLists known) {
    private static final String FOLDER = "lists";

    /**
     * @param calendar null where there is none that can be read
     * @param calendarBroken whether one is there and was told to be wrong
     */
    static ListFolder read(
            Path folder, @Nullable WorkCalendar calendar, boolean calendarBroken, List<Problem> problems) {
        Path lists = folder.resolve(FOLDER);
        List<Authoring.CompiledList> compiled = new ArrayList<>();
        Map<String, CodeTable> tables = new HashMap<>();
        Set<String> broken = calendarBroken ? new HashSet<>(Set.of(WorkCalendar.ID)) : new HashSet<>();
        for (Path file : Files.isDirectory(lists) ? Authoring.yaml(lists) : List.<Path>of()) {
            String name = Authoring.name(folder, file);
            List<Problem> own = new ArrayList<>();
            Optional<Node> root = Trees.yaml(name, Authoring.bytes(file), own);
            Optional<CodeTable> table = list(name, root, own);
            root.ifPresent(node -> new TextLinter(own).lint(node));
            problems.addAll(own);
            if (table.isPresent() && own.stream().noneMatch(Problem::isError)) {
                tables.put(table.get().id(), table.get());
                compiled.add(new Authoring.CompiledList(table.get(), name, Compiler.json(table.get())));
            } else {
                broken.add(id(name));
            }
        }
        return new ListFolder(compiled, new KnownLists(tables, calendar, broken));
    }

    /** The list of a file, whose name must be that of the list. */
    static Optional<CodeTable> list(String name, Optional<Node> root, List<Problem> problems) {
        return root.map(node -> {
            CodeTable table = ListReader.read(node, problems);
            if (!table.id().isEmpty() && !table.id().equals(id(name))) {
                Place at = new Places(node).at("id");
                problems.add(Problem.error(at, Mistake.LIST_NAME, table.id(), id(name)));
            }
            return table;
        });
    }

    /** {@code regions} of {@code lists/regions.yaml}. */
    private static String id(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return file.substring(0, file.lastIndexOf('.'));
    }
}
