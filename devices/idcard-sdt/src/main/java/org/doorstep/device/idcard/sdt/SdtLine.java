// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.doorstep.device.link.FrameReader;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.WriteStalledException;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Ticker;

/** Commands and replies over a link. Asks a second time where the reader kept silent or the line garbled a frame. */
final class SdtLine implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(60);

    private final Link link;
    private final Ticker ticker;
    private final SdtFramer framer = new SdtFramer();
    private final FrameReader<SdtReply> frames;
    private boolean answerOutstanding;

    SdtLine(Link link, Ticker ticker) {
        this.link = link;
        this.ticker = ticker;
        frames = new FrameReader<>(link, framer);
    }

    /**
     * The reader's answer, which the caller wipes.
     *
     * @throws DeviceFault DISCONNECTED, NO_ANSWER or BAD_ANSWER
     */
    SdtReply ask(SdtCommand command, Deadline by) throws DeviceFault, InterruptedException {
        try {
            Optional<SdtReply> reply = once(command, by.atMost(command.limit()));
            boolean again = reply.isEmpty() || Sw3.lineNoise(reply.get().sw3());
            if (again && !by.expired()) {
                reply = once(command, by.atMost(command.limit()));
            }
            if (reply.isPresent()) {
                return reply.get();
            }
            throw new DeviceFault(
                    framer.heard()
                            ? CoreFault.BAD_ANSWER.with(
                                    command + " was answered by no whole frame: check the baud rate")
                            : CoreFault.NO_ANSWER.with(command + " was not answered: check the reader's power"));
        } catch (WriteStalledException e) {
            throw new DeviceFault(CoreFault.WRITE_STALLED.with("the reader takes no bytes: check cable and power"), e);
        } catch (IOException e) {
            throw new DeviceFault(CoreFault.DISCONNECTED.with("the reader is gone: check its cable"), e);
        }
    }

    private Optional<SdtReply> once(SdtCommand command, Deadline by) throws IOException, InterruptedException {
        if (answerOutstanding) {
            settle(by);
        }
        frames.discard();
        answerOutstanding = true;
        link.write(command.frame(), by);
        Optional<SdtReply> reply = frames.next(by);
        while (reply.isPresent() && !command.answeredBy(reply.get())) {
            reply.get().wipe();
            reply = frames.next(by);
        }
        answerOutstanding = reply.isEmpty();
        return reply;
    }

    /** Lets a late answer to an abandoned command run out, so that it is not taken for the answer to the next one. */
    private void settle(Deadline by) throws IOException, InterruptedException {
        byte[] buffer = new byte[512];
        int heard = 1;
        while (heard > 0 && !by.expired()) {
            heard = link.read(buffer, Deadline.in(ticker, QUIET));
        }
        Arrays.fill(buffer, (byte) 0);
    }

    @Override
    public void close() {
        link.close();
        framer.reset();
    }
}
