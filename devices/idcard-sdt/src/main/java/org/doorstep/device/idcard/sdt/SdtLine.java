// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.doorstep.device.link.FrameReader;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.WriteStalledException;
import org.doorstep.device.link.WriteTooLateException;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Ticker;

/** Commands and replies over a link. Asks a second time where the reader kept silent or the line garbled a frame. */
final class SdtLine implements AutoCloseable {
    private static final Duration QUIET = Duration.ofMillis(60);

    /** What came of asking once. */
    private sealed interface Heard {}

    private record Answer(SdtReply reply) implements Heard {}

    /** No answer, or no time to ask; {@code strangers}: whether whole frames came that answer something else. */
    private record Nothing(boolean strangers) implements Heard {}

    /** The answer contradicts itself. */
    private record Contradiction() implements Heard {}

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
     * @throws DeviceFault DISCONNECTED, WRITE_STALLED, NO_ANSWER or BAD_ANSWER; CARD_UNREADABLE where what is wrong is
     *     what a card's read was answered by, while the reader itself answers well
     */
    SdtReply ask(SdtCommand command, Deadline by) throws DeviceFault, InterruptedException {
        try {
            Heard heard = once(command, by.atMost(command.limit()));
            boolean again = !(heard instanceof Answer(SdtReply reply)) || Sw3.lineNoise(reply.sw3());
            if (again && !by.expired()) {
                heard = once(command, by.atMost(command.limit()));
            }
            return switch (heard) {
                case Answer(SdtReply reply) -> reply;
                case Contradiction() -> throw new DeviceFault(contradiction(command));
                case Nothing(boolean strangers) -> throw new DeviceFault(nothing(command, strangers));
            };
        } catch (WriteStalledException e) {
            throw new DeviceFault(CoreFault.WRITE_STALLED.with("the reader takes no bytes: check cable and power"), e);
        } catch (IOException e) {
            throw new DeviceFault(CoreFault.DISCONNECTED.with("the reader is gone: check its cable"), e);
        }
    }

    private Heard once(SdtCommand command, Deadline by) throws IOException, InterruptedException {
        if (answerOutstanding) {
            settle(by);
        }
        frames.discard();
        answerOutstanding = true;
        try {
            link.write(command.frame(), by);
        } catch (WriteTooLateException _) {
            return new Nothing(false);
        }
        boolean strangers = false;
        Optional<SdtReply> reply = frames.next(by);
        while (reply.isPresent()) {
            if (command.answeredBy(reply.get())) {
                answerOutstanding = false;
                return new Answer(reply.get());
            }
            boolean wrong = command.answeredWronglyBy(reply.get());
            reply.get().wipe();
            if (wrong) {
                answerOutstanding = false;
                return new Contradiction();
            }
            strangers = true;
            reply = frames.next(by);
        }
        return new Nothing(strangers);
    }

    private static Fault contradiction(SdtCommand command) {
        return CoreFault.CARD_UNREADABLE.with(
                "the lengths inside the answer to " + command + " contradict each other: lay the card down again");
    }

    private Fault nothing(SdtCommand command, boolean strangers) {
        if (strangers && (command.readsCard() || command == SdtCommand.SELECT)) {
            return CoreFault.CARD_UNREADABLE.with(
                    command + " was answered by frames of another form only: lay the card down again");
        }
        return framer.heard() || strangers
                ? CoreFault.BAD_ANSWER.with(command + " was answered by nothing that fits: check the baud rate")
                : CoreFault.NO_ANSWER.with(command + " was not answered: check the reader's power");
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
