// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.doorstep.device.link.LinkClosedException;
import org.doorstep.device.link.MemoryLink;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * What a device sends over one connection in memory, in its order, each piece at its time. Bytes never overtake each
 * other. Used by the thread that lends itself to the device.
 */
final class AnswerLine {
    private static final System.Logger LOG = System.getLogger(AnswerLine.class.getName());
    private static final Duration TOGETHER = Duration.ofMillis(20);

    private final MemoryLink far;
    private final @Nullable ManualTicker ticker;
    private long last;
    private int pending;
    private byte @Nullable [] held;

    AnswerLine(MemoryLink far, Ticker ticker) {
        this.far = far;
        this.ticker = ticker instanceof ManualTicker manual && manual.leaps() ? manual : null;
    }

    /** Whether answers can be kept back on this connection. */
    boolean keepsTime() {
        return ticker != null;
    }

    /** An answer sets out, in pieces with {@code pause} before each but the first. */
    void send(byte[] frame, List<FrameTrouble> troubles, List<byte[]> pieces, Duration pause) {
        byte[] before = held;
        held = null;
        byte[] bytes = frame;
        for (FrameTrouble trouble : troubles) {
            switch (trouble) {
                case FrameTrouble.NoiseBefore(var _, byte[] noise) -> bytes = join(noise, bytes);
                case FrameTrouble.NoiseBehind(var _, byte[] noise) -> bytes = join(bytes, noise);
                case FrameTrouble.CutShort(var _, int length) ->
                    bytes = java.util.Arrays.copyOf(bytes, Math.min(length, bytes.length));
                case FrameTrouble.Twice _ -> bytes = join(bytes, bytes);
                case FrameTrouble.Late(var _, Duration by) -> {
                    put(new byte[0], by);
                }
                case FrameTrouble.Drip(var _, Duration perByte) -> {
                    for (byte one : bytes) {
                        put(new byte[] {one}, perByte);
                    }
                    return;
                }
                case FrameTrouble.BehindNext _ -> {
                    held = bytes;
                    return;
                }
                case FrameTrouble.WithNext _ -> {
                    holdForTheNext(bytes);
                    return;
                }
            }
        }
        if (pieces.isEmpty()) {
            put(bytes, Duration.ZERO);
        } else {
            put(pieces.getFirst(), Duration.ZERO);
            pieces.stream().skip(1).forEach(piece -> put(piece, pause));
        }
        if (before != null) {
            put(before, Duration.ZERO);
        }
    }

    private byte @Nullable [] together;

    private void holdForTheNext(byte[] bytes) {
        together = bytes;
        if (ticker != null) {
            ticker.at(ticker.nanos() + TOGETHER.toNanos(), () -> {
                byte[] alone = together;
                together = null;
                if (alone != null) {
                    write(alone);
                }
            });
        }
    }

    private void put(byte[] bytes, Duration after) {
        byte[] first = together;
        together = null;
        byte[] all = first == null ? bytes : join(first, bytes);
        if (ticker == null || (pending == 0 && after.isZero())) {
            write(all);
            return;
        }
        last = Math.max(last, ticker.nanos()) + after.toNanos();
        pending++;
        ticker.at(last, () -> {
            pending--;
            write(all);
        });
    }

    private void write(byte[] bytes) {
        if (bytes.length == 0) {
            return;
        }
        // The device is another being: an interrupt of the thread that lends itself to it is not for it.
        boolean interrupted = Thread.interrupted();
        try {
            far.write(bytes, Deadline.in(Duration.ofSeconds(60)));
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

    private static byte[] join(byte[] first, byte[] second) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(first);
        all.writeBytes(second);
        return all.toByteArray();
    }
}
