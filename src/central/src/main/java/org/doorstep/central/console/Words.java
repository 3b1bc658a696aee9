// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.doorstep.catalog.Language;

/** The console's words in one language. Immutable; any thread. */
public final class Words {
    private final Language language;
    private final Map<String, String> texts;

    private Words(Language language, Map<String, String> texts) {
        this.language = language;
        this.texts = texts;
    }

    /** Loads the bundles of a language. */
    public static Words load(Language language) {
        Map<String, String> texts = new HashMap<>();
        for (String bundle : List.of("console", "publish")) {
            read(bundle + "." + language.tag() + ".properties").forEach((key, text) -> {
                if (texts.put(key, text) != null) {
                    throw new IllegalStateException("Two bundles have a text " + key);
                }
            });
        }
        return new Words(language, Map.copyOf(texts));
    }

    private static Map<String, String> read(String name) {
        try (InputStream in = Words.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The program's file " + name + " is missing");
            }
            try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
                Properties properties = new Properties();
                properties.load(reader);
                return properties.stringPropertyNames().stream()
                        .collect(Collectors.toMap(key -> key, properties::getProperty));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The program's file " + name + " cannot be read", e);
        }
    }

    public Language language() {
        return language;
    }

    public Map<String, String> all() {
        return texts;
    }

    /** The text of a key with {0}, {1} … filled in. */
    public String text(String key, Object... values) {
        String text = texts.get(key);
        if (text == null) {
            throw new IllegalArgumentException("The bundle " + language.tag() + " has no text " + key);
        }
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** The text of a key, or {@code otherwise} where there is none: for codes that machines may bring. */
    public String textOr(String key, String otherwise) {
        return texts.getOrDefault(key, otherwise);
    }
}
