// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.catalog.mistake.Mistake;

/** The characters of a file: UTF-8, with a mark of byte order or without, and nothing that no editor shows. */
final class Characters {
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}&&[^\\t\\n\\r]]");
    private static final String MARK = "\uFEFF";

    private Characters() {}

    /** Empty when there is something else among them, which is told with its place. */
    static Optional<String> of(String file, byte[] bytes, List<Problem> problems) {
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), out, true);
        String text = out.flip().toString();
        if (result.isError()) {
            problems.add(Problem.error(place(file, text, text.length()), Mistake.FILE_NOT_UTF8));
            return Optional.empty();
        }
        Matcher control = CONTROL.matcher(text);
        if (control.find()) {
            problems.add(
                    Problem.error(place(file, text, control.start()), Mistake.FILE_CONTROL, "U+%04X".formatted((int)
                                    text.charAt(control.start()))));
            return Optional.empty();
        }
        return Optional.of(text.startsWith(MARK) ? text.substring(1) : text);
    }

    private static Place place(String file, String text, int at) {
        String before = text.substring(0, at);
        int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
        return new Place(file, line, at - before.lastIndexOf('\n'), "");
    }
}
