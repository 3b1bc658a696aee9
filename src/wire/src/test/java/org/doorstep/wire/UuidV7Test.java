// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

final class UuidV7Test {
    private final AtomicLong now =
            new AtomicLong(Instant.parse("2026-03-01T08:00:00Z").toEpochMilli());
    private final UuidV7 uuids = new UuidV7(() -> Instant.ofEpochMilli(now.get()), new Random(7));

    @Test
    void itCarriesItsVersionVariantAndTime() {
        UUID id = uuids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(now.get());
    }

    @Test
    void eachIsGreaterThanTheOneBeforeWhateverTheClockDoes() {
        String before = "";
        for (int i = 0; i < 20_000; i++) {
            if (i == 5_000) {
                now.addAndGet(-3_600_000);
            } else if (i == 15_000) {
                now.addAndGet(7_200_000);
            }
            String id = uuids.next().toString();
            assertThat(id).isGreaterThan(before);
            before = id;
        }
    }
}
