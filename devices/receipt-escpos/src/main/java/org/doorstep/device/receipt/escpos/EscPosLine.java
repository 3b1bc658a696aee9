// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import org.doorstep.device.link.FrameReader;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.WriteTooLateException;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;

/**
 * Requests and answers over a link. What comes about a slip while something else is awaited is kept, not lost. Used by
 * one thread at a time.
 */
final class EscPosLine implements AutoCloseable {
    /** {@code GS r 1}. */
    private static final byte[] MARKER = {0x1D, 0x72, 1};

    /** {@code DLE DC4 8}: clear the buffers; confirmed by 37 25 00 (Epson's ESC/POS reference). */
    private static final byte[] CLEAR = {0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8};

    /** {@code DLE ENQ 2}: forget what was received, then work again. */
    private static final byte[] RECOVER = {0x10, 5, 2};

    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final Duration CLEARED = Duration.ofSeconds(2);
    private static final int MOST_HEARD = 4096;

    private final Link link;
    private final Ticker ticker;
    private final EscPosModel model;
    private final FrameReader<PrinterAnswer> answers;
    private final ArrayDeque<PrinterAnswer> heard = new ArrayDeque<>();
    private SlipName slip = SlipName.any();

    EscPosLine(Link link, Ticker ticker, EscPosModel model) {
        this.link = link;
        this.ticker = ticker;
        this.model = model;
        answers = new FrameReader<>(link, new AnswerFramer());
    }

    long lastByteOut() {
        return link.lastByteOut();
    }

    /** Forgets what was answered so far. */
    void discard() throws IOException {
        answers.discard();
        heard.clear();
    }

    /** Gives the next slip a name of its own. */
    SlipName nextSlip() {
        slip = slip.next();
        return slip;
    }

    /**
     * Sends line {@code index} of the slip and has the printer answer once it has printed it, where the model can. Both in
     * one write: an interrupt between them would leave a line on paper that is never answered for.
     *
     * @return whether there was time to; without it nothing was sent
     */
    boolean print(byte[] bytes, int index, Deadline by) throws IOException, InterruptedException {
        byte[] marker = marker(index);
        byte[] both = Arrays.copyOf(bytes, bytes.length + marker.length);
        System.arraycopy(marker, 0, both, bytes.length, marker.length);
        return sent(both, by);
    }

    /** Sends all of it, or nothing for want of time. */
    private boolean sent(byte[] bytes, Deadline by) throws IOException, InterruptedException {
        try {
            link.write(bytes, by);
            return true;
        } catch (WriteTooLateException _) {
            return false;
        }
    }

    private byte[] marker(int index) {
        return switch (model.marker()) {
            case COUNTED -> MARKER;
            case NAMED -> slip.marker(index);
            case NONE -> new byte[0];
        };
    }

    /** The printer's state; empty when it does not tell. */
    Optional<PrinterState> state(Deadline by) throws IOException, InterruptedException {
        return model.status() == EscPosModel.Status.NONE ? queued(by) : realTime(by);
    }

    /** Answered also by a printer that is stuck. */
    private Optional<PrinterState> realTime(Deadline by) throws IOException, InterruptedException {
        int[] bits = new int[4];
        for (int n = 1; n <= 4; n++) {
            takeIn();
            if (!sent(new byte[] {0x10, 4, (byte) n}, by.atMost(ANSWER))) {
                return Optional.empty();
            }
            Optional<PrinterAnswer> answer = await(PrinterAnswer.RealTime.class, by.atMost(ANSWER));
            if (!(answer.orElse(null) instanceof PrinterAnswer.RealTime(int answered))) {
                return Optional.empty();
            }
            bits[n - 1] = answered;
        }
        return Optional.of(PrinterState.realTime(bits));
    }

    /** Answered only by a printer that has nothing left to print; asked only while there is no slip. */
    private Optional<PrinterState> queued(Deadline by) throws IOException, InterruptedException {
        nextSlip();
        if (!sent(marker(0), by.atMost(ANSWER))) {
            return Optional.empty();
        }
        Class<? extends PrinterAnswer> kind =
                model.marker() == EscPosModel.Marker.NAMED ? PrinterAnswer.Named.class : PrinterAnswer.Marker.class;
        return switch (await(kind, by.atMost(ANSWER)).orElse(null)) {
            case PrinterAnswer.Marker(int bits) -> Optional.of(PrinterState.queued(bits));
            case PrinterAnswer.Named(int name)
            when slip.line(name, 0, 1).isPresent() -> Optional.of(PrinterState.alive());
            case null, default -> Optional.empty();
        };
    }

    /** What came next about the slip or the printer's state; empty when nothing did by the deadline. */
    Optional<PrinterAnswer> hear(Deadline by) throws IOException, InterruptedException {
        Optional<PrinterAnswer> already = heardAlready();
        Optional<PrinterAnswer> answer = already.isPresent() ? already : answers.next(by);
        while (answer.isPresent() && !aboutSlip(answer.get())) {
            answer = answers.next(by);
        }
        return answer;
    }

    /** What came while something else was awaited. */
    Optional<PrinterAnswer> heardAlready() {
        return Optional.ofNullable(heard.poll());
    }

    /** Clears the printer's buffers; whether it confirmed that. Takes its own short time. */
    boolean clear() throws IOException, InterruptedException {
        Deadline by = Deadline.in(ticker, CLEARED);
        return sent(CLEAR, by) && await(PrinterAnswer.Cleared.class, by).isPresent();
    }

    /** Has the printer forget what it holds and try again after an error; whether there was time to tell it. */
    boolean recover() throws IOException, InterruptedException {
        return sent(RECOVER, Deadline.in(ticker, ANSWER));
    }

    /** Whether everything that a printer was sent is through it. */
    enum Drained {
        YES,
        NO,
        /** The model has no marker that could tell. */
        CANNOT_TELL
    }

    /**
     * Waits until nothing more comes, then has the printer answer a marker, which it does only once nothing waits before
     * it. Asked only while there is no slip.
     */
    Drained drained(Deadline by) throws IOException, InterruptedException {
        settle(by);
        if (model.marker() == EscPosModel.Marker.NONE) {
            return Drained.CANNOT_TELL;
        }
        return queued(by).isPresent() ? Drained.YES : Drained.NO;
    }

    /** Waits until nothing has come for a second, at most until the deadline. */
    private void settle(Deadline by) throws IOException, InterruptedException {
        while (!by.expired() && answers.next(by.atMost(ANSWER)).isPresent()) {
            heard.clear();
        }
    }

    private static boolean aboutSlip(PrinterAnswer answer) {
        return switch (answer) {
            case PrinterAnswer.Marker _, PrinterAnswer.Named _, PrinterAnswer.Automatic _ -> true;
            case PrinterAnswer.RealTime _, PrinterAnswer.Cleared _, PrinterAnswer.OtherBlock _ -> false;
        };
    }

    /** Takes in what has come, so that an answer said twice is not taken for that to the next question. */
    private void takeIn() throws IOException, InterruptedException {
        Deadline now = Deadline.in(ticker, Duration.ZERO);
        for (var answer = answers.next(now); answer.isPresent(); answer = answers.next(now)) {
            keep(answer.get());
        }
    }

    private void keep(PrinterAnswer answer) {
        if (aboutSlip(answer) && heard.size() < MOST_HEARD) {
            heard.add(answer);
        }
    }

    private Optional<PrinterAnswer> await(Class<? extends PrinterAnswer> kind, Deadline by)
            throws IOException, InterruptedException {
        Optional<PrinterAnswer> answer = answers.next(by);
        while (answer.isPresent() && !kind.isInstance(answer.get())) {
            keep(answer.get());
            answer = answers.next(by);
        }
        return answer;
    }

    @Override
    public void close() {
        link.close();
    }
}
