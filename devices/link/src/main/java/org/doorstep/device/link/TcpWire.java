// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;

/** A TCP connection. */
final class TcpWire implements Wire {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    private TcpWire(Socket socket) throws IOException {
        this.socket = socket;
        in = socket.getInputStream();
        out = socket.getOutputStream();
    }

    static TcpWire open(LinkAddress address, LinkAddress.Tcp target, int withinMs) throws IOException {
        var socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setKeepAlive(true);
            socket.connect(new InetSocketAddress(target.host(), target.port()), withinMs);
            return new TcpWire(socket);
        } catch (IOException e) {
            socket.close();
            throw new IOException(address + ": " + refusal(e), e);
        }
    }

    private static String refusal(IOException e) {
        return switch (e) {
            case UnknownHostException _ -> "the host's name is not known; correct it, or give its address";
            case SocketTimeoutException _ -> "the host does not answer; check that it is switched on and cabled";
            case ConnectException _ -> "the host refuses the connection; check its port and that it is ready";
            default -> "no connection (" + e.getMessage() + "); check the network";
        };
    }

    @Override
    public int read(byte[] into) throws IOException {
        return in.read(into);
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        out.write(bytes, from, count);
    }

    @Override
    public void close(boolean dropUnsent) throws IOException {
        if (dropUnsent) {
            socket.setSoLinger(true, 0);
        }
        socket.close();
    }
}
