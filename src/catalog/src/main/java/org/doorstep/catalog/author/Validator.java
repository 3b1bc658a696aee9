// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.doorstep.catalog.flow.CodeTables;
import org.doorstep.catalog.item.Codes;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Material;
import org.doorstep.catalog.item.Notice;
import org.doorstep.catalog.item.Output;
import org.doorstep.catalog.item.Page;
import org.doorstep.catalog.item.Step;
import org.doorstep.catalog.mistake.Mistake;
import org.doorstep.catalog.mistake.Told;
import org.jspecify.annotations.Nullable;

/** All that is wrong with an item that could be read. */
final class Validator {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Set<String> RESERVED = Set.of(
            "today",
            "card",
            "facts",
            "answers",
            "holder",
            "certificate",
            "slip",
            "case",
            "case-received",
            "row-count",
            "rows");
    private static final int TILE = 10;

    private final Item item;
    private final Places places;
    private final List<Problem> problems = new ArrayList<>();

    private Validator(Item item, Node root) {
        this.item = item;
        this.places = new Places(root);
    }

    /** @param lists null where nothing is known of code lists, so that nothing is said of them either */
    static List<Problem> check(Item item, Node root, ExampleRunner examples, @Nullable KnownLists lists) {
        Validator validator = new Validator(item, root);
        validator.ids();
        validator.names();
        new TextLinter(validator.problems).lint(root);
        new ReferenceChecks(item, validator::error).check();
        new KnowledgeChecks(item, validator::error, list -> lists == null || lists.has(list)).check();
        if (lists != null) {
            new ListChecks(item, validator::error, lists).check();
        }
        if (validator.problems.stream().noneMatch(Problem::isError)) {
            validator.examples(examples, lists == null ? CodeTables.NONE : lists);
        }
        validator.problems.sort(
                Comparator.comparingInt(problem -> problem.place().line()));
        return validator.problems;
    }

    private void error(String path, Mistake mistake, Object... parts) {
        error(path, mistake.with(parts));
    }

    private void error(String path, Told told) {
        problems.add(new Problem(Problem.Severity.ERROR, places.at(path), told));
    }

    private void warn(String path, Mistake mistake, Object... parts) {
        problems.add(Problem.warning(places.at(path), mistake, parts));
    }

    /** Takes a problem by its path in the item. */
    interface Sink {
        void error(String path, Mistake mistake, Object... parts);
    }

    private void ids() {
        id("id", item.id());
        id("desk", item.desk());
        id("icon", item.icon());
        unique("pages", item.pages(), Page::id);
        unique("steps", item.steps(), Step::id);
        unique("outputs", item.outputs(), Output::id);
        unique("materials", item.materials(), Material::id);
        unique("notices", item.notices(), Notice::id);
        unique("fees", item.fees(), org.doorstep.catalog.item.Fee::id);
        Set<String> fields = new HashSet<>();
        for (int p = 0; p < item.pages().size(); p++) {
            List<Field> onPage = item.pages().get(p).fields();
            for (int f = 0; f < onPage.size(); f++) {
                String path = "pages[" + p + "].fields[" + f + "].id";
                String id = onPage.get(f).id();
                id(path, id);
                if (!fields.add(id)) {
                    error(path, Mistake.FIELD_ID_TWICE, id);
                }
                if (RESERVED.contains(id)) {
                    error(path, Mistake.FIELD_ID_RESERVED, id);
                }
            }
        }
    }

    private <T> void unique(String list, List<T> all, Function<T, String> id) {
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            String path = list + "[" + i + "].id";
            String one = id.apply(all.get(i));
            id(path, one);
            if (!seen.add(one)) {
                error(path, Mistake.ID_TWICE, one, list);
            }
        }
    }

    private void id(String path, String id) {
        if (!ID.matcher(id).matches()) {
            error(path, Mistake.ID_FORM, id);
        }
    }

    private void names() {
        if (item.engine() > Item.ENGINE) {
            error("engine", Mistake.ENGINE_NEWER, item.engine(), Item.ENGINE);
        }
        String tile = item.shortTitle().zhCn();
        if (tile.codePointCount(0, tile.length()) > TILE) {
            warn("short-title", Mistake.TILE_LONG, TILE);
        }
        Codes codes = item.codes();
        if (!codes.basic().isEmpty() && codes.basic().length() != 12) {
            warn("codes.basic", Mistake.CODE_BASIC);
        }
        if (!codes.implementation().isEmpty() && codes.implementation().length() != 31) {
            warn("codes.implementation", Mistake.CODE_IMPLEMENTATION);
        }
        if (!codes.type().matches("[0-9]{2}")) {
            error("codes.type", Mistake.CODE_TYPE);
        }
        if (item.placement().audience().isEmpty()) {
            error("placement.audience", Mistake.AUDIENCE_NONE);
        }
    }

    private void examples(ExampleRunner runner, CodeTables tables) {
        if (item.examples().isEmpty()) {
            error("examples", Mistake.EXAMPLE_NONE);
        }
        runner.run(item, tables).forEach(failure -> error(failure.path(), failure.told()));
    }
}
