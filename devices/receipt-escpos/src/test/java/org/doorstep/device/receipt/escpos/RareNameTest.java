// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.MemoryLink;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.SimulatedWire;
import org.doorstep.device.simulator.VirtualReceiptPrinter;
import org.doorstep.device.simulator.Wires;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPage.Align;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Characters of names that no printer's own font has, looked at dot by dot on the paper that came out. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class RareNameTest {
    private static final List<String> RARE = List.of("𬭎", "𬤊", "𫘝", "䶮", "㛃");
    private static final int MARGIN = 32;
    private static final int CELL = 24;
    private static final int BASELINE = 21;
    /** The byte that would begin a real-time command goes out with a dot more: at most one in each of 3 x 24 bytes. */
    private static final int DOTS_MORE = 12;

    @TempDir
    Path folder;

    private BufferedImage paper(ReceiptPage page) throws Exception {
        VirtualReceiptPrinter printer = new VirtualReceiptPrinter(folder, 48);
        MemoryLink.Pair link = MemoryLink.pair(new LinkAddress("tcp:memory:9100"), Ticker.system());
        TestContext context = new TestContext(Map.of(), Ticker.system());
        try (SimulatedWire _ =
                        Wires.streams(printer, link.far().input(), link.far().output(), Pace.network(1));
                EscPosAdapter adapter = new EscPosAdapter(
                        new EscPosLine(link.near(), Ticker.system(), EscPosModel.usual()),
                        context,
                        EscPosModel.usual())) {
            Deadline by = Deadline.in(Duration.ofSeconds(60));
            assertThat(adapter.print(new CommandId("slip:1"), page, Progress.NONE, by))
                    .isInstanceOf(Outcome.Done.class);
            assertThat(printer.unsupported()).isEmpty();
        }
        assertThat(Files.readString(folder.resolve("001.txt"))).doesNotContain("?", "□", "\uFFFD");
        return ImageIO.read(folder.resolve("001.png").toFile());
    }

    /** The black dots of the cell in the first line of the paper that begins at {@code column}. */
    private static BitSet dots(BufferedImage paper, int column) {
        BitSet dots = new BitSet(CELL * CELL);
        for (int y = 0; y < CELL; y++) {
            for (int x = 0; x < CELL; x++) {
                dots.set(y * CELL + x, (paper.getRGB(MARGIN + column + x, MARGIN + y) & 0xff) < 128);
            }
        }
        return dots;
    }

    /** The character as its font draws it. */
    private static BitSet drawn(String character) {
        Font font = List.of("Noto Sans CJK SC", "HanaMinA", "HanaMinB").stream()
                .map(family -> new Font(family, Font.PLAIN, CELL))
                .filter(candidate -> candidate.canDisplayUpTo(character) < 0)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no font has " + character + ": install the packages fonts-noto-cjk and fonts-hanazono"));
        BufferedImage image = new BufferedImage(CELL + 2 * MARGIN, CELL + 2 * MARGIN, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D on = image.createGraphics();
        on.setColor(Color.WHITE);
        on.fillRect(0, 0, image.getWidth(), image.getHeight());
        on.setColor(Color.BLACK);
        on.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
        on.setFont(font);
        on.drawString(character, MARGIN, MARGIN + BASELINE);
        on.dispose();
        return dots(image, 0);
    }

    @Test
    void each_rare_character_of_a_name_stands_on_the_paper_as_its_font_draws_it() throws Exception {
        BufferedImage paper =
                paper(new ReceiptPage(List.of(new ReceiptPage.Text(String.join("", RARE), Align.LEFT, 1, false))));
        Set<BitSet> different = new HashSet<>();
        for (int i = 0; i < RARE.size(); i++) {
            BitSet printed = dots(paper, i * CELL);
            BitSet difference = (BitSet) printed.clone();
            difference.xor(drawn(RARE.get(i)));
            assertThat(difference.cardinality())
                    .as("dots of %s that are not its font's", RARE.get(i))
                    .isLessThanOrEqualTo(DOTS_MORE);
            assertThat(printed.cardinality()).as("dots of %s", RARE.get(i)).isGreaterThan(60);
            different.add(printed);
        }
        assertThat(different).hasSameSizeAs(RARE);
    }

    @Test
    void a_name_beside_its_label_is_printed_whole() throws Exception {
        BufferedImage paper = paper(new ReceiptPage(List.of(new ReceiptPage.Pair("姓名", "赵𬭎"))));
        int last = 576 - CELL;
        BitSet difference = dots(paper, last);
        difference.xor(drawn("𬭎"));
        assertThat(difference.cardinality()).isLessThanOrEqualTo(DOTS_MORE);
        BitSet before = dots(paper, last - CELL);
        before.xor(drawn("赵"));
        assertThat(before.cardinality()).isLessThanOrEqualTo(DOTS_MORE);
    }
}
