// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;

/** The program's texts in one language. A text that is missing is an error of the build, never shown as its key. */
public final class Words {
    private final Properties texts = new Properties();
    private final String source;

    private Words(Tongue tongue) {
        source = "words_" + tongue.code() + ".properties";
        try (InputStream in = Words.class.getResourceAsStream(source)) {
            if (in == null) {
                throw new IllegalStateException(source + " is missing from the simulators' jar");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Words in(Tongue tongue) {
        return new Words(tongue);
    }

    public Set<String> keys() {
        return texts.stringPropertyNames();
    }

    /** The text of {@code key}, its {@code {0}} and so on filled. */
    public String get(String key, Object... values) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalArgumentException(source + " lacks the text " + key + ": add it there");
        }
        return values.length == 0 ? text : new MessageFormat(text, Locale.ROOT).format(values);
    }

    public String title(Trigger trigger) {
        return get(trigger.title());
    }

    /** What {@code trigger} does, in a sentence. */
    public String does(Trigger trigger) {
        return get(trigger.title() + ".does");
    }
}
