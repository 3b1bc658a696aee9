// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.doorstep.device.link.Link;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Snapshot;
import org.doorstep.device.spi.Ticker;

/** One reader on one line. */
final class SdtAdapter implements DeviceAdapter, IdCardReader {
    private final SdtLine line;
    private final SdtDialogue dialogue = new SdtDialogue();
    private String model = "";

    private SdtAdapter(SdtLine line) {
        this.line = line;
    }

    /** Takes over {@code link}, which is closed when the reader does not answer on it. */
    static SdtAdapter open(Link link, Ticker ticker, Deadline by) throws DeviceFault, InterruptedException {
        SdtAdapter adapter = new SdtAdapter(new SdtLine(link, ticker));
        boolean answered = false;
        try {
            if (adapter.line.ask(SdtCommand.STATUS, by).sw3() == Sw3.OK) {
                adapter.model = samId(adapter.line.ask(SdtCommand.SAM_ID, by));
            }
            answered = true;
            return adapter;
        } finally {
            if (!answered) {
                adapter.close();
            }
        }
    }

    /** The security module's number as printed on readers: {@code 05.03-20260417-0000012345-0287454020}. */
    private static String samId(SdtReply reply) {
        if (reply.sw3() != Sw3.OK) {
            return "";
        }
        byte[] b = reply.data();
        return String.format(
                Locale.ROOT,
                "SDT reader, SAM %02d.%02d-%08d-%010d-%010d",
                b[0] & 0xff,
                b[2] & 0xff,
                littleEndian(b, 4),
                littleEndian(b, 8),
                littleEndian(b, 12));
    }

    private static long littleEndian(byte[] b, int at) {
        return (b[at] & 0xffL) | (b[at + 1] & 0xffL) << 8 | (b[at + 2] & 0xffL) << 16 | (b[at + 3] & 0xffL) << 24;
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }

    @Override
    public CardPosition position(Deadline by) throws DeviceFault, InterruptedException {
        return switch (run(dialogue.poll(), by)) {
            case SdtDialogue.Lies(CardPosition position) -> position;
            case SdtDialogue.Failed(Fault fault) -> throw new DeviceFault(fault);
            case SdtDialogue.Ask _, SdtDialogue.Read _ -> throw new IllegalStateException("a look ended in a read");
        };
    }

    @Override
    public Outcome<IdCard> read(long placement, Deadline by) throws InterruptedException {
        try {
            return switch (run(dialogue.read(placement), by)) {
                case SdtDialogue.Read(SdtReply reply) -> decode(reply);
                case SdtDialogue.Failed(Fault fault) -> new Outcome.Refused<>(fault);
                case SdtDialogue.Ask _, SdtDialogue.Lies _ -> throw new IllegalStateException("a read ended in a look");
            };
        } catch (DeviceFault e) {
            // Reading changes nothing, so a read that got no answer did certainly nothing.
            return new Outcome.Refused<>(e.fault());
        }
    }

    private static Outcome<IdCard> decode(SdtReply reply) {
        byte[] text = CardBytes.text(reply.data());
        byte[] photo = CardBytes.photo(reply.data());
        reply.wipe();
        try {
            return switch (CardDecoder.decode(text, photo)) {
                case CardDecoder.Card(IdCard card) -> new Outcome.Done<>(card, Evidence.DEVICE);
                case CardDecoder.Broken(Fault fault) -> {
                    Arrays.fill(photo, (byte) 0);
                    yield new Outcome.Refused<>(fault);
                }
            };
        } finally {
            Arrays.fill(text, (byte) 0);
        }
    }

    /** Asks until the dialogue has come to an end. */
    private SdtDialogue.Step run(SdtDialogue.Step first, Deadline by) throws DeviceFault, InterruptedException {
        SdtDialogue.Step step = first;
        while (step instanceof SdtDialogue.Ask(SdtCommand command)) {
            SdtReply reply = line.ask(command, by);
            step = dialogue.on(reply);
            if (!(step instanceof SdtDialogue.Read)) {
                reply.wipe();
            }
        }
        return step;
    }

    @Override
    public Snapshot observe(Deadline by) throws DeviceFault, InterruptedException {
        try {
            return new Snapshot(List.of(), List.of(), position(by), model);
        } catch (DeviceFault e) {
            if (CoreFault.READER_SELF_TEST.is(e.fault()) || CoreFault.READER_NOT_AUTHORISED.is(e.fault())) {
                return new Snapshot(List.of(e.fault()), List.of(), dialogue.position(), model);
            }
            throw e;
        }
    }

    /** No command of a reader has an effect. */
    @Override
    public Finding reconcile(CommandId id, Deadline by) {
        return new Finding.DidNot();
    }

    /** A reader moves nothing. */
    @Override
    public void makeSafe() {}

    @Override
    public void close() {
        line.close();
    }
}
