// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * One end of a link in memory, for tests: what one end writes the other reads, at once and on any ticker.
 *
 * <p>What can go wrong on a cable is asked for at the sending end, in offsets counted from the first byte it ever sent:
 * {@link #splitAt}, {@link #drop}, {@link #corrupt}, {@link #stallAfter}, {@link #cutAfter}. A direction holds 64 KiB; a write beyond that
 * waits like one to a device that does not drain. After a cut, bytes that were delivered can still be read, then both
 * ends show {@link LinkClosedException}. All methods may be called from any thread.
 */
public final class MemoryLink implements Link {
    /** The two ends of one link. */
    public record Pair(MemoryLink near, MemoryLink far) {}

    private final LinkAddress address;
    private final Ticker ticker;
    private final Object lock;
    private final Inbox inbox = new Inbox(1 << 16);
    private final NavigableSet<Long> splits = new TreeSet<>();
    private @Nullable MemoryLink peer;
    private @Nullable Consumer<byte[]> device;
    private long received;
    private long sent;
    private int splitEvery = Integer.MAX_VALUE;
    private long dropFrom = Long.MAX_VALUE;
    private long dropTo = Long.MAX_VALUE;
    private long stallAt = Long.MAX_VALUE;
    private long cutAt = Long.MAX_VALUE;
    private long corruptAt = Long.MAX_VALUE;
    private int corruptBits;
    private long lastByteOut;
    private boolean gone;
    private boolean closed;
    private int readersWaiting;

    private MemoryLink(LinkAddress address, Ticker ticker, Object lock) {
        this.address = address;
        this.ticker = ticker;
        this.lock = lock;
    }

    /** Both ends of a new link; both say {@code address}. */
    public static Pair pair(LinkAddress address, Ticker ticker) {
        var lock = new Object();
        var near = new MemoryLink(address, ticker, lock);
        var far = new MemoryLink(address, ticker, lock);
        near.peer = far;
        far.peer = near;
        return new Pair(near, far);
    }

    /** No read at the other end crosses these offsets of what this end sends, lost bytes not counted. */
    public MemoryLink splitAt(long... offsets) {
        synchronized (lock) {
            Arrays.stream(offsets).forEach(splits::add);
            return this;
        }
    }

    /** No read at the other end yields more than {@code bytes} of what this end sends. */
    public MemoryLink splitEvery(int bytes) {
        synchronized (lock) {
            splitEvery = bytes;
            return this;
        }
    }

    /** Loses {@code count} bytes beginning at {@code offset}; the sender does not notice. */
    public MemoryLink drop(long offset, long count) {
        synchronized (lock) {
            dropFrom = offset;
            dropTo = offset + count;
            return this;
        }
    }

    /** Delivers the byte at {@code offset} with {@code bits} turned over. */
    public MemoryLink corrupt(long offset, int bits) {
        synchronized (lock) {
            corruptAt = offset;
            corruptBits = bits;
            return this;
        }
    }

    /** Delivers {@code bytes} and then nothing: further writes of this end wait for their deadlines. */
    public MemoryLink stallAfter(long bytes) {
        synchronized (lock) {
            stallAt = bytes;
            lock.notifyAll();
            return this;
        }
    }

    /** Delivers {@code bytes} and breaks the link when one more is written. */
    public MemoryLink cutAfter(long bytes) {
        synchronized (lock) {
            cutAt = bytes;
            return this;
        }
    }

    /** Breaks the link now. */
    public void cut() {
        synchronized (lock) {
            breakLink();
        }
    }

    /**
     * Has {@code of} take what arrives at this end, on the thread that writes it, before that write returns; nobody
     * reads this end then. So a device that answers at once needs no thread.
     */
    public MemoryLink handTo(Consumer<byte[]> of) {
        synchronized (lock) {
            device = of;
            return this;
        }
    }

    /** How many bytes this end has sent, lost ones too. */
    public long sent() {
        synchronized (lock) {
            return sent;
        }
    }

    /** Whether this end has read all there was and a thread of it waits for more: its peer's turn. */
    public boolean waitsForInput() {
        synchronized (lock) {
            return inbox.size() == 0 && readersWaiting > 0;
        }
    }

    /** Whether this end has ended, or its peer or the cable has. */
    public boolean ended() {
        synchronized (lock) {
            return gone || closed;
        }
    }

    /** What arrives at this end, as a stream that ends with the link; for simulators, which know no links. */
    public InputStream input() {
        return new MemoryStreams.In(this);
    }

    /** What this end sends, as a stream; for simulators, which know no links. */
    public OutputStream output() {
        return new MemoryStreams.Out(this);
    }

    @Override
    public LinkAddress address() {
        return address;
    }

    @Override
    public int read(byte[] into, Deadline by) throws IOException, InterruptedException {
        return readUpTo(into, 0, into.length, by);
    }

    int readUpTo(byte[] into, int from, int most, Deadline by) throws IOException, InterruptedException {
        synchronized (lock) {
            while (true) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (closed) {
                    throw new LinkClosedException(address + ": the link was closed");
                }
                if (inbox.size() > 0) {
                    return take(into, from, most);
                }
                requireOpen();
                if (by.expired()) {
                    return 0;
                }
                readersWaiting++;
                try {
                    by.ticker().await(lock, by.remaining());
                } finally {
                    readersWaiting--;
                }
            }
        }
    }

    private int take(byte[] into, int from, int most) {
        Long split = other().splits.higher(received);
        long whole = split == null ? Long.MAX_VALUE : split - received;
        byte[] part = new byte[(int) Math.min(Math.min(most, other().splitEvery), whole)];
        int count = inbox.take(part, part.length);
        System.arraycopy(part, 0, into, from, count);
        Arrays.fill(part, (byte) 0);
        received += count;
        lock.notifyAll();
        return count;
    }

    @Override
    public void write(byte[] bytes, Deadline by) throws IOException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        try {
            for (byte one : bytes) {
                boolean cut = put(one, by);
                if (cut || pieceEnds()) {
                    other().handOver();
                }
                if (cut) {
                    cut();
                }
            }
        } finally {
            other().handOver();
        }
        synchronized (lock) {
            requireOpen();
        }
    }

    /** Sends one byte; true when the cable is cut before it. */
    private boolean put(byte one, Deadline by) throws IOException, InterruptedException {
        synchronized (lock) {
            awaitRoom(by);
            if (sent == cutAt) {
                return true;
            }
            if (sent < dropFrom || sent >= dropTo) {
                byte delivered = sent == corruptAt ? (byte) (one ^ corruptBits) : one;
                other().inbox.put(new byte[] {delivered}, 0, 1);
            }
            sent++;
            lastByteOut = ticker.nanos();
            lock.notifyAll();
            return false;
        }
    }

    private boolean pieceEnds() {
        synchronized (lock) {
            var there = other().inbox;
            return there.size() >= splitEvery || there.free() == 0 || splits.contains(sent);
        }
    }

    /** Off the lock, since the device may answer. */
    private void handOver() {
        Consumer<byte[]> of;
        byte[] bytes;
        synchronized (lock) {
            of = device;
            if (of == null || inbox.size() == 0) {
                return;
            }
            bytes = new byte[inbox.size()];
            received += inbox.take(bytes, bytes.length);
        }
        of.accept(bytes);
    }

    private void awaitRoom(Deadline by) throws IOException, InterruptedException {
        requireOpen();
        while (sent >= stallAt || other().inbox.free() == 0) {
            if (by.expired()) {
                breakLink();
                throw new WriteStalledException(address + ": the other end does not drain");
            }
            try {
                by.ticker().await(lock, by.remaining());
            } catch (InterruptedException e) {
                breakLink();
                throw e;
            }
            requireOpen();
        }
    }

    private MemoryLink other() {
        if (peer == null) {
            throw new IllegalStateException("an end without a peer");
        }
        return peer;
    }

    private void requireOpen() throws LinkClosedException {
        if (closed) {
            throw new LinkClosedException(address + ": the link was closed");
        }
        if (gone) {
            throw new LinkClosedException(address + ": the other end is gone");
        }
    }

    private void breakLink() {
        gone = true;
        other().gone = true;
        lock.notifyAll();
    }

    @Override
    public void discardInput() throws IOException {
        synchronized (lock) {
            requireOpen();
            received += inbox.size();
            inbox.clear();
            lock.notifyAll();
        }
    }

    @Override
    public long lastByteOut() {
        synchronized (lock) {
            return lastByteOut;
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            closed = true;
            inbox.clear();
            breakLink();
        }
    }
}
