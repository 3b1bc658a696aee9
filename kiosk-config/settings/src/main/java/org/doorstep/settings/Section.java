// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.tomlj.TomlArray;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/**
 * One table of the file, read key by key. A key that is wrong is noted and read as something harmless, because a file
 * with a problem is never used. {@link #close} notes the keys that nobody asked for.
 */
final class Section implements AutoCloseable {
    private final Findings findings;
    private final TomlTable table;
    private final String path;
    private final Place place;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> noted = new HashSet<>();

    Section(Findings findings, TomlTable table, String path, Place place) {
        this.findings = findings;
        this.table = table;
        this.path = path;
        this.place = place;
    }

    Place place() {
        return place;
    }

    Place placeOf(String key) {
        TomlPosition at = table.inputPositionOf(List.of(key));
        return at == null ? place : new Place(at.line(), at.column());
    }

    String dotted(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    Set<String> keys() {
        return table.keySet();
    }

    boolean has(String key) {
        asked.add(key);
        return table.contains(List.of(key));
    }

    /** Whether all of these are there and nothing was noted against them, so that they can be held against each other. */
    boolean sound(String... keys) {
        return List.of(keys).stream().allMatch(key -> has(key) && !noted.contains(key));
    }

    void wrong(String key, String message, String remedy) {
        noted.add(key);
        findings.add(placeOf(key), dotted(key), message, remedy);
    }

    private void missing(String key, String remedy) {
        String where = path.isEmpty() ? "The file" : "[" + path + "]";
        findings.addMissing(place, dotted(key), where + " lacks " + key, remedy);
    }

    /** A text that must be there and say something. */
    String text(String key, String example) {
        Object value = value(key);
        switch (value) {
            case null -> missing(key, "Add a line such as: " + key + " = \"" + example + "\".");
            case String s
            when !s.isBlank() -> {
                return s.strip();
            }
            case String s -> wrong(key, key + " is empty", "Write it as \"" + example + "\", for instance.");
            default ->
                wrong(
                        key,
                        key + " must be a text but is " + kind(value),
                        "Put it into quotes: \"" + example + "\", for instance.");
        }
        return "";
    }

    String text(String key, String example, String fallback) {
        return has(key) ? text(key, example) : fallback;
    }

    int whole(String key, int min, int max, String unit) {
        if (!has(key)) {
            missing(key, "Add a line such as: " + key + " = " + min + ".");
            return min;
        }
        if (!(value(key) instanceof Long number)) {
            wrong(
                    key,
                    key + " must be a whole number but is " + kind(value(key)),
                    "Write digits without quotes or decimal point, from " + min + " to " + max + " " + unit + ".");
            return min;
        }
        if (number < min || number > max) {
            outOfRange(key, Long.toString(number), Integer.toString(min), Integer.toString(max), unit);
            return min;
        }
        return Math.toIntExact(number);
    }

    int whole(String key, int min, int max, String unit, int fallback) {
        return has(key) ? whole(key, min, max, unit) : fallback;
    }

    double measure(String key, double min, double max, String unit) {
        if (!has(key)) {
            missing(key, "Measure it and add a line such as: " + key + " = " + plain(min) + ".");
            return min;
        }
        double number = switch (value(key)) {
            case Long l -> l.doubleValue();
            case Double d -> d;
            case null, default -> Double.NaN;
        };
        if (!Double.isFinite(number)) {
            wrong(
                    key,
                    key + " must be a number but is " + kind(value(key)),
                    "Write digits without quotes, from " + plain(min) + " to " + plain(max) + " " + unit + ".");
            return min;
        }
        if (number < min || number > max) {
            outOfRange(key, plain(number), plain(min), plain(max), unit);
            return min;
        }
        return number;
    }

    private void outOfRange(String key, String number, String min, String max, String unit) {
        wrong(key, key + " is " + number + " " + unit, "Choose from " + min + " to " + max + " " + unit + ".");
    }

    boolean flag(String key, boolean fallback) {
        if (!has(key)) {
            return fallback;
        }
        if (value(key) instanceof Boolean b) {
            return b;
        }
        wrong(key, key + " must be true or false but is " + kind(value(key)), "Write true or false without quotes.");
        return fallback;
    }

    /** The table of that name; empty and silent where it is not there. */
    Section table(String key) {
        Object value = value(key);
        if (value instanceof TomlTable t) {
            return new Section(findings, t, dotted(key), placeOf(key));
        }
        if (value != null) {
            wrong(key, key + " must be a table but is " + kind(value), "Begin it with a line [" + dotted(key) + "].");
        }
        return new Section(findings, org.tomlj.MutableTomlTable.create(), dotted(key), place);
    }

    /** A table that must be there; where it is not, its missing keys are not reported one by one. */
    Optional<Section> required(String key) {
        if (!has(key)) {
            findings.addMissing(
                    Place.WHOLE_FILE,
                    dotted(key),
                    "The table [" + dotted(key) + "] is missing",
                    "Copy it from the template, which the command \"doorstep template\" writes.");
            return Optional.empty();
        }
        return Optional.of(table(key));
    }

    List<Section> tables(String key) {
        Object value = value(key);
        List<Section> found = new ArrayList<>();
        if (value instanceof TomlArray array) {
            for (int i = 0; i < array.size(); i++) {
                if (array.get(i) instanceof TomlTable t) {
                    TomlPosition at = array.inputPositionOf(i);
                    found.add(new Section(findings, t, dotted(key), new Place(at.line(), at.column())));
                } else {
                    wrong(key, key + " holds something that is no table", listRemedy(key));
                }
            }
        } else if (value != null) {
            wrong(key, key + " must be a list of tables but is " + kind(value), listRemedy(key));
        }
        return found;
    }

    private static String listRemedy(String key) {
        return "Begin each with a line [[" + key + "]], in double brackets.";
    }

    /** Every key not asked for yet, with its value as text. */
    Map<String, String> rest() {
        Map<String, String> rest = new LinkedHashMap<>();
        for (String key : keys()) {
            if (asked.contains(key)) {
                continue;
            }
            switch (value(key)) {
                case String s -> rest.put(key, s);
                case Long l -> rest.put(key, Long.toString(l));
                case Double d when Double.isFinite(d) -> rest.put(key, plain(d));
                case Boolean b -> rest.put(key, Boolean.toString(b));
                case null, default ->
                    wrong(
                            key,
                            key + " must be a text, a number, true or false, but is " + kind(value(key)),
                            "Write one value for it.");
            }
        }
        return rest;
    }

    @Override
    public void close() {
        for (String key : keys()) {
            if (!asked.contains(key)) {
                String where = path.isEmpty() ? "the file" : "[" + path + "]";
                wrong(
                        key,
                        "Nothing called " + key + " is known in " + where,
                        Nearest.to(key, asked)
                                .map(near -> "Did you mean " + near + "?")
                                .orElse("Remove it; known are " + String.join(", ", asked) + "."));
            }
        }
    }

    @Nullable
    Object value(String key) {
        asked.add(key);
        return table.get(List.of(key));
    }

    private static String plain(double number) {
        return java.math.BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static String kind(@Nullable Object value) {
        return switch (value) {
            case null -> "missing";
            case String _ -> "a text";
            case Long _ -> "a whole number";
            case Double _ -> "a number with a decimal point";
            case Boolean _ -> "true or false";
            case TomlTable _ -> "a table";
            case TomlArray _ -> "a list";
            default -> "a date or time";
        };
    }
}
