// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An ESC/POS receipt printer: bytes to paper, with the status machine of a real one.
 *
 * <p>What was received and not yet printed waits in its buffer; when paper ends, the cover opens or the cutter sticks
 * it stays there and <b>is printed after all</b> once the cause is mended, unless the host clears the buffer. Losing
 * power empties the buffer and leaves on paper what was printed. Real-time commands ({@code DLE EOT}, {@code DLE ENQ},
 * {@code DLE DC4}) act as they arrive, also from a full buffer. {@code ESC @} ends automatic status, as Epson's
 * reference says.
 *
 * <p>Each cut slip is kept in the folder as {@code NNN.png} and {@code NNN.txt}; one torn off unfinished as {@code
 * NNN-torn}. Safe for use by several threads.
 */
public final class VirtualReceiptPrinter extends SimulatedDevice {
    private static final int BUFFER = 1 << 20;

    /** What {@code DLE ENQ} mends (Epson's ESC/POS reference): errors that are over once their cause is. */
    private static final Set<PrinterCondition.Sign> RECOVERABLE = EnumSet.of(
            PrinterCondition.Sign.CUTTER, PrinterCondition.Sign.MECHANICAL, PrinterCondition.Sign.AWAITS_RECOVERY);

    private final SlipFolder slips;
    private final EscPosParser parser = new EscPosParser();
    private final RealTimeScanner scanner = new RealTimeScanner();
    private final ReceiptPaper paper;
    private final PrintHead head;
    private final ArrayDeque<EscPosCommand> buffer = new ArrayDeque<>();
    private PrinterCondition condition = PrinterCondition.FINE;
    private Countdown paperLasts = Countdown.NEVER;
    private Countdown powerLasts = Countdown.NEVER;
    private Countdown coverLasts = Countdown.NEVER;
    private final EnumSet<PrinterFeature> lacking = EnumSet.noneOf(PrinterFeature.class);
    private PrinterAnswers answers = PrinterAnswers.PROMPT;
    private EscPosCommand.@Nullable CutKind lastCut;
    private boolean cutterSticksNext;
    private int automatic;
    private long cuts;

    /**
     * A printer with paper in it.
     *
     * @param folder where slips are kept; made when missing, numbered on from what lies there
     * @param columns characters of half width in a line: 48 on paper of 80 mm, 32 on 58 mm
     */
    public VirtualReceiptPrinter(Path folder, int columns) throws IOException {
        slips = new SlipFolder(folder);
        paper = new ReceiptPaper(columns * 12);
        head = new PrintHead(paper);
    }

    /** Slips that were printed to the end and cut. */
    public synchronized long cuts() {
        return cuts;
    }

    /** Lines of print, images and QR codes that went on paper. */
    public synchronized long lines() {
        return head.lines();
    }

    /** How often a drawer was opened. */
    public synchronized long pulses() {
        return head.pulses();
    }

    /** Whether the last slip was cut through; false where a bridge of paper was left, or nothing was cut yet. */
    public synchronized boolean lastCutWasFull() {
        return lastCut == EscPosCommand.CutKind.FULL;
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
        coverLasts = Countdown.NEVER;
        sign(PrinterCondition.Sign.COVER_OPEN, open);
    }

    /** Opens the cover after {@code more} further lines. */
    public synchronized void coverOpensAfter(int more) {
        coverLasts = new Countdown(more);
    }

    public synchronized void offline(boolean switched) {
        sign(PrinterCondition.Sign.OFFLINE, switched);
    }

    /** Shows or takes back one sign of its status; taking back one that stopped a job lets it go on. */
    public synchronized void sign(PrinterCondition.Sign sign, boolean shown) {
        change(condition.with(sign, shown));
    }

    /** Lets the cutter stick at the next cut. */
    public synchronized void cutterSticks() {
        cutterSticksNext = true;
    }

    /** Frees the cutter by hand. */
    public synchronized void freeCutter() {
        cutterSticksNext = false;
        sign(PrinterCondition.Sign.CUTTER, false);
    }

    /** Takes the power after {@code more} further lines. */
    public synchronized void powerEndsAfter(int more) {
        powerLasts = new Countdown(more);
    }

    /** How its answers come back from now on. */
    public synchronized void answers(PrinterAnswers how) {
        answers = how;
    }

    /** Takes {@code features} away, as a cheaper model lacks them; those taken before stay away. */
    public synchronized void lacks(PrinterFeature... features) {
        lacking.addAll(List.of(features));
    }

    /** Whether the printer prints but never answers, as some cheap ones do. */
    public synchronized void keepsQuiet(boolean quiet) {
        answers = quiet ? PrinterAnswers.NONE : PrinterAnswers.PROMPT;
    }

    /** Whether the printer knows the command that clears its buffers. */
    public synchronized void knowsClear(boolean knows) {
        if (knows) {
            lacking.remove(PrinterFeature.CLEAR);
        } else {
            lacking.add(PrinterFeature.CLEAR);
        }
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
                case RealTimeScanner.Status(int n) -> {
                    if (has(PrinterFeature.REAL_TIME_STATUS)) {
                        answer(told().realTime(n));
                    }
                }
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
        coverLasts = Countdown.NEVER;
        paper.initialise();
        if (!paper.blank()) {
            keep("-torn");
        }
    }

    private void clear() {
        if (has(PrinterFeature.CLEAR)) {
            buffer.clear();
            paper.initialise();
            answer(0x37, 0x25, 0x00);
        }
    }

    private void recover(boolean clear) {
        PrinterCondition mended = condition;
        for (PrinterCondition.Sign sign : RECOVERABLE) {
            mended = mended.with(sign, false);
        }
        if (!mended.equals(condition)) {
            if (clear) {
                buffer.clear();
                paper.initialise();
            }
            change(mended);
        }
    }

    private void change(PrinterCondition next) {
        if (!next.equals(condition)) {
            condition = next;
            if (automatic != 0) {
                answer(told().automatic());
            }
            pump();
        }
    }

    private boolean has(PrinterFeature feature) {
        return !lacking.contains(feature);
    }

    /** What it says of itself. */
    private PrinterCondition told() {
        return answers == PrinterAnswers.LIES ? PrinterCondition.FINE : condition;
    }

    private void answer(int... bytes) {
        byte[] all = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            all[i] = (byte) bytes[i];
        }
        answer(all);
    }

    private void answer(byte[] bytes) {
        answers.give(bytes, this::send);
    }

    private void pump() {
        while (powered() && !buffer.isEmpty()) {
            EscPosCommand next = buffer.element();
            if (next.movesPaper() && condition.stopped()) {
                return;
            }
            if (next instanceof EscPosCommand.Cut && cutterSticksNext) {
                cutterSticksNext = false;
                sign(PrinterCondition.Sign.CUTTER, true);
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
        coverLasts = coverLasts.next();
        if (coverLasts.over()) {
            cover(true);
        }
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
            case EscPosCommand.Cut(EscPosCommand.CutKind kind, int feed) -> {
                paper.feedDots(feed);
                cuts++;
                lastCut = kind;
                keep("");
            }
            case EscPosCommand.Initialise() -> {
                automatic = 0;
                head.run(command);
            }
            case EscPosCommand.Status(int kind) -> {
                if (has(PrinterFeature.MARKER)) {
                    answer(kind == 1 ? told().queued() : 0);
                }
            }
            case EscPosCommand.NamedMarker(byte[] name) -> {
                if (has(PrinterFeature.NAMED_MARKER)) {
                    answer(0x37, 0x22, name[0], name[1], name[2], name[3], 0x00);
                }
            }
            case EscPosCommand.Identify(int what) -> {
                if (what == 'B' || what == 'C') {
                    answer(("_" + (what == 'B' ? "Doorstep" : "Virtual") + "\0").getBytes(StandardCharsets.US_ASCII));
                }
            }
            case EscPosCommand.AutomaticStatus(int mask) -> {
                automatic = has(PrinterFeature.AUTOMATIC_STATUS) ? mask : 0;
                if (automatic != 0) {
                    answer(told().automatic());
                }
            }
            case EscPosCommand.QrPrint() when !has(PrinterFeature.QR) -> head.tell("QR code");
            default -> head.run(command);
        }
    }

    private void keep(String suffix) {
        slips.keep(paper.picture(), paper.text(), suffix);
        paper.tear();
    }
}
