// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.util.Arrays;

/**
 * Hears what a host asks of an ID reader, and may have the card lifted while it is read. Safe for use by several threads.
 */
public final class ReaderTap implements Tap {
    /** Preamble and length come before a frame's command. */
    private static final int HEAD = SdtHostFrames.PREAMBLE.length + 2;

    private final SdtReaderSimulator reader;
    private byte[] end = new byte[0];
    private boolean reading;
    private boolean liftNext;
    private long readings;

    public ReaderTap(SdtReaderSimulator reader) {
        this.reader = reader;
    }

    /** Whether the card is lifted in the midst of the next read. */
    public synchronized void liftNextRead(boolean on) {
        liftNext = on;
    }

    public synchronized boolean liftsNextRead() {
        return liftNext;
    }

    /** How many times a host asked to read a card. */
    public synchronized long readings() {
        return readings;
    }

    @Override
    public void before(byte[] bytes) {
        synchronized (this) {
            reading = hear(bytes);
            if (!reading) {
                return;
            }
            readings++;
            if (!liftNext) {
                return;
            }
        }
        reader.failReads(1);
    }

    @Override
    public void after(byte[] bytes) {
        synchronized (this) {
            if (!reading || !liftNext) {
                return;
            }
            liftNext = false;
        }
        reader.lift();
    }

    /** Whether these bytes complete a frame that asks for a card's base information, with or without fingerprint. */
    private boolean hear(byte[] bytes) {
        byte[] all = Arrays.copyOf(end, end.length + bytes.length);
        System.arraycopy(bytes, 0, all, end.length, bytes.length);
        byte[] preamble = SdtHostFrames.PREAMBLE;
        for (int i = 0; i + HEAD + 3 <= all.length; i++) {
            if (Arrays.equals(all, i, i + preamble.length, preamble, 0, preamble.length)) {
                end = Arrays.copyOfRange(all, i + HEAD + 3, all.length);
                int command = (all[i + HEAD] & 0xff) << 8 | (all[i + HEAD + 1] & 0xff);
                return command == 0x3001 || command == 0x3010;
            }
        }
        end = Arrays.copyOfRange(all, Math.max(0, all.length - HEAD - 2), all.length);
        return false;
    }
}
