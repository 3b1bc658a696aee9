// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordingLinkTest {
    private final LinkAddress address = new LinkAddress("tcp:memory.test:1");
    private final Deadline now = Deadline.in(Duration.ZERO);
    private final List<Recording.Piece> tape = new ArrayList<>();
    private final MemoryLink.Pair pair = MemoryLink.pair(address, Ticker.system());
    private final LinkOpener plain = (_, _, _) -> pair.near();

    @AfterEach
    void forbid() {
        System.clearProperty(RecordingLink.ALLOWED);
    }

    private static byte[] hideAllButTheFirst(Recording.Direction direction, byte[] bytes) {
        byte[] kept = new byte[bytes.length];
        kept[0] = bytes[0];
        return kept;
    }

    @Test
    void nothingIsRecordedUnlessTheJvmAllowsIt() {
        assertThat(RecordingLink.around(plain, () -> (_, bytes) -> bytes, tape::add))
                .isSameAs(plain);
    }

    @Test
    void whatIsKeptWentThroughTheScrubberAndWhatIsSentDidNot() throws Exception {
        System.setProperty(RecordingLink.ALLOWED, "true");
        var opener = RecordingLink.around(plain, () -> RecordingLinkTest::hideAllButTheFirst, tape::add);
        try (var link = opener.open(address, Ticker.system(), now)) {
            link.write(new byte[] {1, 2, 3}, now);
            pair.far().write(new byte[] {4, 5}, now);
            byte[] got = new byte[9];
            assertThat(link.read(got, now)).isEqualTo(2);
            assertThat(got).startsWith(4, 5);
            assertThat(pair.far().read(got, now)).isEqualTo(3);
            assertThat(got).startsWith(1, 2, 3);
        }
        assertThat(tape).extracting(p -> p.line().replaceFirst("[0-9]+ ", "")).containsExactly("> 01 00 00", "< 04 00");
    }

    @Test
    void aRecordingIsReadBackFromItsText() {
        var recording = Recording.parse(List.of("# a remark", "0 > AA 01", "", "1200 < FF"));
        assertThat(recording.pieces()).extracting(Recording.Piece::line).containsExactly("0 > AA 01", "1200 < FF");
        assertThatThrownBy(() -> Recording.parse(List.of("0 > AA", "1 ? 00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 2");
    }
}
