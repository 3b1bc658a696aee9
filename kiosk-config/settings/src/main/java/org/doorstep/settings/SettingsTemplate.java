// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.tomlj.MutableTomlArray;
import org.tomlj.MutableTomlTable;
import org.tomlj.Toml;
import org.tomlj.TomlArray;

/** The commented file from which a terminal's settings are made. Pure apart from reading its own resource. */
public final class SettingsTemplate {
    private SettingsTemplate() {}

    /** The template, every key with its comment; a right settings file as it stands. */
    public static String text() {
        try (InputStream in = SettingsTemplate.class.getResourceAsStream("doorstep.toml")) {
            if (in == null) {
                throw new IllegalStateException("doorstep.toml is not in the jar of the settings");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * The template with other values; comments stay.
     *
     * @param values by dotted key, such as {@code central.url} or, by the device's id, {@code device.receipt.link};
     *     {@code true}, {@code false} and numbers are written as such where the template has one, everything else as text
     * @throws IllegalArgumentException when the template has no such table or device, naming the key
     */
    public static String with(Map<String, String> values) {
        MutableTomlTable toml = Toml.parse(text());
        values.forEach((dotted, value) -> set(toml, dotted, value));
        return toml.toToml();
    }

    private static void set(MutableTomlTable toml, String dotted, String value) {
        List<String> path = List.of(dotted.split("\\.", -1));
        String key = path.getLast();
        MutableTomlTable table = table(toml, path.subList(0, path.size() - 1))
                .orElseThrow(() -> new IllegalArgumentException("The template has no place for " + dotted
                        + ". Name a key as table.key, a device's as device.<id>.<key>."));
        Object typed = switch (table.get(List.of(key))) {
            case Long _ -> number(dotted, value);
            case Double _ -> number(dotted, value);
            case Boolean _ -> Boolean.valueOf(value);
            case null, default -> value;
        };
        table.set(List.of(key), typed);
    }

    private static Number number(String dotted, String value) {
        try {
            return value.contains(".") ? (Number) Double.valueOf(value) : (Number) Long.valueOf(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(dotted + " is a number. Write digits for it.", e);
        }
    }

    private static Optional<MutableTomlTable> table(MutableTomlTable toml, List<String> path) {
        if (path.size() == 2 && path.getFirst().equals("device")) {
            MutableTomlArray devices = (MutableTomlArray) toml.get(List.of("device"));
            return Optional.ofNullable((TomlArray) devices).stream()
                    .flatMap(d -> IntStream.range(0, d.size()).mapToObj(d::getTable))
                    .filter(d -> path.get(1).equals(d.getString("id")))
                    .map(MutableTomlTable.class::cast)
                    .findFirst();
        }
        return Optional.ofNullable(toml.get(path)).map(MutableTomlTable.class::cast);
    }
}
