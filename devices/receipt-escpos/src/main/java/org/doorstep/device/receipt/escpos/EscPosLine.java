// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.doorstep.device.link.FrameReader;
import org.doorstep.device.link.Link;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;

/** Requests and answers over a link. Markers that come while something else is awaited are counted, not lost. */
final class EscPosLine implements AutoCloseable {
    /** {@code GS r 1}. */
    static final byte[] MARKER = {0x1D, 0x72, 1};

    /** {@code DLE DC4 8}: clear the buffers; confirmed by 37 25 00 (Epson's ESC/POS reference). */
    private static final byte[] CLEAR = {0x10, 0x14, 8, 1, 3, 0x14, 1, 6, 2, 8};

    private static final Duration ANSWER = Duration.ofSeconds(1);
    private static final Duration CLEARED = Duration.ofSeconds(2);

    private final Link link;
    private final Ticker ticker;
    private final FrameReader<PrinterAnswer> answers;
    private int markers;

    EscPosLine(Link link, Ticker ticker) {
        this.link = link;
        this.ticker = ticker;
        answers = new FrameReader<>(link, new AnswerFramer());
    }

    long lastByteOut() {
        return link.lastByteOut();
    }

    /** Forgets what was answered so far. */
    void discard() throws IOException {
        answers.discard();
        markers = 0;
    }

    void write(byte[] bytes, Deadline by) throws IOException, InterruptedException {
        link.write(bytes, by);
    }

    /** The printer's state; empty when it does not tell. Asked in real time: answered also by a printer that is stuck. */
    Optional<PrinterStatus> status(Deadline by) throws IOException, InterruptedException {
        int[] bits = new int[4];
        for (int n = 1; n <= 4; n++) {
            link.write(new byte[] {0x10, 4, (byte) n}, by.atMost(ANSWER));
            Optional<PrinterAnswer> answer = await(PrinterAnswer.RealTime.class, by.atMost(ANSWER));
            if (!(answer.orElse(null) instanceof PrinterAnswer.RealTime(int answered))) {
                return Optional.empty();
            }
            bits[n - 1] = answered;
        }
        return Optional.of(new PrinterStatus(bits[0], bits[1], bits[2], bits[3]));
    }

    /** Whether a marker came by the deadline. */
    boolean marker(Deadline by) throws IOException, InterruptedException {
        if (markers == 0 && await(PrinterAnswer.Marker.class, by).isPresent()) {
            markers++;
        }
        return takeMarker();
    }

    /** Whether a marker has come already. */
    boolean takeMarker() {
        if (markers == 0) {
            return false;
        }
        markers--;
        return true;
    }

    /** Clears the printer's buffers; whether it confirmed that. Takes its own short time. */
    boolean clear() throws IOException, InterruptedException {
        Deadline by = Deadline.in(ticker, CLEARED);
        link.write(CLEAR, by);
        return await(PrinterAnswer.Cleared.class, by).isPresent();
    }

    /** Waits until nothing has come for a second, at most until the deadline. */
    void settle(Deadline by) throws IOException, InterruptedException {
        while (!by.expired() && answers.next(by.atMost(ANSWER)).isPresent()) {
            markers = 0;
        }
    }

    private Optional<PrinterAnswer> await(Class<? extends PrinterAnswer> kind, Deadline by)
            throws IOException, InterruptedException {
        Optional<PrinterAnswer> answer = answers.next(by);
        while (answer.isPresent() && !kind.isInstance(answer.get())) {
            if (answer.get() instanceof PrinterAnswer.Marker) {
                markers++;
            }
            answer = answers.next(by);
        }
        return answer;
    }

    @Override
    public void close() {
        link.close();
    }
}
