// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.LinkInspector;
import org.doorstep.device.spi.SettingField;
import org.doorstep.device.spi.Snapshot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Devices with a file handle and a thread each, unplugged and plugged in at random places, thousands of times. */
@Tag("rule-6")
class UnplugTest extends RuntimeFixture {
    private static final int DEVICES = 8;
    private static final int WARM_UP = 1_000;
    private static final int CYCLES = 10_000;
    private static final long HEAP_SLACK = 4L << 20;
    /** Connecting, Failed once or twice with different words, Ready; a storm would be hundreds. */
    private static final int STATES_PER_CYCLE = 6;

    private final Set<String> plugged = ConcurrentHashMap.newKeySet();
    private final AtomicInteger live = new AtomicInteger();
    private final AtomicInteger mostLive = new AtomicInteger();
    private final Map<String, AtomicInteger> liveOf = new ConcurrentHashMap<>();
    private List<Thread> deviceThreads = List.of();
    private final AtomicLong told = new AtomicLong();
    private final Random random = new Random(20_260_301);

    @Test
    void tenThousandUnpluggingsLeaveNoThreadNoHandleNoHeapAndMakeNoStorm() throws Exception {
        var bindings = new ArrayList<DeviceBinding>();
        for (int i = 0; i < DEVICES; i++) {
            bindings.add(new DeviceBinding(new DeviceId("d" + i), "plug", Map.of("link", "serial:/dev/d" + i)));
            plugged.add("serial:/dev/d" + i);
        }
        runtime = DeviceRuntime.start(
                bindings,
                List.of(new Plug()),
                new Surroundings(
                        journal,
                        book,
                        () -> wall,
                        ticker,
                        Services.of(Map.of(LinkInspector.class, new Ports())),
                        limits()));
        deviceThreads = deviceThreads();
        try (var _ = runtime.onChange(_ -> told.incrementAndGet())) {
            cycle(WARM_UP);
            long threads = threads();
            long handles = handles();
            long heap = heap();
            long number = number();
            told.set(0);

            cycle(CYCLES);

            assertThat(threads()).as("threads").isEqualTo(threads);
            assertThat(handles()).as("open handles").isLessThanOrEqualTo(handles + 5);
            assertThat(heap()).as("bytes of heap").isLessThan(heap + HEAP_SLACK);
            assertThat(number() - number)
                    .as("states published")
                    .isBetween(2L * CYCLES, (long) STATES_PER_CYCLE * CYCLES);
            assertThat(told.get()).as("states told").isLessThanOrEqualTo((long) STATES_PER_CYCLE * CYCLES);
            assertThat(mostLive).as("most links of one device at once").hasValue(1);
            assertThat(live).as("links of all devices").hasValue(DEVICES);
        }
        runtime.close();
        assertThat(live).hasValue(0);
    }

    /** Unplugs some, lets the runtime notice at a random moment of its own, plugs them in again. */
    private void cycle(int cycles) throws Exception {
        int done = 0;
        while (done < cycles) {
            var pulled = plugged.stream().filter(_ -> random.nextInt(4) > 0).toList();
            plugged.removeAll(pulled);
            pass(() -> statuses()
                    .noneMatch(status -> pulled.contains("serial:/dev/" + status.id())
                            && status.state() instanceof DeviceState.Ready));
            plugged.addAll(pulled);
            pass(() -> statuses().allMatch(status -> status.state() instanceof DeviceState.Ready));
            done += pulled.size();
        }
    }

    private Stream<DeviceStatus> statuses() {
        return runtime.statuses().stream();
    }

    private long number() {
        return statuses().mapToLong(DeviceStatus::number).max().orElseThrow();
    }

    /** Lets time pass in random steps, each only when all threads rest, so that nobody is overtaken by the clock. */
    private void pass(Callable<Boolean> condition) throws Exception {
        await(() -> {
            rest();
            ticker.advance(Duration.ofMillis(50 + random.nextInt(900)));
            rest();
            return condition.call();
        });
    }

    private void rest() {
        long until = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!deviceThreads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING)) {
            assertThat(System.nanoTime()).as("time waited").isLessThan(until);
            LockSupport.parkNanos(20_000);
        }
    }

    private static long threads() throws Exception {
        quiet();
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.isAlive()
                        && (thread.getName().startsWith("device-")
                                || thread.getName().startsWith("plug-")))
                .count();
    }

    private static long handles() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc/self/fd"))) {
            return open.count();
        }
    }

    /** The least of several readings: a collection may leave what the next one takes. */
    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            var memory = Runtime.getRuntime();
            least = Math.min(least, memory.totalMemory() - memory.freeMemory());
        }
        return least;
    }

    private final class Ports implements LinkInspector {
        @Override
        public Optional<String> mistake(String address) {
            return Optional.empty();
        }

        @Override
        public Sight look(String address) {
            return plugged.contains(address)
                    ? new Sight.Seen(new LinkIdentity(address, null, null, null, ""))
                    : new Sight.Gone("unplugged");
        }

        @Override
        public List<Port> ports() {
            return List.of();
        }
    }

    private final class Plug implements AdapterProvider {
        @Override
        public AdapterDescriptor descriptor() {
            return new AdapterDescriptor(
                    "plug",
                    "A plug",
                    List.of(),
                    Set.of(),
                    List.of(SettingField.required("link", SettingField.Type.LINK, "Where it is.")),
                    Duration.ofMillis(500),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(2));
        }

        @Override
        public Match probe(LinkIdentity seen) {
            return new Match.No("it is chosen by hand");
        }

        @Override
        public DeviceAdapter open(DeviceContext context) throws DeviceFault {
            return new Plugged(context.settings().get("link"));
        }
    }

    private final class Plugged implements DeviceAdapter {
        private final String link;
        private final InputStream handle;
        private final CountDownLatch end = new CountDownLatch(1);
        private final Thread reader;

        Plugged(String link) throws DeviceFault {
            this.link = link;
            there();
            try {
                handle = Files.newInputStream(Path.of("/dev/null"));
            } catch (IOException e) {
                throw new DeviceFault(CoreFault.DISCONNECTED.with("no handle"), e);
            }
            reader = Thread.ofPlatform().daemon().name("plug-" + link).start(() -> FakeDevice.deaf(end));
            live.incrementAndGet();
            int mine = liveOf.computeIfAbsent(link, _ -> new AtomicInteger()).incrementAndGet();
            mostLive.accumulateAndGet(mine, Math::max);
        }

        private void there() throws DeviceFault {
            if (!plugged.contains(link)) {
                throw new DeviceFault(CoreFault.DISCONNECTED.with("unplugged"));
            }
        }

        @Override
        public <C extends Capability> Optional<C> capability(Class<C> kind) {
            return Optional.empty();
        }

        @Override
        public Snapshot observe(Deadline by) throws DeviceFault {
            there();
            return new Snapshot(List.of(), List.of(), null, "plug");
        }

        @Override
        public Finding reconcile(CommandId id, Deadline by) {
            return new Finding.DidNot();
        }

        @Override
        public void makeSafe() {}

        @Override
        public void close() {
            try {
                handle.close();
                end.countDown();
                reader.join();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            liveOf.get(link).decrementAndGet();
            live.decrementAndGet();
        }
    }
}
