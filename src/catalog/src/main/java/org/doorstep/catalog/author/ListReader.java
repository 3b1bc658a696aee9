// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.WorkCalendar;
import org.doorstep.catalog.mistake.Mistake;

/**
 * Reads a code list, as it is authored (entries inside one another under {@code children}, or with {@code parent}) and as a
 * release carries it (flat). Labels are texts in every language; under {@code labels: proper-names} a label may be one text
 * that stands in all of them, as a place's name does on an ID card.
 */
final class ListReader {
    // A slash parts region and line, a comma the codes of several, where answers are written as one line.
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,39}");
    private static final Pattern REGION = Pattern.compile("[0-9]{2,12}");
    private static final int MOST_LEVELS = 5;

    private final List<Problem> problems;
    private final List<Draft> drafts = new ArrayList<>();
    private Labels labels = Labels.TEXTS;

    private enum Labels {
        TEXTS,
        PROPER_NAMES
    }

    private record Draft(CodeTable.Entry entry, Node node) {}

    private ListReader(List<Problem> problems) {
        this.problems = problems;
    }

    /** The list; of no use when an error was added to {@code problems}. */
    static CodeTable read(Node node, List<Problem> problems) {
        return new ListReader(problems).list(node);
    }

    private CodeTable list(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        String id = reader.string("id");
        if (id.equals(CodeTable.ITEMS)) {
            reader.problem(reader.need("id"), Mistake.LIST_ID_RESERVED);
        }
        if (id.equals(WorkCalendar.ID)) {
            reader.problem(reader.need("id"), Mistake.LIST_ID_CALENDAR);
        }
        labels = reader.constant("labels", Labels.class, Labels.TEXTS);
        reader.list("entries", entry -> entry(entry, ""));
        reader.done();
        if (drafts.isEmpty()) {
            reader.problem(node, Mistake.LIST_EMPTY);
        }
        Map<String, Draft> byCode = byCode();
        Map<String, Integer> levels = levels(byCode);
        if (id.equals(CodeTable.REGIONS)) {
            drafts.forEach(draft -> region(draft, levels));
        }
        // Nearer the top first, else as they were written.
        return new CodeTable(
                id,
                drafts.stream()
                        .map(Draft::entry)
                        .sorted(Comparator.comparingInt(entry -> levels.getOrDefault(entry.code(), 0)))
                        .toList());
    }

    private String entry(Node node, String inside) {
        ObjectReader reader = new ObjectReader(node, problems);
        String code = reader.string("code");
        Text label = label(reader);
        String parent = reader.string("parent", inside);
        if (!inside.isEmpty() && reader.has("parent")) {
            reader.problem(reader.need("parent"), Mistake.ENTRY_PARENT_TWICE, inside);
        }
        if (!CODE.matcher(code).matches()) {
            reader.problem(node, Mistake.ENTRY_CODE, code);
        }
        drafts.add(new Draft(new CodeTable.Entry(code, label, parent), node));
        reader.list("children", child -> entry(child, code));
        reader.done();
        return code;
    }

    private Text label(ObjectReader reader) {
        Node node = reader.take("label");
        if (node == null) {
            return reader.missing("label", Text.of("", ""));
        }
        if (labels == Labels.PROPER_NAMES && node instanceof Node.Scalar name) {
            if (name.text().isBlank()) {
                reader.problem(node, Mistake.LABEL_EMPTY);
            }
            new TextLinter(problems).name(name);
            return Text.of(name.text(), name.text());
        }
        if (node instanceof Node.Scalar) {
            reader.problem(node, Mistake.LABEL_ONE_LANGUAGE);
            return Text.of("", "");
        }
        return reader.text(node);
    }

    private Map<String, Draft> byCode() {
        Map<String, Draft> byCode = new HashMap<>();
        for (Draft draft : drafts) {
            Draft other = byCode.putIfAbsent(draft.entry().code(), draft);
            if (other != null) {
                error(
                        draft,
                        "code",
                        Mistake.ENTRY_CODE_TWICE,
                        draft.entry().code(),
                        other.node().place().line());
            }
        }
        return byCode;
    }

    /** By code; entries without a right parent are left out. */
    private Map<String, Integer> levels(Map<String, Draft> byCode) {
        Map<String, Integer> levels = new HashMap<>();
        for (Draft draft : drafts) {
            int level = 1;
            CodeTable.Entry at = draft.entry();
            while (!at.parent().isEmpty() && level <= drafts.size()) {
                Draft above = byCode.get(at.parent());
                if (above == null) {
                    break;
                }
                at = above.entry();
                level++;
            }
            if (!draft.entry().parent().isEmpty()
                    && !byCode.containsKey(draft.entry().parent())) {
                error(
                        draft,
                        "parent",
                        Mistake.ENTRY_PARENT_UNKNOWN,
                        draft.entry().parent());
            } else if (level > drafts.size()) {
                error(draft, "parent", Mistake.ENTRY_CIRCLE);
            } else {
                levels.put(draft.entry().code(), level);
            }
        }
        return levels;
    }

    private void region(Draft draft, Map<String, Integer> levels) {
        CodeTable.Entry entry = draft.entry();
        if (!REGION.matcher(entry.code()).matches()) {
            error(draft, "code", Mistake.REGION_CODE, entry.code());
        } else if (!entry.code().startsWith(entry.parent())) {
            error(draft, "code", Mistake.REGION_PREFIX, entry.code(), entry.parent());
        }
        if (levels.getOrDefault(entry.code(), 0) > MOST_LEVELS) {
            error(draft, "code", Mistake.REGION_DEEP);
        }
    }

    private void error(Draft draft, String key, Mistake mistake, Object... parts) {
        Node at = draft.node() instanceof Node.Mapping mapping
                ? mapping.entries().getOrDefault(key, draft.node())
                : draft.node();
        problems.add(Problem.error(at.place(), mistake, parts));
    }
}
