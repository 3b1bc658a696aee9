// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.machine;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An exception told without its text, which may repeat what somebody sent. */
public final class Faults {
    private static final int FRAMES = 8;

    private Faults() {}

    /** The kinds of the exception and its causes, each with the first lines of its stack. */
    public static String place(Throwable fault) {
        StringBuilder text = new StringBuilder();
        @Nullable Throwable next = fault;
        for (int depth = 0; next != null && depth < 5; depth++) {
            text.append(depth == 0 ? "" : "; caused by ")
                    .append(next.getClass().getName())
                    .append(" at ")
                    .append(Arrays.stream(next.getStackTrace())
                            .limit(FRAMES)
                            .map(StackTraceElement::toString)
                            .collect(Collectors.joining(" < ")));
            next = next.getCause();
        }
        return text.toString();
    }
}
