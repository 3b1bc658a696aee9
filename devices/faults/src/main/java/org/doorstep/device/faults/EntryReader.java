// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;
import org.doorstep.device.faults.FaultEntry.Words;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Severity;
import org.jspecify.annotations.Nullable;

/** Reads one entry and lists all that is wrong with it. */
final class EntryReader {
    private static final Pattern CODE = Pattern.compile("[A-Z]-[0-9]{3}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");
    private static final Pattern SIGN = Pattern.compile("\\S+( \\S+)+");
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern HALF_WIDTH = Pattern.compile("\\p{IsHan}[,;:?!()]|[,;:?!()]\\p{IsHan}");
    private static final Pattern SHOUT = Pattern.compile("[!！]");
    private static final int NAME_LENGTH = 48;

    /** The texts of an entry, and how much of each there is room for: Chinese characters, English letters. */
    private enum Field {
        TITLE(12, 48),
        CAUSE(90, 220),
        RESIDENT(48, 140),
        ATTENDANT(90, 220),
        TECHNICIAN(90, 220),
        CENTRAL(90, 220);

        private final int zh;
        private final int en;

        Field(int zh, int en) {
            this.zh = zh;
            this.en = en;
        }

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final String file;
    private final String code;
    private final Node node;
    private final List<FaultProblem> problems;
    private boolean good = true;

    EntryReader(String file, String code, Node node, List<FaultProblem> problems) {
        this.file = file;
        this.code = code;
        this.node = node;
        this.problems = problems;
    }

    /** The entry; empty when something is wrong with it. */
    Optional<FaultEntry> read() {
        if (!CODE.matcher(code).matches()) {
            wrong(node, "This is no code.", "Write a capital letter, a hyphen and three digits.");
        }
        if (!(node instanceof Node.Mapping(int ignored, var given))) {
            wrong(node, "There is nothing below it.", "Write name, severity, remedy and the texts below the code.");
            return Optional.empty();
        }
        SequencedMap<String, Node> fields = new LinkedHashMap<>(given);
        String name = scalar(fields, "name");
        if (!name.isEmpty() && (!NAME.matcher(name).matches() || name.length() > NAME_LENGTH)) {
            wrong(
                    node,
                    "The name " + name + " is no name for a log.",
                    "Write 2 or more words in lower case, with hyphens.");
        }
        Severity severity = constant(fields, "severity", Severity.class, Severity.BLOCKING);
        Remedy remedy = constant(fields, "remedy", Remedy.class, Remedy.TECHNICIAN);
        Words title = words(fields, Field.TITLE);
        Words cause = words(fields, Field.CAUSE);
        Words resident = words(fields, Field.RESIDENT);
        Words attendant = words(fields, Field.ATTENDANT);
        Words technician = words(fields, Field.TECHNICIAN);
        Words central = words(fields, Field.CENTRAL);
        calm(resident);
        List<String> signs = signs(fields.remove("signs"));
        fields.forEach(
                (key, value) -> wrong(value, "There is no field " + key + ".", "Take it out or spell it right."));
        return good
                ? Optional.of(new FaultEntry(
                        new FaultCode(code),
                        name,
                        severity,
                        remedy,
                        title,
                        cause,
                        resident,
                        attendant,
                        technician,
                        central,
                        signs))
                : Optional.empty();
    }

    private String scalar(Map<String, Node> fields, String key) {
        Node value = fields.remove(key);
        if (value instanceof Node.Scalar(int ignored, String text) && !text.isBlank()) {
            return text.strip();
        }
        wrong(value == null ? node : value, "It has no " + key + ".", "Write “" + key + ": …”.");
        return "";
    }

    private <E extends Enum<E>> E constant(Map<String, Node> fields, String key, Class<E> type, E otherwise) {
        String text = scalar(fields, key);
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text)) {
                return constant;
            }
        }
        if (!text.isEmpty()) {
            String all = String.join(
                    ", ",
                    Arrays.stream(type.getEnumConstants())
                            .map(c -> c.name().toLowerCase(Locale.ROOT))
                            .toList());
            wrong(node, "There is no " + key + " " + text + ".", "Write one of " + all + ".");
        }
        return otherwise;
    }

    private Words words(Map<String, Node> fields, Field field) {
        Node value = fields.remove(field.key());
        if (!(value instanceof Node.Mapping(int ignored, var given))) {
            wrong(
                    value == null ? node : value,
                    "It has no " + field.key() + ".",
                    "Write “" + field.key() + ": {zh: …, en: …}”.");
            return new Words("", "");
        }
        SequencedMap<String, Node> languages = new LinkedHashMap<>(given);
        String zh = text(languages, field, "zh", value, field.zh);
        String en = text(languages, field, "en", value, field.en);
        languages.forEach((key, other) -> wrong(
                other,
                field.key() + " has a language " + key + " that nobody reads.",
                "Write zh and en alone, and a text with a comma in quotes."));
        if (!zh.isEmpty() && (!HAN.matcher(zh).find() || HALF_WIDTH.matcher(zh).find())) {
            wrong(
                    value,
                    field.key() + ".zh is not written as Chinese is.",
                    "Use Chinese words and full-width punctuation.");
        }
        if (HAN.matcher(en).find()) {
            wrong(value, field.key() + ".en holds Chinese.", "Write it in English.");
        }
        return new Words(zh, en);
    }

    private String text(Map<String, Node> languages, Field field, String language, Node at, int room) {
        Node value = languages.remove(language);
        String text = value instanceof Node.Scalar(int ignored, String given) ? given.strip() : "";
        if (text.isEmpty()) {
            wrong(at, field.key() + " has no " + language + ".", "Write it in Chinese (zh) and in English (en).");
        } else if (text.codePointCount(0, text.length()) > room) {
            wrong(
                    at,
                    field.key() + "." + language + " is longer than the " + room + " characters there is room for.",
                    "Say it in fewer words.");
        }
        return text;
    }

    /** A resident is told calmly and in whole sentences. */
    private void calm(Words resident) {
        if (SHOUT.matcher(resident.zh() + resident.en()).find()) {
            wrong(node, "resident shouts.", "Take the exclamation mark out.");
        }
        if (!resident.zh().isEmpty()
                && !resident.en().isEmpty()
                && !(resident.zh().endsWith("。") && resident.en().endsWith("."))) {
            wrong(node, "resident is no whole sentence.", "End it with a full stop in both languages.");
        }
    }

    private List<String> signs(@Nullable Node given) {
        if (given == null) {
            return List.of();
        }
        List<String> signs = new ArrayList<>();
        if (!(given instanceof Node.Sequence(int ignored, var items))) {
            wrong(given, "signs is no list.", "Write “signs: [\"PROTOCOL its words\"]”.");
            return signs;
        }
        for (Node item : items) {
            if (item instanceof Node.Scalar(int _, String sign)
                    && SIGN.matcher(sign).matches()) {
                signs.add(sign);
            } else {
                wrong(item, "A sign does not name its protocol.", "Write the protocol, a blank, and its own words.");
            }
        }
        return signs;
    }

    private void wrong(Node at, String what, String remedy) {
        good = false;
        problems.add(new FaultProblem(file, at.line(), code, what, remedy));
    }
}
