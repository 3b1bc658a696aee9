// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.SettingField;

/** Checks a device's settings against its adapter's fields. Pure. A number whose least and greatest are 0 is unbounded. */
public final class SettingsCheck {
    private static final Pattern LINK = Pattern.compile("[a-z][a-z0-9]*:.+");
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private SettingsCheck() {}

    /** The answer to {@link #of}. */
    public sealed interface Result {
        /** They fit; {@code settings} has the fallbacks filled in. */
        record Fits(Map<String, String> settings) implements Result {
            public Fits {
                settings = Map.copyOf(settings);
            }

            /** Leaves the values out; they can be secrets. */
            @Override
            public String toString() {
                return "Fits" + new TreeSet<>(settings.keySet());
            }
        }

        /** They do not; one problem or more, in the order of the fields. */
        record Unfit(List<Problem> problems) implements Result {
            public Unfit {
                problems = List.copyOf(problems);
            }

            /** All problems on one line. */
            public String text() {
                return problems.stream()
                        .map(p -> p.field() + ": " + p.message())
                        .collect(Collectors.joining("; "));
            }
        }
    }

    /**
     * What is wrong with one field.
     *
     * @param field its name, or the unknown name that was given
     * @param message what is wrong and what to write instead; never the value of a secret
     */
    public record Problem(String field, String message) {}

    /** Checks {@code given} against the fields of {@code adapter}. */
    public static Result of(AdapterDescriptor adapter, Map<String, String> given) {
        var problems = new ArrayList<Problem>();
        var settings = new LinkedHashMap<String, String>();
        for (SettingField field : adapter.settings()) {
            String value = given.get(field.name());
            if (value == null) {
                value = field.fallback();
            }
            if (value == null) {
                if (field.required()) {
                    problems.add(new Problem(field.name(), "is missing; " + field.help()));
                }
                continue;
            }
            Optional<String> wrong = wrong(field, value);
            if (wrong.isPresent()) {
                problems.add(new Problem(field.name(), shown(field, value) + wrong.get()));
            } else {
                settings.put(field.name(), value);
            }
        }
        var known = adapter.settings().stream().map(SettingField::name).toList();
        new TreeSet<>(given.keySet())
                .stream()
                        .filter(name -> !known.contains(name))
                        .map(name -> new Problem(
                                name, "is not known to " + adapter.id() + "; it knows " + String.join(", ", known)))
                        .forEach(problems::add);
        return problems.isEmpty() ? new Result.Fits(settings) : new Result.Unfit(problems);
    }

    private static String shown(SettingField field, String value) {
        return field.secret() ? "" : "'" + value + "' ";
    }

    private static Optional<String> wrong(SettingField field, String value) {
        return switch (field.type()) {
            case TEXT -> value.isBlank() ? Optional.of("is empty; " + field.help()) : Optional.empty();
            case NUMBER -> number(field, value);
            case FLAG ->
                value.equals("true") || value.equals("false")
                        ? Optional.empty()
                        : Optional.of("is neither true nor false");
            case CHOICE ->
                field.choices().contains(value)
                        ? Optional.empty()
                        : Optional.of("is not offered; write one of " + String.join(", ", field.choices()));
            case LINK ->
                LINK.matcher(value).matches()
                        ? Optional.empty()
                        : Optional.of("is no link; write such as serial:/dev/ttyUSB0 or tcp:192.0.2.7:9100");
            case URL -> url(value);
        };
    }

    private static Optional<String> number(SettingField field, String value) {
        if (NUMBER.matcher(value).matches()) {
            long number = Long.parseLong(value);
            if (unbounded(field) || (number >= field.min() && number <= field.max())) {
                return Optional.empty();
            }
        }
        if (unbounded(field)) {
            return Optional.of("is no whole number");
        }
        String unit = field.unit().isEmpty() ? "" : " " + field.unit();
        return Optional.of("is no fit; write a whole number from " + field.min() + " to " + field.max() + unit);
    }

    private static boolean unbounded(SettingField field) {
        return field.min() == 0 && field.max() == 0;
    }

    private static Optional<String> url(String value) {
        try {
            URI uri = new URI(value);
            if (uri.getScheme() != null && uri.getHost() != null) {
                return Optional.empty();
            }
        } catch (URISyntaxException _) {
            return Optional.of("is no URL; write such as ipp://192.0.2.7:631/ipp/print");
        }
        return Optional.of("is no URL with scheme and host; write such as ipp://192.0.2.7:631/ipp/print");
    }
}
