// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing.make;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;

/** A text file of a library: on each line something and what is said of it. */
final class Listing {
    private Listing() {}

    /** Tells both sides of each line that has {@code between}. */
    static void each(String file, String between, BiConsumer<String, String> out) throws IOException {
        InputStream in = Listing.class.getClassLoader().getResourceAsStream(file);
        if (in == null) {
            throw new IOException(file + " is not on the class path of the build: has its library moved it?");
        }
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                int cut = line.indexOf(between);
                if (cut > 0) {
                    out.accept(line.substring(0, cut), line.substring(cut + 1).strip());
                }
            }
        }
    }
}
