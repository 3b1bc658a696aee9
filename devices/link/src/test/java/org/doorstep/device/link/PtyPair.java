// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Two pseudo-terminals joined by socat, each named by a symbolic link in a folder. */
final class PtyPair implements AutoCloseable {
    private final Process socat;
    final Path near;
    final Path far;

    private PtyPair(Process socat, Path near, Path far) {
        this.socat = socat;
        this.near = near;
        this.far = far;
    }

    static PtyPair in(Path folder) throws IOException, InterruptedException {
        Path near = folder.resolve("near");
        Path far = folder.resolve("far");
        Process socat =
                new ProcessBuilder("socat", end(near), end(far)).inheritIO().start();
        awaitLink(socat, near);
        awaitLink(socat, far);
        return new PtyPair(socat, near, far);
    }

    private static String end(Path link) {
        return "PTY,link=" + link + ",raw,echo=0,mode=600";
    }

    private static void awaitLink(Process socat, Path link) throws InterruptedException {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.exists(link)) {
            assertThat(System.nanoTime()).as("socat made %s", link).isLessThan(until);
            assertThat(socat.waitFor(5, TimeUnit.MILLISECONDS))
                    .as("socat ended")
                    .isFalse();
        }
    }

    LinkAddress address() {
        return new LinkAddress("serial:" + near);
    }

    /** Kills socat, so that both ends hang up. */
    void kill() throws InterruptedException {
        socat.destroyForcibly();
        socat.waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        kill();
    }
}
