// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.View;

/**
 * Puts values into the texts of a document: <code>${facts.status}</code>, <code>${facts.insured-since|month}</code>,
 * <code>${holder.name|mask-name}</code>. Behind the bar stands a kind of value or a mask. Any thread.
 */
public final class Filler {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}|]*)(?:\\|([^}]*))?}");

    /**
     * One placeholder of a text.
     *
     * @param how what stands behind the bar, or empty
     */
    public record Placeholder(String path, String how) {
        /** Whether {@link #how} is a kind or a mask that is known. */
        public boolean known() {
            return how.isEmpty() || mask().isPresent() || kind().isPresent();
        }

        Optional<FieldType.Kind> kind() {
            return Arrays.stream(FieldType.Kind.values())
                    .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(how))
                    .findFirst();
        }

        Optional<View.Mask> mask() {
            return Arrays.stream(View.Mask.values())
                    .filter(mask -> mask != View.Mask.NONE
                            && ("mask-" + mask.name().toLowerCase(Locale.ROOT).replace('_', '-')).equals(how))
                    .findFirst();
        }
    }

    private final Display display;

    public Filler(Display display) {
        this.display = display;
    }

    /** The placeholders of a text, in order. */
    public static List<Placeholder> placeholders(String template) {
        List<Placeholder> all = new ArrayList<>();
        Matcher matcher = PLACEHOLDER.matcher(template);
        while (matcher.find()) {
            all.add(placeholder(matcher));
        }
        return all;
    }

    private static Placeholder placeholder(Matcher matcher) {
        String how = matcher.group(2);
        return new Placeholder(matcher.group(1).strip(), how == null ? "" : how.strip());
    }

    /**
     * The filled text, which may be personal; the caller wipes it.
     *
     * @throws ExpressionException when a value is not known: a document with a gap is not made
     */
    public TextValue fill(String template, Scope scope, Language language) {
        Wipeable out = new Wipeable(template.length() + 64);
        Matcher matcher = PLACEHOLDER.matcher(template);
        int done = 0;
        while (matcher.find()) {
            out.append(template, done, matcher.start());
            TextValue value = value(placeholder(matcher), scope, language);
            out.append(value);
            value.wipe();
            done = matcher.end();
        }
        out.append(template, done, template.length());
        return out.finish();
    }

    private TextValue value(Placeholder placeholder, Scope scope, Language language) {
        Value value = scope.value(placeholder.path())
                .orElseThrow(() -> new ExpressionException("Nothing is known of " + placeholder.path()));
        TextValue text = display.text(value, placeholder.kind().orElse(FieldType.Kind.TEXT), language);
        return placeholder
                .mask()
                .map(mask -> {
                    TextValue masked = TextValue.of(Display.masked(text, mask));
                    text.wipe();
                    return masked;
                })
                .orElse(text);
    }

    /** A buffer that leaves nothing behind when it grows. */
    private static final class Wipeable {
        private char[] chars;
        private int length;

        Wipeable(int capacity) {
            chars = new char[capacity];
        }

        void append(String text, int from, int until) {
            room(until - from);
            text.getChars(from, until, chars, length);
            length += until - from;
        }

        void append(TextValue text) {
            room(text.length());
            for (int i = 0; i < text.length(); i++) {
                chars[length++] = text.at(i);
            }
        }

        TextValue finish() {
            TextValue whole = TextValue.taking(Arrays.copyOf(chars, length));
            Arrays.fill(chars, '\0');
            return whole;
        }

        private void room(int more) {
            if (length + more > chars.length) {
                char[] old = chars;
                chars = Arrays.copyOf(old, Math.max(length + more, old.length * 2));
                Arrays.fill(old, '\0');
            }
        }
    }
}
