// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.doorstep.device.spi.Diagnostics;
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
import org.doorstep.device.spi.SettingField;
import org.doorstep.device.spi.Snapshot;

/** A device and its adapter in one, told by the test what to do. Prints slips and reads cards. */
final class FakeDevice implements AdapterProvider {
    static final int VENDOR = 0xfa4e;
    static final Duration GRACE = Duration.ofSeconds(2);
    static final Duration OBSERVE_EVERY = Duration.ofSeconds(1);
    static final Duration CEILING = Duration.ofSeconds(60);

    interface Print {
        Outcome<Printed> run(DeviceContext context, CommandId id, Progress progress, Deadline by)
                throws DeviceFault, InterruptedException;
    }

    interface Act {
        void run() throws DeviceFault, InterruptedException;
    }

    final String id;
    final List<String> log;
    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final AtomicInteger slips = new AtomicInteger();
    final AtomicInteger live = new AtomicInteger();
    volatile Print print = this::well;
    volatile Act onOpen = () -> {};
    volatile Act onObserve = () -> {};
    volatile Act onPosition = () -> {};
    volatile Act onFacts = () -> {};
    volatile Act onCheck = () -> {};
    volatile Act onReconcile = () -> {};
    volatile Runnable onMakeSafe = () -> {};
    volatile Runnable onClose = () -> {};
    volatile Set<Class<?>> lacking = Set.of();
    volatile Thread lastCaller = Thread.currentThread();
    volatile Snapshot snapshot = new Snapshot(List.of(), List.of(), new CardPosition(false, 0), "fake");
    volatile Finding finding = new Finding.CannotTell(CoreFault.NO_ANSWER.with("it has no memory"));

    FakeDevice(String id, List<String> log) {
        this.id = id;
        this.log = log;
    }

    Outcome<Printed> well(DeviceContext context, CommandId command, Progress progress, Deadline by) throws DeviceFault {
        context.effectBegins(command);
        log.add("printed");
        slips.incrementAndGet();
        return new Outcome.Done<>(new Printed(1), Evidence.DEVICE);
    }

    void faults(Fault... faults) {
        snapshot = new Snapshot(List.of(faults), List.of(), snapshot.card(), "fake");
    }

    long count(String call) {
        synchronized (calls) {
            return calls.stream().filter(call::equals).count();
        }
    }

    /** Blocks until the latch opens and takes no notice of interrupts, as a native call does. */
    static void deaf(CountDownLatch latch) {
        boolean open = false;
        while (!open) {
            try {
                latch.await();
                open = true;
            } catch (InterruptedException e) {
                open = false;
            }
        }
    }

    @Override
    public AdapterDescriptor descriptor() {
        return new AdapterDescriptor(
                id,
                "A fake",
                List.of(),
                Set.of(ReceiptPrinter.class, IdCardReader.class, Diagnostics.class),
                List.of(
                        SettingField.number("columns", 32, 20, 80, "characters", "How wide it prints."),
                        new SettingField(
                                "link",
                                SettingField.Type.LINK,
                                false,
                                null,
                                0,
                                0,
                                List.of(),
                                "",
                                false,
                                "Where it is.")),
                OBSERVE_EVERY,
                CEILING,
                GRACE);
    }

    @Override
    public Match probe(LinkIdentity seen) {
        return seen.vendor() != null && seen.vendor() == VENDOR
                ? new Match.Family("fakes have this vendor")
                : new Match.No("no fake has this vendor");
    }

    @Override
    public DeviceAdapter open(DeviceContext context) throws DeviceFault, InterruptedException {
        calls.add("open");
        onOpen.run();
        live.incrementAndGet();
        return new Adapter(context);
    }

    private final class Adapter implements DeviceAdapter, ReceiptPrinter, IdCardReader, Diagnostics {
        private final DeviceContext context;
        private final AtomicInteger atOnce = new AtomicInteger();

        Adapter(DeviceContext context) {
            this.context = context;
        }

        private interface Body<T> {
            T run() throws DeviceFault, InterruptedException;
        }

        private <T> T alone(String name, Body<T> body) throws DeviceFault, InterruptedException {
            calls.add(name);
            lastCaller = Thread.currentThread();
            if (atOnce.incrementAndGet() > 1) {
                calls.add("TWO AT ONCE");
            }
            try {
                return body.run();
            } finally {
                atOnce.decrementAndGet();
            }
        }

        @Override
        public <C extends Capability> Optional<C> capability(Class<C> kind) {
            return kind.isInstance(this) && !lacking.contains(kind) ? Optional.of(kind.cast(this)) : Optional.empty();
        }

        @Override
        public Snapshot observe(Deadline by) throws DeviceFault, InterruptedException {
            return alone("observe", () -> {
                onObserve.run();
                return snapshot;
            });
        }

        @Override
        public Finding reconcile(CommandId command, Deadline by) throws DeviceFault, InterruptedException {
            return alone("reconcile", () -> {
                onReconcile.run();
                return finding;
            });
        }

        @Override
        public Outcome<Printed> print(CommandId command, ReceiptPage page, Progress progress, Deadline by)
                throws InterruptedException {
            try {
                return alone("print", () -> {
                    log.add("called");
                    return print.run(context, command, progress, by);
                });
            } catch (DeviceFault e) {
                return new Outcome.Refused<>(e.fault());
            }
        }

        @Override
        public int columns() {
            return Integer.parseInt(context.settings().get("columns"));
        }

        @Override
        public CardPosition position(Deadline by) throws DeviceFault, InterruptedException {
            return alone("position", () -> {
                onPosition.run();
                return snapshot.card();
            });
        }

        @Override
        public Outcome<IdCard> read(long placement, Deadline by) {
            calls.add("read");
            return new Outcome.Refused<>(CoreFault.NO_CARD.with("nothing lies there"));
        }

        @Override
        public List<Fact> facts(Deadline by) throws DeviceFault, InterruptedException {
            return alone("facts", () -> {
                onFacts.run();
                return List.of(new Fact("slips", slips.toString()));
            });
        }

        @Override
        public List<Check> checks() {
            return List.of(new Check("lamp", "Lights its lamp; nothing stays changed."));
        }

        @Override
        public Verdict run(String check, Deadline by) throws InterruptedException {
            try {
                return alone("check", () -> {
                    onCheck.run();
                    return new Verdict.Passed("the lamp was lit");
                });
            } catch (DeviceFault e) {
                return new Verdict.Failed(e.fault());
            }
        }

        @Override
        public void makeSafe() {
            calls.add("makeSafe");
            onMakeSafe.run();
        }

        @Override
        public void close() {
            calls.add("close");
            onClose.run();
            live.decrementAndGet();
        }
    }
}
