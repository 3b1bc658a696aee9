// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.LinkOpener;
import org.doorstep.device.link.MemoryLink;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * A cable in memory to a device that answers on the thread that asks. It opens links of any address, one after the
 * other: opening one breaks the one before, as a device has one port.
 *
 * <p>On a leaping {@link ManualTicker} answers can be kept back, and the two parts of one that is split come 16 ms apart,
 * as from a USB bridge.
 */
public final class MemoryCable implements Cable, LinkOpener {
    /** An address for the settings of adapters under test. */
    public static final String ADDRESS = "tcp:device.invalid:9100";

    private static final Duration APART = Duration.ofMillis(16);
    private static final int TURNED = 0x04;

    /** The device's end. */
    public interface Device {
        /**
         * The terminal has opened its end.
         *
         * @param out takes what the device sends, from any thread, each call one answer; what nobody can receive any
         *     more is lost
         */
        void connected(Consumer<byte[]> out);

        /** Bytes have arrived, any number of them. */
        void received(byte[] bytes);

        /** Power goes or comes. The cable sees to it that nothing is heard or said without; what is left is memory. */
        default void power(boolean on) {}
    }

    private final Device device;
    private final Map<Direction, Long> before = new EnumMap<>(Direction.class);
    private final Map<Direction, Wish> wishes = new EnumMap<>(Direction.class);
    private final List<FrameTrouble> troubles = new ArrayList<>();
    private MemoryLink.@Nullable Pair now;
    private @Nullable AnswerLine answers;
    private final List<Integer> lengths = new ArrayList<>();
    private long heard;
    private long said;
    private boolean powered = true;
    private boolean interrupts;

    private sealed interface Wish {
        record Split(long at) implements Wish {}

        record Cut(long at) implements Wish {}

        record Silence(long at) implements Wish {}

        record Corrupt(long at) implements Wish {}

        record PowerOff(long at) implements Wish {}

        record Interrupt(long at) implements Wish {}
    }

    public MemoryCable(Device device) {
        this.device = device;
    }

    /** This cable as the one service of adapters under test. */
    public Services services() {
        return Services.of(Map.of(LinkOpener.class, this));
    }

    @Override
    public synchronized Link open(LinkAddress address, Ticker ticker, Deadline by) throws IOException {
        if (unplugged()) {
            throw new IOException(address + ": the cable is unplugged; plug it in");
        }
        drop();
        var pair = MemoryLink.pair(address, ticker);
        now = pair;
        pair.far().handTo(this::arrived);
        wishes.forEach((direction, wish) -> apply(pair, direction, wish));
        var line = new AnswerLine(pair.far(), ticker);
        answers = line;
        device.connected(bytes -> send(line, bytes));
        return pair.near();
    }

    private void arrived(byte[] bytes) {
        int hears = bytes.length;
        boolean dies = false;
        synchronized (this) {
            if (!powered) {
                return;
            }
            interrupts |= wishes.get(Direction.TO_DEVICE) instanceof Wish.Interrupt(var at)
                    && at >= heard
                    && at < heard + bytes.length;
            if (wishes.get(Direction.TO_DEVICE) instanceof Wish.PowerOff(var at) && at < heard + bytes.length) {
                hears = (int) Math.max(0, at - heard);
                dies = true;
            }
            heard += bytes.length;
        }
        if (hears > 0) {
            device.received(Arrays.copyOf(bytes, hears));
        }
        if (dies) {
            powerOff();
        }
        if (interruptsNow()) {
            Thread.currentThread().interrupt();
        }
    }

    /** Not in the midst of the device's turn: the device is another being. */
    private synchronized boolean interruptsNow() {
        boolean now = interrupts;
        interrupts = false;
        return now;
    }

    private void powerOff() {
        synchronized (this) {
            powered = false;
        }
        device.power(false);
    }

    private void send(AnswerLine line, byte[] bytes) {
        List<FrameTrouble> happen;
        List<byte[]> pieces = List.of();
        byte[] out = bytes;
        boolean dies = false;
        synchronized (this) {
            if (!powered) {
                return;
            }
            long number = lengths.size();
            lengths.add(bytes.length);
            happen = troubles.stream().filter(t -> t.concerns(number)).toList();
            Wish wish = wishes.get(Direction.TO_TERMINAL);
            interrupts |= wish instanceof Wish.Interrupt(var at) && at >= said && at < said + bytes.length;
            if (wish instanceof Wish.PowerOff(var at) && at < said + bytes.length) {
                out = Arrays.copyOf(bytes, (int) Math.max(0, at - said));
                dies = true;
            }
            if (wish instanceof Wish.Split(var at) && at > said && at < said + bytes.length) {
                int first = (int) (at - said);
                pieces = List.of(Arrays.copyOf(bytes, first), Arrays.copyOfRange(bytes, first, bytes.length));
            }
            said += bytes.length;
        }
        line.send(out, happen, pieces, APART);
        if (dies) {
            powerOff();
        }
    }

    private boolean unplugged() {
        return now != null
                && now.near().ended()
                && wishes.entrySet().stream()
                        .anyMatch(e -> e.getValue() instanceof Wish.Cut(var at) && count(e.getKey()) >= at);
    }

    private void drop() {
        if (now != null) {
            before.put(Direction.TO_DEVICE, count(Direction.TO_DEVICE));
            before.put(Direction.TO_TERMINAL, count(Direction.TO_TERMINAL));
            now.far().cut();
            now = null;
        }
    }

    private void apply(MemoryLink.Pair pair, Direction direction, Wish wish) {
        var from = direction == Direction.TO_DEVICE ? pair.near() : pair.far();
        long start = before.getOrDefault(direction, 0L);
        switch (wish) {
            case Wish.Split(var at) -> from.splitAt(at - start);
            case Wish.Cut(var at) -> from.cutAfter(at - start);
            case Wish.Silence(var at) -> from.drop(at - start, Long.MAX_VALUE / 2);
            case Wish.Corrupt(var at) -> from.corrupt(at - start, TURNED);
            case Wish.PowerOff(var at) -> edge(direction, from, at - start);
            case Wish.Interrupt(var at) -> edge(direction, from, at - start + 1);
        }
    }

    /** The device hears what lies before by itself. */
    private static void edge(Direction direction, MemoryLink from, long at) {
        if (direction == Direction.TO_DEVICE) {
            from.splitAt(at);
        }
    }

    private synchronized void wish(Direction direction, Wish wish) {
        wishes.put(direction, wish);
        if (now != null) {
            apply(now, direction, wish);
        }
    }

    @Override
    public synchronized long count(Direction direction) {
        long sofar = before.getOrDefault(direction, 0L);
        if (now == null) {
            return sofar;
        }
        return sofar + (direction == Direction.TO_DEVICE ? now.near() : now.far()).sent();
    }

    @Override
    public void splitAt(Direction direction, long offset) {
        wish(direction, new Wish.Split(offset));
    }

    @Override
    public void cutAt(Direction direction, long offset) {
        wish(direction, new Wish.Cut(offset));
    }

    @Override
    public void silenceAt(Direction direction, long offset) {
        wish(direction, new Wish.Silence(offset));
    }

    @Override
    public boolean corruptAt(Direction direction, long offset) {
        wish(direction, new Wish.Corrupt(offset));
        return true;
    }

    @Override
    public boolean powerOffAt(Direction direction, long offset) {
        wish(direction, new Wish.PowerOff(offset));
        return true;
    }

    @Override
    public boolean interruptAt(Direction direction, long offset) {
        wish(direction, new Wish.Interrupt(offset));
        return true;
    }

    @Override
    public synchronized Optional<List<Integer>> answers() {
        return Optional.of(List.copyOf(lengths));
    }

    /** On an open line whose ticker does not leap, only what needs no time. */
    @Override
    public synchronized boolean meddle(FrameTrouble trouble) {
        boolean takesTime = trouble instanceof FrameTrouble.Late || trouble instanceof FrameTrouble.Drip;
        if (takesTime && answers != null && !answers.keepsTime()) {
            return false;
        }
        troubles.add(trouble);
        return true;
    }

    @Override
    public synchronized void calm() {
        troubles.clear();
    }

    @Override
    public void restore() {
        boolean comes;
        synchronized (this) {
            wishes.clear();
            troubles.clear();
            drop();
            comes = !powered;
            powered = true;
        }
        if (comes) {
            device.power(true);
        }
    }
}
