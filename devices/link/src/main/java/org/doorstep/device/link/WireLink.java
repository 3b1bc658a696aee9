// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * A link over a blocking {@link Wire}: one named platform thread for each direction, so that the caller waits on a
 * monitor, with a deadline and open to interrupts, whatever the system call does.
 *
 * <p>A write that outlasts its deadline ends the link, because nobody can tell how much of it left. Bytes received
 * before the peer went away can still be read after it.
 */
final class WireLink implements Link {
    private static final System.Logger LOG = System.getLogger(WireLink.class.getName());
    private static final Duration CLOSE_GRACE = Duration.ofSeconds(2);
    private static final int WRITE_CHUNK = 1024;

    private final LinkAddress address;
    private final Ticker ticker;
    private final Wire wire;
    private final Object lock = new Object();
    private final Inbox inbox = new Inbox(1 << 16);
    private byte @Nullable [] outgoing;
    private @Nullable String ended;
    private boolean closed;
    private @Nullable Thread closer;
    private long lastByteOut;
    private final Thread reader;
    private final Thread writer;

    WireLink(LinkAddress address, Ticker ticker, Wire wire) {
        this.address = address;
        this.ticker = ticker;
        this.wire = wire;
        reader = Thread.ofPlatform().daemon().name("link-read " + address).unstarted(this::readLoop);
        writer = Thread.ofPlatform().daemon().name("link-write " + address).unstarted(this::writeLoop);
    }

    WireLink started() {
        reader.start();
        writer.start();
        return this;
    }

    @Override
    public LinkAddress address() {
        return address;
    }

    @Override
    public int read(byte[] into, Deadline by) throws IOException, InterruptedException {
        if (into.length == 0) {
            throw new IllegalArgumentException("nothing can be read into an empty array");
        }
        synchronized (lock) {
            while (true) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (closed) {
                    throw new LinkClosedException(address + ": the link was closed");
                }
                if (inbox.size() > 0) {
                    int count = inbox.take(into, into.length);
                    lock.notifyAll();
                    return count;
                }
                requireOpen();
                if (by.expired()) {
                    return 0;
                }
                by.ticker().await(lock, by.remaining());
            }
        }
    }

    @Override
    public void write(byte[] bytes, Deadline by) throws IOException, InterruptedException {
        synchronized (lock) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            requireOpen();
            if (bytes.length == 0) {
                return;
            }
            if (by.expired()) {
                throw new WriteTooLateException(address + ": the time for a write of " + bytes.length
                        + " bytes was over before it began; give it more");
            }
            outgoing = bytes.clone();
            lock.notifyAll();
            try {
                while (!by.expired()) {
                    if (outgoing == null) {
                        return;
                    }
                    requireOpen();
                    by.ticker().await(lock, by.remaining());
                }
                if (outgoing == null) {
                    return;
                }
            } catch (InterruptedException e) {
                if (outgoing != null) {
                    startClosing("a write was interrupted", true);
                }
                throw e;
            }
            startClosing("a write stalled", true);
        }
        throw new WriteStalledException(address + ": the device did not take all of " + bytes.length
                + " bytes in time; check that it is switched on, has paper and is not paused");
    }

    @Override
    public void discardInput() throws IOException {
        synchronized (lock) {
            requireOpen();
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
            startClosing("the link was closed", false);
            inbox.clear();
        }
        awaitThreads();
    }

    private void requireOpen() throws LinkClosedException {
        if (ended != null) {
            throw new LinkClosedException(address + ": " + ended);
        }
    }

    private void end(String why) {
        synchronized (lock) {
            if (ended == null) {
                ended = why;
            }
            lock.notifyAll();
        }
    }

    private void startClosing(String why, boolean dropUnsent) {
        synchronized (lock) {
            end(why);
            closed = true;
            if (closer == null) {
                closer = Thread.ofPlatform()
                        .daemon()
                        .name("link-close " + address)
                        .start(() -> closeWire(dropUnsent));
            }
        }
    }

    private void closeWire(boolean dropUnsent) {
        try {
            wire.close(dropUnsent);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, () -> address + ": closing answered " + e.getMessage());
        }
    }

    /** Waits for the link's threads, but not for ever: a port that hangs in the system is left to its thread. */
    private void awaitThreads() {
        long until = System.nanoTime() + CLOSE_GRACE.toNanos();
        boolean interrupted = false;
        for (Thread thread : new Thread[] {closer, reader, writer}) {
            while (thread != null && thread != Thread.currentThread() && thread.isAlive()) {
                var left = Duration.ofNanos(until - System.nanoTime());
                if (!left.isPositive()) {
                    LOG.log(Level.WARNING, () -> address + ": closing hangs, its thread is abandoned");
                    break;
                }
                try {
                    thread.join(left);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void readLoop() {
        byte[] buffer = new byte[4096];
        try {
            while (true) {
                int count = wire.read(buffer);
                if (count < 0) {
                    end("the device at the other end is gone");
                    return;
                }
                if (!accept(buffer, count)) {
                    return;
                }
            }
        } catch (IOException e) {
            end("reading failed: " + e.getMessage());
        } catch (InterruptedException e) {
            end("the reading thread was interrupted");
        } finally {
            Arrays.fill(buffer, (byte) 0);
        }
    }

    private boolean accept(byte[] buffer, int count) throws InterruptedException {
        synchronized (lock) {
            int from = 0;
            while (!closed && from < count) {
                int part = Math.min(inbox.free(), count - from);
                inbox.put(buffer, from, part);
                Arrays.fill(buffer, from, from + part, (byte) 0);
                from += part;
                lock.notifyAll();
                if (from < count) {
                    lock.wait();
                }
            }
            return !closed;
        }
    }

    private void writeLoop() {
        try {
            for (byte[] bytes = nextWrite(); bytes.length > 0; bytes = nextWrite()) {
                try {
                    for (int from = 0; from < bytes.length && isOpen(); from += WRITE_CHUNK) {
                        wire.write(bytes, from, Math.min(WRITE_CHUNK, bytes.length - from));
                        synchronized (lock) {
                            lastByteOut = ticker.nanos();
                        }
                    }
                } finally {
                    Arrays.fill(bytes, (byte) 0);
                }
                wrote();
            }
        } catch (IOException e) {
            end("writing failed: " + e.getMessage());
        } catch (InterruptedException e) {
            end("the writing thread was interrupted");
        }
    }

    private void wrote() {
        synchronized (lock) {
            if (ended == null) {
                outgoing = null;
            }
            lock.notifyAll();
        }
    }

    private boolean isOpen() {
        synchronized (lock) {
            return ended == null;
        }
    }

    /** The next bytes to write; none when the link has ended. */
    private byte[] nextWrite() throws InterruptedException {
        synchronized (lock) {
            while (outgoing == null && ended == null) {
                lock.wait();
            }
            return ended == null && outgoing != null ? outgoing : new byte[0];
        }
    }
}
