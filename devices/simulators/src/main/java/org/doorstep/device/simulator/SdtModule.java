// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import org.jspecify.annotations.Nullable;

/** The security module of a simulated reader and what lies before its antenna. Guarded by the reader's lock. */
final class SdtModule {
    static final int SELECT = 0x2002;
    static final int READ = 0x3001;
    static final int READ_WITH_FINGERPRINTS = 0x3010;

    private static final int OK = 0x90;
    private static final int FOUND = 0x9F;
    private static final int NO_SUCH_ITEM = 0x91;
    private static final int COMMAND_ERROR = 0x21;
    private static final int READ_FAILED = 0x41;
    private static final int NO_CARD = 0x80;
    private static final int SELECT_FAILED = 0x81;
    private static final int[] BAUD = {115_200, 57_600, 38_400, 19_200, 9_600};

    private byte[] id = {5, 0, 3, 0, 0x41, 0x26, 0x35, 0x01, 0x39, 0x30, 0, 0, 0x44, 0x33, 0x22, 0x11};
    private @Nullable CardImage card;
    private @Nullable CardImage beside;
    private boolean found;
    private boolean selected;
    private boolean cardWasRead;
    private int baud = BAUD[0];
    private long reads;
    private long resets;

    /** Command and parameter as one number. */
    static int command(byte[] body) {
        return (body[0] & 0xff) << 8 | (body[1] & 0xff);
    }

    void id(byte[] sixteen) {
        if (sixteen.length != id.length) {
            throw new IllegalArgumentException("a SAM id has 16 bytes, not " + sixteen.length);
        }
        id = sixteen.clone();
    }

    /** Puts a card down: the first, or one beside it. */
    void putDown(CardImage image) {
        if (card == null) {
            card = image;
        } else {
            beside = image;
            found = false;
        }
    }

    void lift() {
        card = null;
        beside = null;
        forget();
    }

    void liftFirst() {
        card = beside;
        beside = null;
        forget();
    }

    void powerLost() {
        forget();
        baud = BAUD[0];
    }

    boolean cardLies() {
        return card != null;
    }

    long reads() {
        return reads;
    }

    long resets() {
        return resets;
    }

    int baud() {
        return baud;
    }

    private void forget() {
        found = false;
        selected = false;
        cardWasRead = false;
    }

    /** The whole frame that answers a command. */
    byte[] obey(int command, byte[] body) {
        return switch (command) {
            case 0x10FF -> {
                resets++;
                forget();
                yield status(OK);
            }
            case 0x11FF -> status(OK);
            case 0x12FF -> SdtHostFrames.reply(OK, id);
            case 0x2001 -> find();
            case SELECT -> select();
            case READ, READ_WITH_FINGERPRINTS -> read(command == READ_WITH_FINGERPRINTS);
            case 0x3003 -> newestAddress();
            case 0x6000, 0x6001, 0x6002, 0x6003, 0x6004 -> {
                baud = BAUD[body[1]];
                yield status(OK);
            }
            case 0x61FF -> status(body.length == 3 ? OK : COMMAND_ERROR);
            default -> status(COMMAND_ERROR);
        };
    }

    private static byte[] status(int sw3) {
        return SdtHostFrames.reply(sw3, new byte[0]);
    }

    private byte[] find() {
        found = card != null && !cardWasRead;
        if (!found) {
            return status(NO_CARD);
        }
        selected = false;
        return SdtHostFrames.reply(FOUND, new byte[4]);
    }

    private byte[] select() {
        if (card == null || beside != null || !found) {
            return status(SELECT_FAILED);
        }
        selected = true;
        return SdtHostFrames.reply(OK, new byte[8]);
    }

    private byte[] read(boolean fingerprints) {
        if (card == null || !selected) {
            return status(READ_FAILED);
        }
        cardWasRead = true;
        reads++;
        byte[][] parts = fingerprints
                ? new byte[][] {card.text(), card.photo(), card.fingerprints()}
                : new byte[][] {card.text(), card.photo()};
        return SdtHostFrames.reply(OK, measured(parts));
    }

    /** The lengths of all parts, big-endian, then the parts. */
    private static byte[] measured(byte[]... parts) {
        int length = 2 * parts.length;
        for (byte[] part : parts) {
            length += part.length;
        }
        byte[] data = new byte[length];
        int at = 2 * parts.length;
        for (int i = 0; i < parts.length; i++) {
            data[2 * i] = (byte) (parts[i].length >> 8);
            data[2 * i + 1] = (byte) parts[i].length;
            System.arraycopy(parts[i], 0, data, at, parts[i].length);
            at += parts[i].length;
        }
        return data;
    }

    private byte[] newestAddress() {
        if (card == null || !selected) {
            return status(READ_FAILED);
        }
        byte[] address = card.newestAddress();
        return address == null ? status(NO_SUCH_ITEM) : SdtHostFrames.reply(OK, address);
    }
}
