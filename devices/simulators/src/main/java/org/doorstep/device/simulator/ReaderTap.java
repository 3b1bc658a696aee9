// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.util.Arrays;

/**
 * Hears what a host asks of an ID reader, and may have the reader refuse just that, or the card lifted while it is read.
 * Safe for use by several threads.
 */
public final class ReaderTap implements Tap {
    /** What a host asks, by the command and parameter bytes of the protocol's table. */
    public enum Asked {
        FIND,
        SELECT,
        /** Base information, with or without fingerprint. */
        READ,
        OTHER;

        static Asked of(int command) {
            return switch (command) {
                case 0x2001 -> FIND;
                case 0x2002 -> SELECT;
                case 0x3001, 0x3010 -> READ;
                default -> OTHER;
            };
        }
    }

    /** Preamble and length come before a frame's command. */
    private static final int HEAD = SdtHostFrames.PREAMBLE.length + 2;

    private final SdtReaderSimulator reader;
    private byte[] end = new byte[0];
    private Asked last = Asked.OTHER;
    private Asked refused = Asked.OTHER;
    private int sw3 = -1;
    private boolean overruled;
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

    /** Answers {@code what} by {@code status} from now on, whatever lies there; {@link Asked#OTHER} for nothing. */
    public synchronized void refuse(Asked what, int status) {
        refused = what;
        sw3 = status;
    }

    /** How many times a host asked to read a card. */
    public synchronized long readings() {
        return readings;
    }

    @Override
    public void before(byte[] bytes) {
        int overrule = -1;
        boolean fail = false;
        synchronized (this) {
            last = hear(bytes);
            if (last == Asked.READ) {
                readings++;
                fail = liftNext;
            }
            if (last != Asked.OTHER && last == refused) {
                overrule = sw3;
                overruled = true;
            }
        }
        if (fail) {
            reader.failReads(1);
        }
        if (overrule >= 0) {
            reader.answerAlways(overrule);
        }
    }

    @Override
    public void after(byte[] bytes) {
        boolean obey;
        boolean lift;
        synchronized (this) {
            obey = overruled;
            overruled = false;
            lift = liftNext && last == Asked.READ;
            liftNext &= !lift;
        }
        if (obey) {
            reader.answerAlways(-1);
        }
        if (lift) {
            reader.lift();
        }
    }

    /** What a frame that these bytes complete asks. */
    private Asked hear(byte[] bytes) {
        byte[] all = Arrays.copyOf(end, end.length + bytes.length);
        System.arraycopy(bytes, 0, all, end.length, bytes.length);
        byte[] preamble = SdtHostFrames.PREAMBLE;
        for (int i = 0; i + HEAD + 3 <= all.length; i++) {
            if (Arrays.equals(all, i, i + preamble.length, preamble, 0, preamble.length)) {
                end = Arrays.copyOfRange(all, i + HEAD + 3, all.length);
                return Asked.of((all[i + HEAD] & 0xff) << 8 | (all[i + HEAD + 1] & 0xff));
            }
        }
        end = Arrays.copyOfRange(all, Math.max(0, all.length - HEAD - 2), all.length);
        return Asked.OTHER;
    }
}
