// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.flow.Filler;
import org.doorstep.catalog.mistake.Mistake;

/**
 * Reads every text of a tree for its punctuation: full-width in Chinese, half-width in English. A decimal point, a time of
 * day or an address between Latin characters is left alone.
 */
final class TextLinter {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{[^}]*}");
    private static final String ASCII_MARKS = "[,.?!:;()]";
    private static final Pattern HALF_WIDTH =
            Pattern.compile("\\p{IsHan}\\s*(" + ASCII_MARKS + ")|(" + ASCII_MARKS + ")\\s*\\p{IsHan}");
    private static final Pattern FULL_WIDTH = Pattern.compile("[，。？！：；（）、]");

    private final List<Problem> problems;

    TextLinter(List<Problem> problems) {
        this.problems = problems;
    }

    void lint(Node node) {
        switch (node) {
            case Node.Mapping mapping -> {
                if (mapping.entries().get(Language.ZH_CN.tag()) instanceof Node.Scalar chinese) {
                    chinese(chinese);
                }
                if (mapping.entries().get(Language.EN.tag()) instanceof Node.Scalar english) {
                    english(english);
                }
                mapping.entries().values().forEach(this::lint);
            }
            case Node.Sequence sequence -> sequence.items().forEach(this::lint);
            case Node.Scalar ignored -> {}
        }
    }

    /** One text that stands in every language. */
    void name(Node.Scalar scalar) {
        chinese(scalar);
    }

    private void chinese(Node.Scalar scalar) {
        common(scalar);
        // A placeholder stands for Chinese or figures; the letter keeps its neighbours apart without being Chinese.
        Matcher wrong = HALF_WIDTH.matcher(PLACEHOLDER.matcher(scalar.text()).replaceAll("x"));
        if (wrong.find()) {
            String mark = wrong.group(1) == null ? wrong.group(2) : wrong.group(1);
            problems.add(Problem.error(scalar.place(), Mistake.TEXT_HALF_WIDTH, mark, fullWidth(mark)));
        }
    }

    private void english(Node.Scalar scalar) {
        common(scalar);
        Matcher wrong = FULL_WIDTH.matcher(scalar.text());
        if (wrong.find()) {
            problems.add(Problem.error(scalar.place(), Mistake.TEXT_FULL_WIDTH, wrong.group()));
        }
    }

    private void common(Node.Scalar scalar) {
        String text = scalar.text();
        if (!text.equals(text.strip())) {
            problems.add(Problem.error(scalar.place(), Mistake.TEXT_SPACE));
        }
        boolean document = scalar.place().path().contains("template.");
        for (Filler.Placeholder placeholder : Filler.placeholders(text)) {
            if (!document) {
                problems.add(Problem.error(scalar.place(), Mistake.TEXT_PLACEHOLDER, "${" + placeholder.path() + "}"));
            } else if (!placeholder.known()) {
                problems.add(Problem.error(scalar.place(), Mistake.TEXT_PLACEHOLDER_HOW, placeholder.how()));
            }
        }
    }

    private static String fullWidth(String mark) {
        return mark.equals(".") ? "。" : String.valueOf((char) (mark.charAt(0) + 0xFEE0));
    }
}
