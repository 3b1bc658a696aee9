// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.util.Random;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** The places of a conversation at which something goes wrong. */
final class Places {
    static final long SEED = 20_260_101;

    private Places() {}

    /** All from {@code from} to before {@code to} where they are {@code most} or fewer, else both ends and some between. */
    static LongStream between(long from, long to, int most) {
        if (to - from <= most) {
            return LongStream.range(from, to);
        }
        var chosen = new TreeSet<Long>();
        chosen.add(from);
        if (most > 1) {
            chosen.add(to - 1);
        }
        var random = new Random(SEED);
        while (chosen.size() < most) {
            chosen.add(random.nextLong(from, to));
        }
        return chosen.stream().mapToLong(Long::longValue);
    }
}
