// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Over real pseudo-terminals. Real time appears only as a bound against hanging. */
@Timeout(120)
class SerialLinkTest {
    @TempDir
    Path folder;

    private static Link open(LinkAddress address) throws IOException, InterruptedException {
        return Links.system().open(address, Ticker.system(), liveness());
    }

    private static Deadline liveness() {
        return Deadline.in(Duration.ofSeconds(60));
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
    void whatIsWrittenArrivesAndWhatIsSentIsRead() throws Exception {
        try (var ptys = PtyPair.in(folder);
                var link = open(ptys.address());
                var far = open(new LinkAddress("serial:" + ptys.far + "?baud=9600&parity=E&stop=2&flow=none"))) {
            assertThat(link.lastByteOut()).isZero();
            link.write("ping".getBytes(US_ASCII), liveness());
            assertThat(read(far, 4)).isEqualTo("ping");
            assertThat(link.lastByteOut()).isNotZero();
            far.write("pong".getBytes(US_ASCII), liveness());
            assertThat(read(link, 4)).isEqualTo("pong");
        }
    }

    @Test
    void aReadWithoutBytesEndsAtItsDeadlineWithZero() throws Exception {
        try (var ptys = PtyPair.in(folder);
                var link = open(ptys.address())) {
            assertThat(link.read(new byte[8], Deadline.in(Duration.ofMillis(20))))
                    .isZero();
        }
    }

    @Test
    void aPeerThatDiesEndsAPendingReadAndEveryLaterCall() throws Exception {
        try (var ptys = PtyPair.in(folder);
                var link = open(ptys.address())) {
            var read = Background.run(() -> link.read(new byte[8], liveness()));
            ptys.kill();
            assertThat(read.failure()).isInstanceOf(LinkClosedException.class).hasMessageContaining("gone");
            assertThatThrownBy(() -> link.write(new byte[1], liveness())).isInstanceOf(LinkClosedException.class);
            assertThatThrownBy(() -> link.read(new byte[1], liveness())).isInstanceOf(LinkClosedException.class);
        }
    }

    @Test
    void aPeerThatDoesNotDrainStallsTheWriteAndTheLinkCloses() throws Exception {
        try (var ptys = PtyPair.in(folder)) {
            var link = open(ptys.address());
            byte[] more = new byte[1 << 20];
            assertThatThrownBy(() -> link.write(more, Deadline.in(Duration.ofMillis(300))))
                    .isInstanceOf(WriteStalledException.class)
                    .hasMessageContaining(ptys.near.toString());
            assertThatThrownBy(() -> link.read(new byte[1], liveness())).isInstanceOf(LinkClosedException.class);
            link.close();
            assertThat(Background.threadsNamed(link.address().text())).isEmpty();
        }
    }

    @Test
    void closingFromAnotherThreadEndsAReadAndAWriteThatWait() throws Exception {
        try (var ptys = PtyPair.in(folder)) {
            var link = open(ptys.address());
            var write = Background.run(() -> link.write(new byte[1 << 20], liveness()));
            write.awaitWaiting();
            link.close();
            assertThat(write.failure()).isInstanceOf(LinkClosedException.class);
            assertThat(Background.threadsNamed(link.address().text())).isEmpty();
        }
    }

    @Test
    void anInterruptedReadLosesNothing() throws Exception {
        try (var ptys = PtyPair.in(folder);
                var link = open(ptys.address());
                var far = open(new LinkAddress("serial:" + ptys.far))) {
            var read = Background.run(() -> link.read(new byte[8], liveness()));
            read.awaitWaiting();
            read.interrupt();
            assertThat(read.failure()).isInstanceOf(InterruptedException.class);
            far.write("late".getBytes(US_ASCII), liveness());
            assertThat(read(link, 4)).isEqualTo("late");
        }
    }

    @Test
    void bytesSentBeforeTheOpeningAreThrownAway() throws Exception {
        try (var ptys = PtyPair.in(folder);
                var far = new FileOutputStream(ptys.far.toFile())) {
            far.write("stale".getBytes(US_ASCII));
            far.flush();
            try (var seen = new FileInputStream(ptys.near.toFile())) {
                Background.await(() -> seen.available() == 5);
            }
            try (var link = open(ptys.address())) {
                far.write("fresh".getBytes(US_ASCII));
                assertThat(read(link, 5)).isEqualTo("fresh");
            }
        }
    }

    @Test
    void aMovedSymbolicLinkIsFollowedAtTheNextOpening() throws Exception {
        Path name = folder.resolve("reader");
        var address = new LinkAddress("serial:" + name);
        Path first = Files.createDirectory(folder.resolve("first"));
        Path second = Files.createDirectory(folder.resolve("second"));
        try (var before = PtyPair.in(first);
                var after = PtyPair.in(second)) {
            Files.createSymbolicLink(name, before.near.toRealPath());
            var link = open(address);
            before.kill();
            assertThatThrownBy(() -> link.read(new byte[1], liveness())).isInstanceOf(LinkClosedException.class);
            link.close();
            Files.delete(name);
            Files.createSymbolicLink(name, after.near.toRealPath());
            try (var again = open(address);
                    var far = open(new LinkAddress("serial:" + after.far))) {
                far.write("moved".getBytes(US_ASCII), liveness());
                assertThat(read(again, 5)).isEqualTo("moved");
            }
        }
    }

    @Test
    void whatCannotBeOpenedSaysWhereAndWhatToDo() {
        assertThatThrownBy(() -> open(new LinkAddress("serial:" + folder.resolve("nothing"))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("nothing")
                .hasMessageContaining("plug the device in");
        assertThatThrownBy(() -> open(new LinkAddress("serial:/dev/null")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no serial port");
    }

    @Test
    void aPortInUseIsRefusedUntilItsLinkIsClosed() throws Exception {
        try (var ptys = PtyPair.in(folder)) {
            try (var link = open(ptys.address())) {
                assertThatThrownBy(() -> open(ptys.address()))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("another program uses the port");
            }
            open(ptys.address()).close();
        }
    }

    @Test
    void aHundredOpeningsLeaveNoThreadBehind() throws Exception {
        try (var ptys = PtyPair.in(folder)) {
            for (int i = 0; i < 100; i++) {
                open(ptys.address()).close();
            }
            assertThat(Background.threadsNamed(ptys.address().text())).isEmpty();
        }
    }
}
