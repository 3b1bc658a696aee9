// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.catalog.Language;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.device.faults.FaultEntry;

/** The words of the screens, by key and language, and of devices' faults, by code; the one place that reads them. Immutable. */
public final class Texts {
    private final Map<Language, Properties> bundles = new EnumMap<>(Language.class);

    private final FaultBook faults;

    private Texts(FaultBook faults) {
        this.faults = faults;
    }

    /** Reads both bundles from the class path. */
    public static Texts load(FaultBook faults) {
        Texts texts = new Texts(faults);
        for (Language language : Language.values()) {
            texts.bundles.put(language, read("texts_" + language.tag().replace('-', '_') + ".properties"));
        }
        return texts;
    }

    /** The text of {@code key}, {@code {0}}, {@code {1}} … replaced by {@code values}. */
    public String get(Language language, String key, Object... values) {
        String text = Objects.requireNonNull(bundles.get(language)).getProperty(key);
        if (text == null) {
            throw new MissingResourceException(
                    "no text " + key + " in " + language.tag() + "; add it to texts_*.properties", "texts", key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** What a resident is told of the fault {@code code}; empty for a code that is no device's. */
    public Optional<String> fault(Language language, String code) {
        return faults.entry(code).map(FaultEntry::resident).map(words -> switch (language) {
            case ZH_CN -> words.zh();
            case EN -> words.en();
        });
    }

    /** All keys of a language, sorted. */
    public Set<String> keys(Language language) {
        return new TreeSet<>(Objects.requireNonNull(bundles.get(language)).stringPropertyNames());
    }

    private static Properties read(String name) {
        try (InputStream in = Texts.class.getResourceAsStream(name)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(
                    Objects.requireNonNull(in, name + " is not in the jar"), StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
