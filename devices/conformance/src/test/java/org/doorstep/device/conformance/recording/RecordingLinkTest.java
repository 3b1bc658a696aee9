// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.doorstep.device.conformance.MemoryCable;
import org.doorstep.device.conformance.recording.Recording.Direction;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.LinkOpener;
import org.doorstep.device.link.MemoryLink;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.Test;

class RecordingLinkTest {
    private final LinkAddress address = new LinkAddress("tcp:memory.test:1");
    private final Deadline now = Deadline.in(Duration.ZERO);
    private final List<Recording.Piece> tape = new ArrayList<>();
    private final MemoryLink.Pair pair = MemoryLink.pair(address, Ticker.system());
    private final LinkOpener plain = (_, _, _) -> pair.near();

    @Test
    void trafficWithoutAScrubberIsNotRecorded() {
        assertThatThrownBy(() -> RecordingLink.around(plain, "nobody-knows", tape::add))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ScrubberProvider");
    }

    @Test
    void whatIsKeptWentThroughTheScrubberAndWhatIsSentDidNot() throws Exception {
        var opener = RecordingLink.around(plain, "receipt-escpos", tape::add);
        try (var link = opener.open(address, Ticker.system(), now)) {
            link.write(new byte[] {0x1B, 0x45, 1, 'N', 'a', 'm', 'e', '\n'}, now);
            pair.far().write(new byte[] {0x12, 0}, now);
            byte[] got = new byte[9];
            assertThat(link.read(got, now)).isEqualTo(2);
            assertThat(got).startsWith(0x12, 0);
            assertThat(pair.far().read(got, now)).isEqualTo(8);
            assertThat(got).startsWith(0x1B, 0x45, 1, 'N', 'a', 'm', 'e');
        }
        assertThat(tape)
                .extracting(p -> p.line().replaceFirst("[0-9]+ ", ""))
                .containsExactly("> 1B 45 01 58 58 58 58 0A", "< 12 00");
    }

    @Test
    void aRecordingIsReadBackFromItsText() {
        var lines = List.of("# adapter: toy", "# a line for people", "0 > AA 01", "", "1200 < FF");
        var recording = Recording.parse(lines);
        assertThat(recording.lines()).containsExactly("# adapter: toy", "0 > AA 01", "1200 < FF");
        assertThat(recording.remark("adapter")).contains("toy");
        assertThat(recording.remark("outcome")).isEmpty();
        assertThatThrownBy(() -> Recording.parse(List.of("0 > AA", "1 ? 00")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 2");
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }

    @Test
    void aRecordedDeviceAnswersHoweverItsCommandsAreCutAndKeepsSilentAfterAnother() throws Exception {
        var recording = Recording.parse(List.of("0 > 1D 72 01", "5 < 00", "9 > 10 04 01", "12 < 12"));
        var device = new RecordedDevice(recording, "receipt-escpos");
        var cable = new MemoryCable(device);
        try (var link = cable.open(address, Ticker.system(), now)) {
            byte[] got = new byte[9];
            link.write(hex("1D"), now);
            assertThat(link.read(got, now)).isZero();
            link.write(hex("72 01 10"), now);
            assertThat(link.read(got, now)).isEqualTo(1);
            link.write(hex("04 01"), now);
            assertThat(link.read(got, now)).isEqualTo(1);
            assertThat(got[0]).isEqualTo((byte) 0x12);
            assertThat(device.ended()).isTrue();
            assertThat(device.differs()).isEmpty();
            link.write(hex("1D 72 01"), now);
            assertThat(device.differs()).contains("more than the 6 bytes");
        }
        try (var link = cable.open(address, Ticker.system(), now)) {
            link.write(hex("1D 72 02"), now);
            assertThat(device.differs()).isEqualTo("byte 2 sent is 02 where 01 was recorded");
            assertThat(link.read(new byte[9], now)).isZero();
        }
    }

    private static byte[] scrubbed(String adapter, Direction direction, byte[] bytes, int piece) {
        var scrubber = ScrubberProvider.of(adapter);
        byte[] out = new byte[bytes.length];
        for (int at = 0; at < bytes.length; at += piece) {
            int count = Math.min(piece, bytes.length - at);
            byte[] part = java.util.Arrays.copyOfRange(bytes, at, at + count);
            System.arraycopy(scrubber.scrub(direction, part), 0, out, at, count);
        }
        return out;
    }

    @Test
    void aReadersAnswerLosesThePersonAndKeepsAValidCheckByteHoweverItIsCut() {
        byte[] frame = new byte[1295];
        System.arraycopy(hex("AA AA AA 96 69 05 08 00 00 90 01 00 04 00"), 0, frame, 0, 14);
        for (int i = 14; i < 1294; i++) {
            frame[i] = (byte) (i * 7 + 1);
        }
        for (int i = 5; i < 1294; i++) {
            frame[1294] ^= frame[i];
        }
        byte[] whole = scrubbed("idcard-sdt", Direction.RECEIVED, frame, 5000);
        int sum = 0;
        for (int i = 5; i < whole.length; i++) {
            sum ^= whole[i];
        }
        assertThat(sum & 0xff).as("exclusive or over the scrubbed frame").isZero();
        assertThat(whole).startsWith(hex("AA AA AA 96 69 05 08 00 00 90 01 00 04 00"));
        assertThat(new String(whole, 14, 256, java.nio.charset.StandardCharsets.UTF_16LE))
                .startsWith("测试")
                .contains("999999199001010016");
        for (int i = 14 + 256; i < 1294; i++) {
            assertThat(whole[i]).as("byte %d of the photo", i).isEqualTo((byte) 0x5A);
        }
        for (int piece : new int[] {1, 2, 3, 7, 100, 1294}) {
            assertThat(scrubbed("idcard-sdt", Direction.RECEIVED, frame, piece)).isEqualTo(whole);
        }
        frame[1294] ^= 1;
        byte[] broken = scrubbed("idcard-sdt", Direction.RECEIVED, frame, 5000);
        assertThat(broken[1294]).as("a wrong check byte stays wrong").isEqualTo((byte) (whole[1294] ^ 1));
    }

    @Test
    void whatStandsOutsideAReadersFramesIsTakenOutAndHarmlessAnswersAreKept() {
        byte[] mixed = hex("30 39 31 AA 12 AA AA AA 96 69 00 04 00 00 90 94 39 39");
        assertThat(scrubbed("idcard-sdt", Direction.RECEIVED, mixed, 1))
                .isEqualTo(hex("00 00 00 AA 00 AA AA AA 96 69 00 04 00 00 90 94 00 00"));
    }

    @Test
    void aSlipKeepsItsCommandsAndLosesTextCodesAndPictures() {
        byte[] slip = hex("1B40 1C26 1B6101 1D2111 1B4501 B2E2CAD4 2041 0A"
                + "1D286B 0800 31 50 30 4142434445"
                + "1D286B 0300 31 51 30"
                + "1D7630 00 0200 0100 FFFF 1B4A06 1D564200 1D7201");
        byte[] clean = hex("1B40 1C26 1B6101 1D2111 1B4501 A1F5A1F5 5858 0A"
                + "1D286B 0800 31 50 30 5858585858"
                + "1D286B 0300 31 51 30"
                + "1D7630 00 0200 0100 0000 1B4A06 1D564200 1D7201");
        for (int piece : new int[] {1, 2, 5, 1000}) {
            assertThat(scrubbed("receipt-escpos", Direction.SENT, slip, piece)).isEqualTo(clean);
        }
    }

    /** The kit holds the recorder, and no program that is installed may hold the kit. */
    @Test
    void noModuleButTheInstallersOwnToolsHasTheKitOutsideItsTests() throws IOException {
        Path checkout = Path.of(System.getProperty("doorstep.checkout"));
        var kit = "<artifactId>doorstep-device-conformance</artifactId>";
        for (Path pom : poms(checkout, 2)) {
            for (String line : Files.readString(pom).split("<dependency>", -1)) {
                if (line.contains(kit) && line.contains("</dependency>")) {
                    String named = line.substring(0, line.indexOf("</dependency>"));
                    boolean managed = named.contains("<version>");
                    boolean tools = checkout.relativize(pom).startsWith("installer");
                    assertThat(managed || tools || named.contains("<scope>test</scope>"))
                            .as("%s may use the kit in its tests only", pom)
                            .isTrue();
                }
            }
        }
        String assembly = Files.readString(checkout.resolve("installer/lib/assemble.sh"));
        assertThat(assembly.lines().filter(line -> line.strip().startsWith("collect terminal")))
                .as("what a terminal is installed with")
                .singleElement()
                .asString()
                .doesNotContain("conformance", " installer");
    }

    /** Of the folder and those up to so deep inside it; not where other modules' builds write meanwhile. */
    private static List<Path> poms(Path folder, int deep) throws IOException {
        List<Path> found = new ArrayList<>();
        if (Files.exists(folder.resolve("pom.xml"))) {
            found.add(folder.resolve("pom.xml"));
        }
        if (deep > 0) {
            try (Stream<Path> inside = Files.list(folder)) {
                for (Path sub : inside.filter(RecordingLinkTest::isSource).toList()) {
                    found.addAll(poms(sub, deep - 1));
                }
            }
        }
        return found;
    }

    private static boolean isSource(Path sub) {
        String name = sub.getFileName().toString();
        return !name.equals("target") && !name.startsWith(".") && Files.isDirectory(sub);
    }
}
