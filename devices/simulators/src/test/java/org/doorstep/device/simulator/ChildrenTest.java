// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class ChildrenTest {
    /** Seconds that no other process of this machine sleeps. */
    private final String time = "600." + ThreadLocalRandom.current().nextLong(1L << 60);

    private List<ProcessHandle> sleeping() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().arguments().stream()
                        .flatMap(java.util.Arrays::stream)
                        .anyMatch(time::equals))
                .toList();
    }

    /** Always starts the next before it ends the one before. */
    private Process busy() throws IOException {
        String script = "exec 2>/dev/null; sleep TIME & old=$!;"
                + " while :; do sleep TIME & new=$!; kill -9 $old; wait $old; old=$new; done";
        return new ProcessBuilder("sh", "-c", script.replace("TIME", time)).start();
    }

    @Test
    void nothing_outlives_a_program_that_starts_children_all_the_while() throws IOException {
        try {
            for (int round = 0; round < 8; round++) {
                Process busy = busy();
                while (busy.descendants().findAny().isEmpty()) {
                    LockSupport.parkNanos(100_000);
                }
                Children.end(busy);
                assertThat(busy.isAlive()).isFalse();
            }
            long limit = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!sleeping().isEmpty()) {
                assertThat(System.nanoTime() - limit)
                        .as("%d children live on", sleeping().size())
                        .isNegative();
                LockSupport.parkNanos(10_000_000);
            }
        } finally {
            sleeping().forEach(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void a_thread_that_is_interrupted_ends_a_program_and_stays_interrupted() throws IOException {
        Process busy = busy();
        Thread.currentThread().interrupt();
        Children.end(busy);
        assertThat(Thread.interrupted()).isTrue();
        assertThat(busy.isAlive()).isFalse();
    }
}
