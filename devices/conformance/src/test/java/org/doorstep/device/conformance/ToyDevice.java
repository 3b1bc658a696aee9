// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.function.Consumer;

/** The device's end of the toy protocol: prints lines and reads a card, and answers at once. */
final class ToyDevice implements MemoryCable.Device {
    static final String CARD = "测试甲|999999200001010019";

    private final ToyFrames frames = new ToyFrames();
    private Consumer<byte[]> out = _ -> {};
    private int lines;
    private int slips;
    private boolean paper = true;
    private boolean card;
    private byte placement;

    @Override
    public synchronized void connected(Consumer<byte[]> to) {
        out = to;
        frames.reset();
    }

    @Override
    public synchronized void received(byte[] bytes) {
        frames.feed(bytes, 0, bytes.length);
        for (var frame = frames.next(); frame.isPresent(); frame = frames.next()) {
            byte[] command = frame.orElseThrow();
            switch (command[0]) {
                case 'S' -> answer((byte) (paper ? 'P' : 'E'), (byte) (card ? 1 : 0), placement);
                case 'L' -> lines++;
                case 'C' -> {
                    slips++;
                    answer((byte) 'D', command[1]);
                }
                case 'R' -> {
                    byte[] text = CARD.getBytes(UTF_8);
                    byte[] reply = new byte[text.length + 2];
                    reply[0] = (byte) (card ? 'T' : 'N');
                    reply[1] = placement;
                    System.arraycopy(text, 0, reply, 2, text.length);
                    answer(card ? reply : Arrays.copyOf(reply, 2));
                }
                default -> answer((byte) '?');
            }
        }
    }

    @Override
    public synchronized void power(boolean on) {
        frames.reset();
    }

    private void answer(byte... payload) {
        out.accept(ToyFrames.frame(payload));
    }

    synchronized PrinterHarness.Truth truth() {
        return new PrinterHarness.Truth(slips, lines + slips > 0);
    }

    synchronized void takePaper() {
        paper = false;
    }

    synchronized void putDown() {
        card = true;
        placement++;
    }

    synchronized void lift() {
        card = false;
    }
}
