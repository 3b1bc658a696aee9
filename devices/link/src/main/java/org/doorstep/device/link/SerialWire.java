// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import java.io.IOException;

/**
 * A serial port through jSerialComm 2.11.
 *
 * <p>What is known of it on Linux, tried over pseudo-terminals: a write time-out is ignored; {@code isOpen()} stays true
 * after the peer died, while a read gives -1 and a write comes back short; closing from another thread ends a blocked
 * read or write; the disconnect event repeats a million times a second, so no listener is used; a {@code SerialPort}
 * looks a symbolic link up once, so each opening makes a new one; bytes sent before the opening are still readable
 * after it, so they are flushed.
 */
final class SerialWire implements Wire {
    /** VTIME counts tenths of a second; a longer wait only means fewer wake-ups. */
    private static final int READ_WAIT_MS = 1000;

    private static final String NO_PORT =
            "there is no such port; plug the device in, or correct the path in its settings";

    private final SerialPort port;

    private SerialWire(SerialPort port) {
        this.port = port;
    }

    static SerialWire open(LinkAddress address, LinkAddress.Serial target) throws IOException {
        SerialPort port;
        try {
            port = SerialPort.getCommPort(target.path());
        } catch (SerialPortInvalidPortException e) {
            throw new IOException(address + ": " + NO_PORT, e);
        }
        port.setComPortParameters(
                target.baud(),
                target.bits(),
                target.stop() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT,
                switch (target.parity()) {
                    case NONE -> SerialPort.NO_PARITY;
                    case EVEN -> SerialPort.EVEN_PARITY;
                    case ODD -> SerialPort.ODD_PARITY;
                });
        port.setFlowControl(
                switch (target.flow()) {
                    case NONE -> SerialPort.FLOW_CONTROL_DISABLED;
                    case RTSCTS -> SerialPort.FLOW_CONTROL_RTS_ENABLED | SerialPort.FLOW_CONTROL_CTS_ENABLED;
                    case XONXOFF ->
                        SerialPort.FLOW_CONTROL_XONXOFF_IN_ENABLED | SerialPort.FLOW_CONTROL_XONXOFF_OUT_ENABLED;
                });
        port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_WAIT_MS, 0);
        if (!port.openPort()) {
            throw new IOException(address + ": " + refusal(port.getLastErrorCode()));
        }
        port.flushIOBuffers();
        return new SerialWire(port);
    }

    /** The errno values of Linux that opening a port meets; a port open in this program too comes as 2 (tried). */
    private static String refusal(int errno) {
        return switch (errno) {
            case 6, 19 -> NO_PORT;
            case 2, 11, 16 -> "another program uses the port; stop it, or give the device another port";
            case 1, 13 -> "no permission; add the terminal's user to the group that owns the port (dialout on Debian)";
            case 25 -> "this is no serial port; correct the path in the device's settings";
            default -> "the port does not open (error " + errno + "); check the device and its cable";
        };
    }

    @Override
    public int read(byte[] into) {
        return port.readBytes(into, into.length);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        if (port.writeBytes(bytes, count, from) != count) {
            throw new IOException("the port took only a part (error " + port.getLastErrorCode() + ")");
        }
    }

    @Override
    public void close(boolean dropUnsent) throws IOException {
        if (dropUnsent) {
            port.flushIOBuffers();
        }
        if (!port.closePort()) {
            throw new IOException("the port did not close (error " + port.getLastErrorCode() + ")");
        }
    }
}
