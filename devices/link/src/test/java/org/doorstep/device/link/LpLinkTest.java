// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A pseudo-terminal stands in for {@code /dev/usb/lp0}: a character device whose calls block, whose write stops when
 * nobody drains it, and which goes away. The driver's own rules (one program at a time, the printer's paper) need
 * hardware.
 */
@Timeout(120)
class LpLinkTest {
    @TempDir
    Path folder;

    private static Deadline liveness() {
        return Deadline.in(Duration.ofSeconds(60));
    }

    private static Link open(String address) throws IOException, InterruptedException {
        return Links.system().open(new LinkAddress(address), Ticker.system(), liveness());
    }

    private static String read(Link link, int count) throws IOException, InterruptedException {
        byte[] all = new byte[count];
        for (int have = 0; have < count; ) {
            byte[] part = new byte[count - have];
            int got = link.read(part, liveness());
            assertThat(got).as("bytes within the liveness bound").isPositive();
            System.arraycopy(part, 0, all, have, got);
            have += got;
        }
        return new String(all, US_ASCII);
    }

    @Test
    void bytesGoBothWaysOverOneDescriptorWhileAReadWaits() throws Exception {
        try (var ptys = PtyPair.in(folder);
                var link = open("lp:" + ptys.near);
                var far = open("serial:" + ptys.far)) {
            link.write("ping".getBytes(US_ASCII), liveness());
            assertThat(read(far, 4)).isEqualTo("ping");
            far.write("pong".getBytes(US_ASCII), liveness());
            assertThat(read(link, 4)).isEqualTo("pong");
            assertThat(link.read(new byte[1], Deadline.in(Duration.ofMillis(20))))
                    .isZero();
        }
    }

    @Test
    void aPrinterThatTakesNoMoreStallsTheWriteByItsDeadlineAndTheLinkCloses() throws Exception {
        try (var ptys = PtyPair.in(folder)) {
            var link = open("lp:" + ptys.near);
            assertThatThrownBy(() -> link.write(new byte[1 << 20], Deadline.in(Duration.ofMillis(300))))
                    .isInstanceOf(WriteStalledException.class)
                    .hasMessageContaining(ptys.near.toString());
            link.close();
            assertThat(Background.threadsNamed(link.address().text())).isEmpty();
            try (var again = open("lp:" + ptys.near)) {
                assertThat(again.lastByteOut()).isZero();
            }
        }
    }

    @Test
    void closingEndsAReadAndAWriteThatAreBlockedInTheSystem() throws Exception {
        try (var ptys = PtyPair.in(folder)) {
            var link = open("lp:" + ptys.near);
            var write = Background.run(() -> link.write(new byte[1 << 20], liveness()));
            write.awaitWaiting();
            link.close();
            assertThat(write.failure()).isInstanceOf(LinkClosedException.class);
            assertThat(Background.threadsNamed(link.address().text())).isEmpty();
        }
    }

    @Test
    void aPrinterPulledOutEndsAPendingReadAndEveryLaterCall() throws Exception {
        try (var ptys = PtyPair.in(folder);
                var link = open("lp:" + ptys.near)) {
            var read = Background.run(() -> link.read(new byte[8], liveness()));
            ptys.kill();
            assertThat(read.failure()).isInstanceOf(LinkClosedException.class);
            assertThatThrownBy(() -> link.write(new byte[1], liveness())).isInstanceOf(LinkClosedException.class);
        }
    }

    @Test
    void aPrinterThatIsNotThereIsSaidSoAndDoesNotBecomeAFile() {
        Path missing = folder.resolve("lp7");
        assertThatThrownBy(() -> open("lp:" + missing))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("there is no such printer");
        assertThat(missing).doesNotExist();
    }

    @Test
    void aPlainFileIsNoPrinter() throws Exception {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> open("lp:" + file)).hasMessageContaining("no character device");
        assertThatThrownBy(() -> open("lp:" + folder)).hasMessageContaining("no character device");
    }
}
