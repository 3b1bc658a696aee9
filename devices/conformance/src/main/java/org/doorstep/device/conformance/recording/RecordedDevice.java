// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.recording;

import java.util.List;
import java.util.function.Consumer;
import org.doorstep.device.conformance.MemoryCable;
import org.doorstep.device.conformance.recording.Recording.Direction;
import org.doorstep.device.conformance.recording.Recording.Piece;

/**
 * Plays the device's side of a recording: answers what was answered, each answer once all that had been sent before it
 * was sent again. How the terminal's bytes are cut into writes, and when they come, does not matter; what they are does.
 * Keeps silent from the first byte on that is another than was recorded. A new connection plays from the beginning. Not
 * safe for threads.
 */
public final class RecordedDevice implements MemoryCable.Device {
    private final List<Piece> pieces;
    private final String adapter;
    private Scrubber scrubber;
    private Consumer<byte[]> out = _ -> {};
    private int piece;
    private int within;
    private long said;
    private String differs = "";

    /**
     * A device that plays {@code recording}.
     *
     * @param adapter whose traffic it is: what the terminal sends is scrubbed as it was when it was recorded
     */
    public RecordedDevice(Recording recording, String adapter) {
        pieces = recording.pieces();
        this.adapter = adapter;
        scrubber = ScrubberProvider.of(adapter);
    }

    @Override
    public void connected(Consumer<byte[]> to) {
        out = to;
        scrubber = ScrubberProvider.of(adapter);
        piece = 0;
        within = 0;
        said = 0;
        differs = "";
        answer();
    }

    @Override
    public void received(byte[] bytes) {
        for (byte one : scrubber.scrub(Direction.SENT, bytes)) {
            hear(one);
        }
    }

    private void hear(byte one) {
        if (!differs.isEmpty()) {
            return;
        }
        if (piece == pieces.size()) {
            differs = "more than the " + said + " bytes recorded was sent";
            return;
        }
        byte[] expected = pieces.get(piece).bytes();
        if (expected[within] != one) {
            differs = String.format(
                    "byte %d sent is %02X where %02X was recorded", said, one & 0xff, expected[within] & 0xff);
            return;
        }
        said++;
        within++;
        if (within == expected.length) {
            within = 0;
            piece++;
            answer();
        }
    }

    private void answer() {
        while (piece < pieces.size() && pieces.get(piece).direction() == Direction.RECEIVED) {
            out.accept(pieces.get(piece++).bytes());
        }
    }

    /** How the terminal's side of it differs from the recording so far; empty where it does not. */
    public String differs() {
        return differs;
    }

    /** Whether all was sent that was recorded. */
    public boolean ended() {
        return piece == pieces.size();
    }
}
