// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/**
 * An ESC/POS receipt printer: bytes to paper, with the status machine of a real one.
 *
 * <p>What was received and not yet printed waits in its buffer; when paper ends, the cover opens or the cutter sticks
 * it stays there and <b>is printed after all</b> once the cause is mended, unless the host clears the buffer. Losing
 * power empties the buffer and leaves on paper what was printed. Real-time commands ({@code DLE EOT}, {@code DLE ENQ},
 * {@code DLE DC4}) act as they arrive, also from a full buffer.
 *
 * <p>Each cut slip is kept in the folder as {@code NNN.png} and {@code NNN.txt}; one torn off unfinished as {@code
 * NNN-torn}. Safe for use by several threads.
 */
public final class VirtualReceiptPrinter extends SimulatedDevice {
    private static final int BUFFER = 1 << 20;

    private final Path folder;
    private final EscPosParser parser = new EscPosParser();
    private final RealTimeScanner scanner = new RealTimeScanner();
    private final ReceiptPaper paper;
    private final PrintHead head;
    private final ArrayDeque<EscPosCommand> buffer = new ArrayDeque<>();
    private PrinterCondition condition = PrinterCondition.FINE;
    private Countdown paperLasts = Countdown.NEVER;
    private Countdown powerLasts = Countdown.NEVER;
    private boolean cutterSticksNext;
    private boolean keepsQuiet;
    private boolean knowsClear = true;
    private int automatic;
    private int kept;
    private long cuts;

    /**
     * A printer with paper in it.
     *
     * @param folder where slips are kept; made when missing, numbered on from what lies there
     * @param columns characters of half width in a line: 48 on paper of 80 mm, 32 on 58 mm
     */
    public VirtualReceiptPrinter(Path folder, int columns) throws IOException {
        this.folder = Files.createDirectories(folder);
        paper = new ReceiptPaper(columns * 12);
        head = new PrintHead(paper);
        try (var files = Files.list(folder)) {
            kept = (int) files.filter(file -> file.toString().endsWith(".png")).count();
        }
    }

    /** Slips that were printed to the end and cut. */
    public synchronized long cuts() {
        return cuts;
    }

    /** Lines of print, images and QR codes that went on paper. */
    public synchronized long lines() {
        return head.lines();
    }

    /** What stands on the paper since the last cut. */
    public synchronized List<String> onPaper() {
        return paper.text();
    }

    /** Commands waiting for the mechanism. */
    public synchronized int buffered() {
        return buffer.size();
    }

    /** Commands that the printer did not understand, in hex. */
    public synchronized List<String> unsupported() {
        return head.unsupported();
    }

    public synchronized PrinterCondition condition() {
        return condition;
    }

    /** Takes or puts paper; putting some lets a stopped job go on. */
    public synchronized void paper(PrinterCondition.Paper left) {
        paperLasts = Countdown.NEVER;
        change(condition.with(left));
    }

    /** Lets the paper end after {@code more} further lines. */
    public synchronized void paperEndsAfter(int more) {
        paperLasts = new Countdown(more);
    }

    public synchronized void cover(boolean open) {
        change(condition.withCover(open));
    }

    public synchronized void offline(boolean switched) {
        change(condition.withOffline(switched));
    }

    /** Lets the cutter stick at the next cut. */
    public synchronized void cutterSticks() {
        cutterSticksNext = true;
    }

    /** Frees the cutter by hand. */
    public synchronized void freeCutter() {
        cutterSticksNext = false;
        change(condition.withCutter(false));
    }

    /** Takes the power after {@code more} further lines. */
    public synchronized void powerEndsAfter(int more) {
        powerLasts = new Countdown(more);
    }

    /** Whether the printer prints but never answers, as some cheap ones do. */
    public synchronized void keepsQuiet(boolean quiet) {
        keepsQuiet = quiet;
    }

    /** Whether the printer knows the command that clears its buffers. */
    public synchronized void knowsClear(boolean knows) {
        knowsClear = knows;
    }

    @Override
    synchronized void received(byte[] bytes) {
        for (byte b : bytes) {
            // In the order of arrival: a clear command must not take what came behind it.
            RealTimeScanner.Request request = scanner.accept(b);
            for (EscPosCommand command : parser.accept(new byte[] {b})) {
                if (buffer.size() < BUFFER) {
                    buffer.add(command);
                }
            }
            switch (request) {
                case RealTimeScanner.None() -> {}
                case RealTimeScanner.Status(int n) -> answer(condition.realTime(n));
                case RealTimeScanner.Recover(boolean clear) -> recover(clear);
                case RealTimeScanner.Clear() -> clear();
            }
        }
        pump();
    }

    @Override
    synchronized void connected() {
        scanner.reset();
    }

    @Override
    synchronized void powerLost() {
        buffer.clear();
        parser.reset();
        scanner.reset();
        automatic = 0;
        powerLasts = Countdown.NEVER;
        paper.initialise();
        if (!paper.blank()) {
            keep("-torn");
        }
    }

    private void clear() {
        if (knowsClear) {
            buffer.clear();
            paper.initialise();
            answer(0x37, 0x25, 0x00);
        }
    }

    private void recover(boolean clear) {
        if (condition.cutterError()) {
            if (clear) {
                buffer.clear();
            }
            change(condition.withCutter(false));
        }
    }

    private void change(PrinterCondition next) {
        if (!next.equals(condition)) {
            condition = next;
            if (automatic != 0) {
                answer(condition.automatic());
            }
            pump();
        }
    }

    private void answer(int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        answer(all);
    }

    private void answer(byte[] bytes) {
        if (!keepsQuiet) {
            send(bytes, Duration.ZERO);
        }
    }

    private void pump() {
        while (powered() && !buffer.isEmpty()) {
            EscPosCommand next = buffer.element();
            if (next.movesPaper() && condition.stopped()) {
                return;
            }
            if (next instanceof EscPosCommand.Cut && cutterSticksNext) {
                cutterSticksNext = false;
                change(condition.withCutter(true));
                return;
            }
            buffer.remove();
            run(next);
            if (next.movesPaper()) {
                wear();
            }
        }
    }

    /** A line has gone through: the roll is shorter, and the power may be near its end. */
    private void wear() {
        paperLasts = paperLasts.next();
        powerLasts = powerLasts.next();
        if (paperLasts.over()) {
            paperLasts = Countdown.NEVER;
            change(condition.with(PrinterCondition.Paper.OUT));
        }
        if (powerLasts.over()) {
            powerOff();
        }
    }

    private void run(EscPosCommand command) {
        switch (command) {
            case EscPosCommand.Cut() -> {
                paper.feedDots(0);
                cuts++;
                keep("");
            }
            case EscPosCommand.Status(int kind) -> answer(kind == 1 ? condition.queued() : 0);
            case EscPosCommand.Identify(int what) -> {
                if (what == 'B' || what == 'C') {
                    answer(("_" + (what == 'B' ? "Doorstep" : "Virtual") + "\0").getBytes(StandardCharsets.US_ASCII));
                }
            }
            case EscPosCommand.AutomaticStatus(int mask) -> {
                automatic = mask;
                if (mask != 0) {
                    answer(condition.automatic());
                }
            }
            default -> head.run(command);
        }
    }

    private void keep(String suffix) {
        String name = String.format(Locale.ROOT, "%03d%s", ++kept, suffix);
        BufferedImage picture = paper.picture();
        try {
            ImageIO.write(picture, "png", folder.resolve(name + ".png").toFile());
            Files.writeString(folder.resolve(name + ".txt"), String.join("\n", paper.text()) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep a slip in " + folder + ": is the disk full?", e);
        }
        paper.tear();
    }

    /** Lines left until something happens. */
    private record Countdown(int left) {
        static final Countdown NEVER = new Countdown(Integer.MAX_VALUE);

        Countdown next() {
            return left == Integer.MAX_VALUE ? this : new Countdown(left - 1);
        }

        boolean over() {
            return left <= 0;
        }
    }
}
