// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A line from standard input: secrets and id numbers must not stand on a command line, which every user can list. */
final class SecretInput {
    private static final int LONGEST = 200;

    private SecretInput() {}

    /** The first line, without blanks around it; the caller zeroes it. */
    static char[] line() throws IOException {
        Reader in = new InputStreamReader(System.in, StandardCharsets.UTF_8);
        char[] buffer = new char[LONGEST];
        int length = 0;
        for (int c = in.read(); c != -1 && c != '\n' && length < LONGEST; c = in.read()) {
            buffer[length++] = (char) c;
        }
        int start = 0;
        while (start < length && Character.isWhitespace(buffer[start])) {
            start++;
        }
        while (length > start && Character.isWhitespace(buffer[length - 1])) {
            length--;
        }
        char[] line = Arrays.copyOfRange(buffer, start, length);
        Arrays.fill(buffer, '\0');
        return line;
    }
}
