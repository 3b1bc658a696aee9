// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.doorstep.device.link.FrameReader;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.LinkOpener;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPrinter;
import org.doorstep.device.spi.SecretText;
import org.doorstep.device.spi.SettingField;
import org.doorstep.device.spi.Snapshot;

/** An adapter for the toy protocol that keeps the rules, or breaks the one it is told to. */
final class ToyAdapter implements AdapterProvider {
    /** What an adapter may get wrong. */
    enum Mistake {
        NONE,
        REFUSES_AFTER_IT_BEGAN,
        NEVER_SAYS_IT_BEGINS,
        TAKES_SILENCE_FOR_DONE,
        PRINTS_AGAIN_AFTER_SILENCE,
        TAKES_A_READ_FOR_A_FRAME,
        BELIEVES_ANY_CHECKSUM,
        SWALLOWS_INTERRUPTS,
        LEAKS_A_THREAD,
        PRINTS_WITHOUT_PAPER,
        CALLS_A_LOST_DEVICE_SILENT,
        FORGETS_THE_DEADLINE,
        READS_AN_EARLIER_CARD,
        SAYS_DONE_WITHOUT_EVIDENCE,
        HANGS_IN_CLOSE,
        LEAKS_A_HANDLE,
        KEEPS_EVERY_BUFFER,
        TELLS_NO_REASON_WHEN_PROBED
    }

    private final Mistake mistake;
    private final List<Object> kept = new ArrayList<>();

    ToyAdapter(Mistake mistake) {
        this.mistake = mistake;
    }

    @Override
    public AdapterDescriptor descriptor() {
        return new AdapterDescriptor(
                "toy",
                "A toy",
                List.of("Toy 1"),
                Set.of(ReceiptPrinter.class, IdCardReader.class),
                List.of(SettingField.required("link", SettingField.Type.LINK, "Where the toy is.")),
                Duration.ofSeconds(1),
                Duration.ofSeconds(60),
                Duration.ofSeconds(2));
    }

    @Override
    public Match probe(LinkIdentity seen) {
        return new Match.No(mistake == Mistake.TELLS_NO_REASON_WHEN_PROBED ? " " : "a toy is never found");
    }

    @Override
    public DeviceAdapter open(DeviceContext context) throws DeviceFault, InterruptedException {
        try {
            Link link = context.service(LinkOpener.class)
                    .orElseThrow()
                    .open(
                            new LinkAddress(context.settings().get("link")),
                            context.ticker(),
                            Deadline.in(context.ticker(), Duration.ofSeconds(5)));
            if (mistake == Mistake.LEAKS_A_THREAD) {
                var never = new CountDownLatch(1);
                Thread.ofPlatform().daemon().start(() -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            if (mistake == Mistake.LEAKS_A_HANDLE) {
                kept.add(Files.newInputStream(Path.of("pom.xml")));
            }
            if (mistake == Mistake.KEEPS_EVERY_BUFFER) {
                kept.add(new byte[4096]);
            }
            return new Open(context, link);
        } catch (IOException e) {
            throw new DeviceFault(CoreFault.DISCONNECTED.with("it does not open"), e);
        }
    }

    private final class Open implements DeviceAdapter, ReceiptPrinter, IdCardReader {
        private final DeviceContext context;
        private final Link link;
        private final FrameReader<byte[]> frames;

        Open(DeviceContext context, Link link) {
            this.context = context;
            this.link = link;
            frames = new FrameReader<>(link, new ToyFrames(mistake != Mistake.BELIEVES_ANY_CHECKSUM));
        }

        @Override
        public <C extends Capability> Optional<C> capability(Class<C> kind) {
            return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
        }

        private DeviceFault fault(IOException e) {
            return new DeviceFault(
                    (mistake == Mistake.CALLS_A_LOST_DEVICE_SILENT ? CoreFault.NO_ANSWER : CoreFault.DISCONNECTED)
                            .with("the link ended"),
                    e);
        }

        private Optional<byte[]> reply(Deadline by) throws IOException, InterruptedException {
            if (mistake == Mistake.TAKES_A_READ_FOR_A_FRAME) {
                byte[] all = new byte[300];
                int count = link.read(all, by);
                var frame = new ToyFrames();
                frame.feed(all, 0, count);
                return frame.next();
            }
            if (mistake == Mistake.SWALLOWS_INTERRUPTS) {
                try {
                    return frames.next(by);
                } catch (InterruptedException e) {
                    return frames.next(by);
                }
            }
            var late = Deadline.in(context.ticker(), Duration.ofHours(1));
            return frames.next(mistake == Mistake.FORGETS_THE_DEADLINE ? late : by);
        }

        private byte[] ask(Deadline by, char kind, byte... payload) throws DeviceFault, InterruptedException {
            try {
                frames.discard();
                write(by, kind, payload);
                return reply(by).orElseThrow(() -> new DeviceFault(CoreFault.NO_ANSWER.with("silence")));
            } catch (IOException e) {
                throw fault(e);
            }
        }

        private void write(Deadline by, char kind, byte... payload) throws IOException, InterruptedException {
            byte[] body = new byte[payload.length + 1];
            body[0] = (byte) kind;
            System.arraycopy(payload, 0, body, 1, payload.length);
            link.write(ToyFrames.frame(body), by);
        }

        @Override
        public Snapshot observe(Deadline by) throws DeviceFault, InterruptedException {
            byte[] status = ask(by, 'S');
            var faults = new ArrayList<Fault>();
            if (status[0] != 'P') {
                faults.add(CoreFault.PAPER_OUT.with("no paper"));
            }
            return new Snapshot(faults, List.of(), new CardPosition(status[1] == 1, status[2]), "toy");
        }

        @Override
        public Finding reconcile(CommandId id, Deadline by) {
            return new Finding.CannotTell(CoreFault.NO_ANSWER.with("a toy remembers nothing"));
        }

        @Override
        public Outcome<Printed> print(CommandId id, ReceiptPage page, Progress progress, Deadline by)
                throws InterruptedException {
            boolean begun = false;
            try {
                if (observe(by).blocked() && mistake != Mistake.PRINTS_WITHOUT_PAPER) {
                    return new Outcome.Refused<>(CoreFault.PAPER_OUT.with("no paper"));
                }
                if (mistake != Mistake.NEVER_SAYS_IT_BEGINS) {
                    context.effectBegins(id);
                }
                begun = true;
                return put(page, progress, by);
            } catch (DeviceFault e) {
                return begun && mistake != Mistake.REFUSES_AFTER_IT_BEGAN
                        ? new Outcome.Unknown<>(e.fault(), link.lastByteOut())
                        : new Outcome.Refused<>(e.fault());
            } catch (InterruptedException e) {
                if (!begun) {
                    throw e;
                }
                Thread.currentThread().interrupt();
                return new Outcome.Unknown<>(CoreFault.CANCELLED.with("interrupted"), link.lastByteOut());
            }
        }

        private Outcome<Printed> put(ReceiptPage page, Progress progress, Deadline by)
                throws DeviceFault, InterruptedException {
            for (int i = 0; i < page.blocks().size(); i++) {
                try {
                    write(by, 'L', ("line " + i).getBytes(UTF_8));
                } catch (IOException e) {
                    throw fault(e);
                }
                progress.at(new Outcome.Reached(i + 1, page.blocks().size()));
            }
            if (mistake == Mistake.SAYS_DONE_WITHOUT_EVIDENCE) {
                try {
                    write(by, 'C', (byte) 7);
                } catch (IOException e) {
                    throw fault(e);
                }
                return new Outcome.Done<>(new Printed(1), Evidence.DEVICE);
            }
            byte[] done;
            try {
                done = ask(by, 'C', (byte) 7);
            } catch (DeviceFault e) {
                if (mistake == Mistake.TAKES_SILENCE_FOR_DONE) {
                    return new Outcome.Done<>(new Printed(1), Evidence.DEVICE);
                }
                if (mistake != Mistake.PRINTS_AGAIN_AFTER_SILENCE || !CoreFault.NO_ANSWER.is(e.fault())) {
                    throw e;
                }
                done = ask(Deadline.in(context.ticker(), Duration.ofSeconds(1)), 'C', (byte) 7);
            }
            return done[0] == 'D'
                    ? new Outcome.Done<>(new Printed(1), Evidence.DEVICE)
                    : new Outcome.Unknown<>(CoreFault.BAD_ANSWER.with("not a marker"), link.lastByteOut());
        }

        @Override
        public int columns() {
            return 32;
        }

        @Override
        public CardPosition position(Deadline by) throws DeviceFault, InterruptedException {
            var card = observe(by).card();
            return card == null ? new CardPosition(false, 0) : card;
        }

        @Override
        public Outcome<IdCard> read(long placement, Deadline by) throws InterruptedException {
            try {
                byte[] text = ask(by, 'R');
                if (text[0] != 'T') {
                    return new Outcome.Refused<>(CoreFault.NO_CARD.with("none"));
                }
                if (text[1] != placement && mistake != Mistake.READS_AN_EARLIER_CARD) {
                    return new Outcome.Refused<>(CoreFault.CARD_CHANGED.with("another placement"));
                }
                String[] fields = new String(text, 2, text.length - 2, UTF_8).split("\\|", -1);
                return fields.length != 2
                        ? new Outcome.Refused<>(CoreFault.CARD_INVALID.with("not two fields"))
                        : new Outcome.Done<>(card(fields[0], fields[1]), Evidence.DEVICE);
            } catch (DeviceFault e) {
                return new Outcome.Refused<>(e.fault());
            }
        }

        private static IdCard card(String name, String number) {
            return new IdCard(
                    IdCard.Layout.RESIDENT,
                    SecretText.taking(name.toCharArray()),
                    SecretText.taking(number.toCharArray()),
                    '1',
                    SecretText.taking("01".toCharArray()),
                    LocalDate.of(2000, 1, 1),
                    SecretText.taking(new char[0]),
                    SecretText.taking(new char[0]),
                    LocalDate.of(2020, 1, 1),
                    null,
                    new byte[0]);
        }

        @Override
        public void makeSafe() {}

        @Override
        public void close() {
            while (mistake == Mistake.HANGS_IN_CLOSE) {
                LockSupport.park();
            }
            link.close();
        }
    }
}
