// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.LinkClosedException;
import org.doorstep.device.link.LinkOpener;
import org.doorstep.device.link.MemoryLink;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * A cable in memory to a device that answers on the thread that asks. It opens links of any address, one after the
 * other: opening one breaks the one before, as a device has one port.
 */
public final class MemoryCable implements Cable, LinkOpener {
    /** An address for the settings of adapters under test. */
    public static final String ADDRESS = "tcp:device.invalid:9100";

    private static final System.Logger LOG = System.getLogger(MemoryCable.class.getName());
    private static final int TURNED = 0x04;

    /** The device's end. */
    public interface Device {
        /**
         * The terminal has opened its end.
         *
         * @param out takes what the device sends, from any thread; what nobody can receive any more is lost
         */
        void connected(Consumer<byte[]> out);

        /** Bytes have arrived, any number of them. */
        void received(byte[] bytes);
    }

    private final Device device;
    private final Map<Direction, Long> before = new EnumMap<>(Direction.class);
    private final Map<Direction, Wish> wishes = new EnumMap<>(Direction.class);
    private MemoryLink.@Nullable Pair now;
    private byte @Nullable [] noise;

    private sealed interface Wish {
        record Split(long at) implements Wish {}

        record Cut(long at) implements Wish {}

        record Silence(long at) implements Wish {}

        record Corrupt(long at) implements Wish {}
    }

    public MemoryCable(Device device) {
        this.device = device;
    }

    /** This cable as the one service of adapters under test. */
    public Services services() {
        return Services.of(Map.of(LinkOpener.class, this));
    }

    /** Has these bytes arrive at the terminal ahead of each answer. */
    public synchronized void noise(byte[] bytes) {
        noise = bytes.clone();
    }

    @Override
    public synchronized Link open(LinkAddress address, Ticker ticker, Deadline by) throws IOException {
        if (unplugged()) {
            throw new IOException(address + ": the cable is unplugged; plug it in");
        }
        drop();
        var pair = MemoryLink.pair(address, ticker);
        now = pair;
        pair.far().handTo(bytes -> arrived(pair, bytes));
        wishes.forEach((direction, wish) -> apply(pair, direction, wish));
        device.connected(bytes -> send(pair, bytes));
        return pair.near();
    }

    private void arrived(MemoryLink.Pair pair, byte[] bytes) {
        byte[] ahead;
        synchronized (this) {
            ahead = noise;
        }
        if (ahead != null) {
            send(pair, ahead);
        }
        device.received(bytes);
    }

    private void send(MemoryLink.Pair pair, byte[] bytes) {
        // The device is another being: an interrupt of the thread that lends itself to it is not for it.
        boolean interrupted = Thread.interrupted();
        try {
            pair.far().write(bytes, Deadline.in(Duration.ofSeconds(60)));
        } catch (LinkClosedException e) {
            LOG.log(Level.TRACE, "a device's answer met a broken link", e);
        } catch (IOException e) {
            throw new IllegalStateException("the terminal does not read", e);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
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
    public synchronized void restore() {
        wishes.clear();
        noise = null;
        drop();
    }
}
