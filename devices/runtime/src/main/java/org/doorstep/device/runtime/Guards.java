// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.time.Duration;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.FlowCapability;
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

    static <C extends FlowCapability> C of(Class<C> kind, Hold<?> hold) {
        if (kind == ReceiptPrinter.class) {
            return kind.cast(new Receipts(hold));
        }
        if (kind == DocumentPrinter.class) {
            return kind.cast(new Documents(hold));
        }
        if (kind == IdCardReader.class) {
            return kind.cast(new Reader(hold));
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
            return hold.actor.columns();
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
        private final Hold<?> hold;

        Reader(Hold<?> hold) {
            this.hold = hold;
        }

        @Override
        public CardPosition position(Deadline by) throws DeviceFault, InterruptedException {
            return switch (ask("position", by, reader -> slide -> reader.position(slide), _ -> {})) {
                case Answer.Value<CardPosition>(var position) -> position;
                case Answer.Interrupted<CardPosition> _ -> throw new InterruptedException();
                case Answer<CardPosition> wrong -> throw new DeviceFault(wrong.fault());
            };
        }

        @Override
        public Outcome<IdCard> read(long placement, Deadline by) throws InterruptedException {
            var answer = ask("read", by, reader -> slide -> reader.read(placement, slide), Reader::wipe);
            return answer instanceof Answer.Value<Outcome<IdCard>>(var outcome)
                    ? outcome
                    : new Outcome.Refused<>(answer.fault());
        }

        /** Nobody waits for this card any more. */
        private static void wipe(Answer<Outcome<IdCard>> late) {
            if (late instanceof Answer.Value<Outcome<IdCard>>(Outcome.Done<IdCard>(var card, var _))) {
                card.close();
            }
        }

        private interface Question<T> {
            T by(Deadline slide) throws DeviceFault, InterruptedException;
        }

        private <T> Answer<T> ask(
                String name,
                Deadline by,
                java.util.function.Function<IdCardReader, Question<T>> question,
                java.util.function.Consumer<Answer<T>> late)
                throws InterruptedException {
            hold.requireHeld();
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            Call.Body<T> body = (adapter, slide) -> {
                if (adapter == null) {
                    throw new IllegalStateException("a question without an adapter");
                }
                var reader = capability(adapter, IdCardReader.class);
                return question.apply(reader).by(slide.deadline());
            };
            Duration within = by.remaining();
            return hold.actor.carryOut(
                    hold, Call.plain(name, Sliding.fixed(hold.actor.hub.ticker, within), body, late));
        }

        private static <C extends Capability> C capability(
                org.doorstep.device.spi.DeviceAdapter adapter, Class<C> kind) {
            return adapter.capability(kind)
                    .orElseThrow(() -> new IllegalStateException("the capability is gone although the device is open"));
        }
    }
}
