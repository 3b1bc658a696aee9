// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Looks for what a session left behind in this program's memory: dumps the live heap and searches it for an id number, as
 * ASCII, as a compact String and as UTF-16. What is searched for is kept disguised, or it would find itself.
 */
final class Remains {
    private static final byte DISGUISE = 0x55;

    private final List<byte[]> wanted = new ArrayList<>();

    /** @param disguised each byte of the ASCII text with {@link #DISGUISE} laid over it */
    Remains(byte[] disguised) {
        wanted.add(disguised.clone());
        wanted.add(wide(disguised, 0));
        wanted.add(wide(disguised, 1));
    }

    /** Where the number of the first journey's resident lies, below {@code home}. */
    static Path printing(Path home) {
        return home.resolve("searched-for-printing");
    }

    /** Where the number of the resident of the other journeys lies. */
    static Path declaring(Path home) {
        return home.resolve("searched-for-declaring");
    }

    /** Reads the disguised text from a file that {@link #hide} wrote. */
    static Remains of(Path file) throws IOException {
        return new Remains(Files.readAllBytes(file));
    }

    /** Writes {@code text} disguised; called in another program than the one searched. */
    static void hide(String text, Path file) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= DISGUISE;
        }
        Files.write(file, bytes);
    }

    private static byte[] wide(byte[] narrow, int at) {
        byte[] wide = new byte[narrow.length * 2];
        java.util.Arrays.fill(wide, DISGUISE);
        for (int i = 0; i < narrow.length; i++) {
            wide[2 * i + at] = narrow[i];
        }
        return wide;
    }

    /** How often the text stands in the live heap. */
    int count(Path folder) throws IOException {
        Path dump = folder.resolve("live.hprof");
        Files.deleteIfExists(dump);
        ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpHeap(dump.toString(), true);
        try (InputStream in = new BufferedInputStream(Files.newInputStream(dump), 1 << 20)) {
            return search(in);
        } finally {
            Files.delete(dump);
        }
    }

    private int search(InputStream in) throws IOException {
        int found = 0;
        int longest = wanted.stream().mapToInt(w -> w.length).max().orElse(0);
        byte[] window = new byte[longest];
        long read = 0;
        int next;
        while ((next = in.read()) >= 0) {
            window[(int) (read % longest)] = (byte) (next ^ DISGUISE);
            read++;
            for (byte[] text : wanted) {
                if (read >= text.length && endsWith(window, read, text)) {
                    found++;
                }
            }
        }
        return found;
    }

    private static boolean endsWith(byte[] window, long read, byte[] text) {
        for (int i = 0; i < text.length; i++) {
            if (window[(int) ((read - 1 - i) % window.length)] != text[text.length - 1 - i]) {
                return false;
            }
        }
        return true;
    }
}
