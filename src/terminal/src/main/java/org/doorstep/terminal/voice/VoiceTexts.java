// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Text;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.device.faults.FaultEntry;
import org.jspecify.annotations.Nullable;

/**
 * What is said, by key and language. Made for the ear, so not the words of the screens; what is wrong with a device is said as
 * it is shown. Immutable.
 */
public final class VoiceTexts {
    private final Map<Language, Properties> bundles = new EnumMap<>(Language.class);

    private final FaultBook faults;

    private VoiceTexts(FaultBook faults) {
        this.faults = faults;
    }

    /** Reads both bundles from the class path. */
    public static VoiceTexts load(FaultBook faults) {
        VoiceTexts texts = new VoiceTexts(faults);
        for (Language language : Language.values()) {
            texts.bundles.put(language, read("voice_" + language.tag().replace('-', '_') + ".properties"));
        }
        return texts;
    }

    /** The text of {@code key}; each place {@code {0}}, {@code {1}} … holds the value of its number, by language. */
    String get(Language language, String key, Object... values) {
        String text = Objects.requireNonNull(bundles.get(language)).getProperty(key);
        if (text == null) {
            throw new MissingResourceException(
                    "no text " + key + " in " + language.tag() + "; add it to voice_*.properties", "voice", key);
        }
        for (int i = 0; i < values.length; i++) {
            String value = values[i] instanceof Text both ? both.in(language) : String.valueOf(values[i]);
            text = text.replace("{" + i + "}", value);
        }
        return text;
    }

    /** What a resident is told of the fault {@code code}; null for a code that is no device's. */
    @Nullable
    Text fault(String code) {
        return faults.entry(code)
                .map(FaultEntry::resident)
                .map(words -> Text.of(words.zh(), words.en()))
                .orElse(null);
    }

    /** The name of a constant as keys write it. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All keys of a language, sorted. */
    Set<String> keys(Language language) {
        return new TreeSet<>(Objects.requireNonNull(bundles.get(language)).stringPropertyNames());
    }

    private static Properties read(String name) {
        try (InputStream in = VoiceTexts.class.getResourceAsStream(name)) {
            Properties properties = new Properties();
            properties.load(new InputStreamReader(
                    Objects.requireNonNull(in, name + " is not in the jar"), StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
