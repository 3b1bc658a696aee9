// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class WipedBufferTest {
    @Test
    void whatWasWrittenComesBackAndNothingStaysInside() {
        byte[] written = new byte[200_000];
        new Random(1).nextBytes(written);
        WipedBuffer buffer = new WipedBuffer();
        byte[] first = buffer.inside();

        buffer.write(written, 0, 50_000);
        assertThat(first).isNotEqualTo(new byte[first.length]);
        buffer.write(written, 50_000, 149_999);
        buffer.write(written[199_999]);
        byte[] second = buffer.inside();
        byte[] taken = buffer.take();

        assertThat(taken).isEqualTo(written);
        assertThat(first).isNotSameAs(second).containsOnly(0);
        assertThat(second).containsOnly(0);
    }
}
