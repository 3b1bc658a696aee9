// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.HexFormat;

/** A wire that remembers what a device sent. */
final class Captured implements Outlet {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    @Override
    public synchronized void send(byte[] bytes, Duration thinking) {
        sent.writeBytes(bytes);
    }

    @Override
    public void cut() {}

    @Override
    public void restored() {}

    /** What was sent since the last call. */
    synchronized byte[] take() {
        byte[] bytes = sent.toByteArray();
        sent.reset();
        return bytes;
    }

    String takeHex() {
        return HexFormat.ofDelimiter(" ").withUpperCase().formatHex(take());
    }

    static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }
}
