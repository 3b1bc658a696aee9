// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.io.IOException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.LinkClosedException;
import org.doorstep.device.link.LinkOpener;
import org.doorstep.device.link.WriteStalledException;
import org.doorstep.device.link.WriteTooLateException;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;

/**
 * A cable made of real links, such as those of a pseudo-terminal or TCP port with a simulator, or a real device, behind
 * it: what goes wrong happens between them and the adapter. Safe for threads.
 *
 * <pre>{@code
 * var cable = new LinkCable(Links.system());
 * // a harness's services(): cable.services(), its settings(): the real address, its ticker(): Ticker.system()
 * }</pre>
 */
public final class LinkCable implements Cable, LinkOpener {
    private static final int TURNED = 0x04;

    private final LinkOpener real;
    private final Map<Direction, Way> ways = new EnumMap<>(Direction.class);

    /** A direction: what went and what is wished for. */
    private static final class Way {
        private long count;
        private long split = Long.MAX_VALUE;
        private long cut = Long.MAX_VALUE;
        private long silence = Long.MAX_VALUE;
        private long corrupt = Long.MAX_VALUE;

        void restore() {
            split = Long.MAX_VALUE;
            cut = Long.MAX_VALUE;
            silence = Long.MAX_VALUE;
            corrupt = Long.MAX_VALUE;
        }

        /** How many of {@code wanted} bytes may go in one piece; 0 where the cable is cut. */
        int piece(int wanted) {
            long room = cut - count;
            for (long edge : new long[] {split, silence}) {
                if (edge > count) {
                    room = Math.min(room, edge - count);
                }
            }
            return (int) Math.max(0, Math.min(wanted, room));
        }

        /** A piece has gone; whether it is to arrive. */
        boolean went(byte[] bytes, int length) {
            if (corrupt >= count && corrupt < count + length) {
                bytes[(int) (corrupt - count)] ^= TURNED;
            }
            boolean arrives = count < silence;
            count += length;
            return arrives;
        }
    }

    /** A cable of what {@code real} opens. */
    public LinkCable(LinkOpener real) {
        this.real = real;
        for (Direction direction : Direction.values()) {
            ways.put(direction, new Way());
        }
    }

    /** This cable as the one service of adapters under test. */
    public Services services() {
        return Services.of(Map.of(LinkOpener.class, this));
    }

    private synchronized Way way(Direction direction) {
        return ways.computeIfAbsent(direction, _ -> new Way());
    }

    private synchronized boolean unplugged() {
        return ways.values().stream().anyMatch(way -> way.count >= way.cut);
    }

    @Override
    public Link open(LinkAddress address, Ticker ticker, Deadline by) throws IOException, InterruptedException {
        if (unplugged()) {
            throw new IOException(address + ": the cable is unplugged; plug it in");
        }
        return new Between(real.open(address, ticker, by));
    }

    @Override
    public synchronized long count(Direction direction) {
        return way(direction).count;
    }

    @Override
    public synchronized void splitAt(Direction direction, long offset) {
        way(direction).split = offset;
    }

    @Override
    public synchronized void cutAt(Direction direction, long offset) {
        way(direction).cut = offset;
    }

    @Override
    public synchronized void silenceAt(Direction direction, long offset) {
        way(direction).silence = offset;
    }

    @Override
    public synchronized boolean corruptAt(Direction direction, long offset) {
        way(direction).corrupt = offset;
        return true;
    }

    @Override
    public synchronized void restore() {
        ways.values().forEach(Way::restore);
    }

    private final class Between implements Link {
        private final Link link;

        Between(Link link) {
            this.link = link;
        }

        @Override
        public LinkAddress address() {
            return link.address();
        }

        private LinkClosedException cut() {
            link.close();
            return new LinkClosedException(link.address() + ": the cable was unplugged");
        }

        private void requirePlugged() throws LinkClosedException {
            if (unplugged()) {
                throw cut();
            }
        }

        @Override
        public int read(byte[] into, Deadline by) throws IOException, InterruptedException {
            while (true) {
                requirePlugged();
                byte[] piece = new byte[pieceOf(Direction.TO_TERMINAL, into.length)];
                int count = link.read(piece, by);
                if (count == 0) {
                    return 0;
                }
                boolean arrives = went(Direction.TO_TERMINAL, piece, count);
                System.arraycopy(piece, 0, into, 0, arrives ? count : 0);
                Arrays.fill(piece, (byte) 0);
                if (arrives) {
                    return count;
                }
            }
        }

        @Override
        public void write(byte[] bytes, Deadline by) throws IOException, InterruptedException {
            int at = 0;
            while (at < bytes.length) {
                requirePlugged();
                byte[] piece = Arrays.copyOfRange(bytes, at, at + pieceOf(Direction.TO_DEVICE, bytes.length - at));
                if (went(Direction.TO_DEVICE, piece, piece.length)) {
                    write(piece, at > 0, by);
                }
                at += piece.length;
            }
        }

        /** Too late for a piece behind others is half a write, as on a line that stalls. */
        private void write(byte[] piece, boolean begun, Deadline by) throws IOException, InterruptedException {
            try {
                link.write(piece, by);
            } catch (WriteTooLateException e) {
                if (begun) {
                    link.close();
                    throw new WriteStalledException(String.valueOf(e.getMessage()));
                }
                throw e;
            }
        }

        private int pieceOf(Direction direction, int wanted) {
            synchronized (LinkCable.this) {
                return way(direction).piece(wanted);
            }
        }

        private boolean went(Direction direction, byte[] bytes, int length) {
            synchronized (LinkCable.this) {
                return way(direction).went(bytes, length);
            }
        }

        @Override
        public void discardInput() throws IOException {
            requirePlugged();
            link.discardInput();
        }

        @Override
        public long lastByteOut() {
            return link.lastByteOut();
        }

        @Override
        public void close() {
            link.close();
        }
    }
}
