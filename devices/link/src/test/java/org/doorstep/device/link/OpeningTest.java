// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.doorstep.device.spi.Deadline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OpeningTest {
    private final AtomicBoolean closed = new AtomicBoolean();
    private final Opening opening = new Opening(new LinkAddress("serial:/dev/slow"));
    private final Wire wire = new Wire() {
        @Override
        public int read(byte[] into) {
            return -1;
        }

        @Override
        public void write(byte[] bytes, int from, int count) {}

        @Override
        public void close(boolean dropUnsent) {
            closed.set(true);
        }
    };

    @Test
    void aPortThatOpensTooLateIsToldAndClosedAgain() throws Exception {
        assertThatThrownBy(() -> opening.await(Deadline.in(Duration.ofMillis(10))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("serial:/dev/slow: opening took too long");
        opening.opened(wire);
        assertThat(closed).isTrue();
    }

    @Test
    void anInterruptedOpeningLeavesNoPortOpen() throws Exception {
        var waiting = Background.run(() -> opening.await(Deadline.in(Duration.ofSeconds(60))));
        waiting.awaitWaiting();
        waiting.interrupt();
        assertThat(waiting.failure()).isInstanceOf(InterruptedException.class);
        opening.opened(wire);
        assertThat(closed).isTrue();
    }

    @Test
    void aPortThatOpensInTimeIsHandedOver() throws Exception {
        opening.opened(wire);
        assertThat(opening.await(Deadline.in(Duration.ofSeconds(60)))).isSameAs(wire);
        assertThat(closed).isFalse();
    }
}
