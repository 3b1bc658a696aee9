// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.doorstep.device.spi.AppendedAddresses;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CardAddressReader;
import org.doorstep.device.spi.CardFingerprintReader;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.FingerprintedCard;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPrinter;

/** What a lease hands out in place of an adapter's capability. */
final class Guards {
    private Guards() {}

    static <C extends Capability> C of(Class<C> kind, Hold<?> hold) {
        if (kind == ReceiptPrinter.class) {
            return kind.cast(new Receipts(hold));
        }
        if (kind == DocumentPrinter.class) {
            return kind.cast(new Documents(hold));
        }
        if (kind == IdCardReader.class) {
            return kind.cast(new Reader(hold));
        }
        if (kind == CardAddressReader.class) {
            return kind.cast(new Addresses(hold));
        }
        if (kind == CardFingerprintReader.class) {
            return kind.cast(new Fingerprints(hold));
        }
        if (kind == Diagnostics.class) {
            return kind.cast(new Trials(hold));
        }
        throw new IllegalArgumentException("A lease is taken for one capability, not for " + kind.getName());
    }

    private static final class Receipts implements ReceiptPrinter {
        private final Hold<?> hold;

        Receipts(Hold<?> hold) {
            this.hold = hold;
        }

        @Override
        public Outcome<Printed> print(CommandId id, ReceiptPage page, Progress progress, Deadline by)
                throws InterruptedException {
            var form = new CommandGuard.Form<>("receipt.print", 1, Printed::sheets, Printed::new);
            return new CommandGuard(hold)
                    .run(
                            ReceiptPrinter.class,
                            form,
                            id,
                            progress,
                            by,
                            (printer, steps, slide) -> printer.print(id, page, steps, slide));
        }

        @Override
        public int columns() {
            hold.requireHeld();
            return hold.actor.abilities().columns();
        }
    }

    private static final class Documents implements DocumentPrinter {
        private final Hold<?> hold;

        Documents(Hold<?> hold) {
            this.hold = hold;
        }

        @Override
        public Outcome<Printed> print(CommandId id, Document document, Progress progress, Deadline by)
                throws InterruptedException {
            var form = new CommandGuard.Form<>(
                    "document.print", document.pages() * document.copies(), Printed::sheets, Printed::new);
            return new CommandGuard(hold)
                    .run(
                            DocumentPrinter.class,
                            form,
                            id,
                            progress,
                            by,
                            (printer, steps, slide) -> printer.print(id, document, steps, slide));
        }
    }

    /** Reading has no effect, so it is neither journaled nor ever Unknown. */
    private static final class Reader implements IdCardReader {
        private final Questions<IdCardReader> questions;

        Reader(Hold<?> hold) {
            questions = new Questions<>(hold, IdCardReader.class);
        }

        @Override
        public CardPosition position(Deadline by) throws DeviceFault, InterruptedException {
            return questions.told("position", by, IdCardReader::position);
        }

        @Override
        public Outcome<IdCard> read(long placement, Deadline by) throws InterruptedException {
            return questions.read("read", by, (reader, slide) -> reader.read(placement, slide), IdCard::close);
        }
    }

    private static final class Addresses implements CardAddressReader {
        private final Questions<CardAddressReader> questions;

        Addresses(Hold<?> hold) {
            questions = new Questions<>(hold, CardAddressReader.class);
        }

        @Override
        public Outcome<AppendedAddresses> newestAddress(long placement, Deadline by) throws InterruptedException {
            return questions.read(
                    "newest address",
                    by,
                    (reader, slide) -> reader.newestAddress(placement, slide),
                    AppendedAddresses::close);
        }
    }

    private static final class Fingerprints implements CardFingerprintReader {
        private final Questions<CardFingerprintReader> questions;

        Fingerprints(Hold<?> hold) {
            questions = new Questions<>(hold, CardFingerprintReader.class);
        }

        @Override
        public Outcome<FingerprintedCard> readWithFingerprints(long placement, Deadline by)
                throws InterruptedException {
            return questions.read(
                    "read with fingerprints",
                    by,
                    (reader, slide) -> reader.readWithFingerprints(placement, slide),
                    FingerprintedCard::close);
        }
    }

    /** Checks move nothing, so they are not journaled; one that is given up Failed. */
    private static final class Trials implements Diagnostics {
        private final Questions<Diagnostics> questions;

        Trials(Hold<?> hold) {
            questions = new Questions<>(hold, Diagnostics.class);
        }

        @Override
        public List<Fact> facts(Deadline by) throws DeviceFault, InterruptedException {
            return questions.told("facts", by, Diagnostics::facts);
        }

        @Override
        public List<Check> checks() {
            questions.hold().requireHeld();
            return questions.hold().actor.abilities().checks();
        }

        @Override
        public Verdict run(String check, Deadline by) throws InterruptedException {
            if (checks().stream().noneMatch(known -> known.name().equals(check))) {
                throw new IllegalArgumentException("There is no check called '" + check + "'");
            }
            var answer = questions.ask("check " + check, by, (trials, slide) -> trials.run(check, slide), _ -> {});
            return answer instanceof Answer.Value<Verdict>(var verdict) ? verdict : new Verdict.Failed(answer.fault());
        }
    }

    /** Asks a capability whose answers have no effect. */
    private record Questions<C extends Capability>(Hold<?> hold, Class<C> kind) {
        private interface Question<C, T> {
            T ask(C of, Deadline slide) throws DeviceFault, InterruptedException;
        }

        /** What is read is wiped where nobody waits for it any more. */
        <T> Outcome<T> read(String name, Deadline by, Question<C, Outcome<T>> question, Consumer<T> wipe)
                throws InterruptedException {
            var answer = ask(name, by, question, late -> {
                if (late instanceof Answer.Value<Outcome<T>>(Outcome.Done<T>(var read, var _))) {
                    wipe.accept(read);
                }
            });
            return answer instanceof Answer.Value<Outcome<T>>(var outcome)
                    ? outcome
                    : new Outcome.Refused<>(answer.fault());
        }

        <T> T told(String name, Deadline by, Question<C, T> question) throws DeviceFault, InterruptedException {
            return switch (ask(name, by, question, _ -> {})) {
                case Answer.Value<T>(var value) -> value;
                case Answer.Interrupted<T> _ -> throw new InterruptedException();
                case Answer<T> wrong -> throw new DeviceFault(wrong.fault());
            };
        }

        <T> Answer<T> ask(String name, Deadline by, Question<C, T> question, Consumer<Answer<T>> late)
                throws InterruptedException {
            hold.requireHeld();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Call.Body<T> body = (adapter, slide) -> {
                if (adapter == null) {
                    throw new IllegalStateException("a question without an adapter");
                }
                C capability = adapter.capability(kind)
                        .orElseThrow(
                                () -> new IllegalStateException("the capability is gone although the device is open"));
                return question.ask(capability, slide.deadline());
            };
            Duration within = by.remaining();
            return hold.actor.carryOut(
                    hold, Call.plain(name, Sliding.fixed(hold.actor.hub.ticker, within), body, late));
        }
    }
}
