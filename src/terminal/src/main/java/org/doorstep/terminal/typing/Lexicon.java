// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Characters and words with their readings and how much they are used: the table that the build makes. Immutable, for any
 * thread; about four megabytes.
 */
public record Lexicon(Syllables syllables, Characters characters, Words words) {
    /** Name of the table beside this class. */
    public static final String FILE = "lexicon.bin";

    private static final int MAGIC = 0x50590001;

    /** Reads the table that the build made; tens of milliseconds, so behind attract. */
    public static Lexicon load() {
        try (InputStream in = Lexicon.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(
                        FILE + " is not in the jar: build the terminal by Maven, whose exec plugin makes it");
            }
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Lexicon read(InputStream in) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(in.readAllBytes());
        if (buffer.remaining() < Integer.BYTES || buffer.getInt() != MAGIC) {
            throw new IOException(FILE + " is of another version: build the terminal anew");
        }
        byte[] names = new byte[buffer.getInt()];
        buffer.get(names);
        Syllables syllables = Syllables.of(List.of(new String(names, StandardCharsets.US_ASCII).split(" ")));
        return new Lexicon(syllables, Characters.read(buffer), Words.read(buffer));
    }

    public void write(OutputStream out) throws IOException {
        DataOutputStream data = new DataOutputStream(out);
        data.writeInt(MAGIC);
        byte[] names = String.join(" ", syllables.names()).getBytes(StandardCharsets.US_ASCII);
        data.writeInt(names.length);
        data.write(names);
        characters.write(data);
        words.write(data);
        data.flush();
    }
}
