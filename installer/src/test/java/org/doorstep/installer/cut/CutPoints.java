// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.cut;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts the stops of one program from the moment on at which the file named by {@value #ARMED} is there, and stands still
 * for good at the one that {@value #STOP} names, saying so on standard output. Whoever started the program kills it then.
 */
public final class CutPoints {
    static final String ARMED = "doorstep.cut.armed";
    static final String STOP = "doorstep.cut.stop";

    private static final Path FILE = Path.of(System.getProperty(ARMED, "/nonexistent"));
    private static final int WANTED = Integer.getInteger(STOP, 0);
    private static final AtomicInteger PASSED = new AtomicInteger();
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private CutPoints() {}

    /** Called from the places that {@link CutAgent} names. */
    public static void at(String label) {
        if (!Files.exists(FILE)) {
            return;
        }
        int number = PASSED.incrementAndGet();
        if (number == WANTED) {
            OUT.println("{\"stop\":" + number + ",\"at\":\"" + label + "\"}");
            while (true) {
                LockSupport.park();
            }
        }
    }

    /** How many were passed since the program was armed. */
    public static int passed() {
        return PASSED.get();
    }
}
