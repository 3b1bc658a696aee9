// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.doorstep.device.link.Link;
import org.doorstep.device.spi.AppendedAddresses;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CardAddressReader;
import org.doorstep.device.spi.CardFingerprintReader;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.FingerprintedCard;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Portraits;
import org.doorstep.device.spi.Snapshot;
import org.doorstep.device.spi.Ticker;

/** One reader on one line. */
final class SdtAdapter implements DeviceAdapter, IdCardReader, CardAddressReader, CardFingerprintReader {
    private final SdtLine line;
    private final SdtDialogue dialogue = new SdtDialogue();
    private final SdtDiagnostics diagnostics;
    private boolean introduced;
    private String model = "";

    private SdtAdapter(SdtLine line, Portraits portraits) {
        this.line = line;
        diagnostics = new SdtDiagnostics(line, dialogue, portraits);
    }

    /** Takes over {@code link}, which is closed when the reader does not answer on it. */
    static SdtAdapter open(Link link, Ticker ticker, Deadline by) throws DeviceFault, InterruptedException {
        return open(link, ticker, new Portraits(Optional.empty()), by);
    }

    static SdtAdapter open(Link link, Ticker ticker, Portraits portraits, Deadline by)
            throws DeviceFault, InterruptedException {
        SdtAdapter adapter = new SdtAdapter(new SdtLine(link, ticker), portraits);
        boolean answered = false;
        try {
            if (adapter.line.ask(SdtCommand.STATUS, by).sw3() == Sw3.OK) {
                adapter.introduce(by);
            }
            answered = true;
            return adapter;
        } finally {
            if (!answered) {
                adapter.close();
            }
        }
    }

    /** The security module's number is the reader's identity: no two have the same. */
    private void introduce(Deadline by) throws DeviceFault, InterruptedException {
        SdtReply reply = line.ask(SdtCommand.SAM_ID, by);
        introduced = !Sw3.readerBlocked(reply.sw3());
        model = reply.sw3() == Sw3.OK ? "SDT reader, SAM " + SamId.printed(reply.data()) : "";
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        if (kind.isInstance(diagnostics)) {
            return Optional.of(kind.cast(diagnostics));
        }
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
        return ask(placement, SdtCommand.READ, by, data -> withoutPrints(card(data)));
    }

    @Override
    public Outcome<FingerprintedCard> readWithFingerprints(long placement, Deadline by) throws InterruptedException {
        return ask(placement, SdtCommand.READ_WITH_FINGERPRINTS, by, SdtAdapter::card);
    }

    @Override
    public Outcome<AppendedAddresses> newestAddress(long placement, Deadline by) throws InterruptedException {
        return ask(
                placement,
                SdtCommand.NEWEST_ADDRESS,
                by,
                data -> new Outcome.Done<>(CardDecoder.addresses(data), Evidence.DEVICE));
    }

    /** {@code decode} is given what is wiped afterwards. */
    private <T> Outcome<T> ask(long placement, SdtCommand what, Deadline by, Function<byte[], Outcome<T>> decode)
            throws InterruptedException {
        try {
            return switch (run(dialogue.read(placement, what), by)) {
                case SdtDialogue.Read(SdtReply reply) -> {
                    try {
                        yield decode.apply(reply.data());
                    } finally {
                        reply.wipe();
                    }
                }
                case SdtDialogue.Failed(Fault fault) -> new Outcome.Refused<>(fault);
                case SdtDialogue.Ask _, SdtDialogue.Lies _ -> throw new IllegalStateException("a read ended in a look");
            };
        } catch (DeviceFault e) {
            // Reading changes nothing, so a read that got no answer did certainly nothing.
            return new Outcome.Refused<>(e.fault());
        }
    }

    private static Outcome<FingerprintedCard> card(byte[] data) {
        CardBytes bytes = CardBytes.of(data);
        try {
            return switch (CardDecoder.decode(bytes.text(), bytes.photo())) {
                case CardDecoder.Card(IdCard card) ->
                    new Outcome.Done<>(new FingerprintedCard(card, bytes.fingerprints()), Evidence.DEVICE);
                case CardDecoder.Broken(Fault fault) -> {
                    bytes.wipe();
                    yield new Outcome.Refused<>(fault);
                }
            };
        } finally {
            Arrays.fill(bytes.text(), (byte) 0);
        }
    }

    private static Outcome<IdCard> withoutPrints(Outcome<FingerprintedCard> outcome) {
        return switch (outcome) {
            case Outcome.Done<FingerprintedCard>(var read, var evidence) -> new Outcome.Done<>(read.card(), evidence);
            case Outcome.Refused<FingerprintedCard>(var fault) -> new Outcome.Refused<>(fault);
            case Outcome.Partial<FingerprintedCard> _, Outcome.Unknown<FingerprintedCard> _ ->
                throw new IllegalStateException("a read has no effect to be uncertain of");
        };
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
            CardPosition card = position(by);
            if (!introduced) {
                introduce(by);
            }
            return new Snapshot(List.of(), List.of(), card, model);
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
