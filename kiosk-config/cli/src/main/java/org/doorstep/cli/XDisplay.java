// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serial;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says hello to an X server and reads how large its screen is (X Window System Protocol, chapter 8). */
final class XDisplay {
    private static final Pattern NAME = Pattern.compile("(?<host>[^:]*):(?<number>[0-9]{1,5})(\\.(?<screen>[0-9]+))?");
    private static final String COOKIE = "MIT-MAGIC-COOKIE-1";
    private static final int FIRST_PORT = 6000;
    private static final long PATIENCE_SECONDS = 10;

    private XDisplay() {}

    /** The first screen of a display. */
    record Screen(int widthPx, int heightPx) {}

    /** A cookie of the authority file; {@code display} is empty where it fits all. */
    record Cookie(String display, byte[] value) {
        @Override
        public String toString() {
            return "Cookie[" + display + "]";
        }
    }

    /** The server is there and does not let us in. */
    static final class RefusedException extends IOException {
        @Serial
        private static final long serialVersionUID = 1L;

        RefusedException(String reason) {
            super(reason);
        }
    }

    /** The cookies of {@code XAUTHORITY}, or of the file in the home folder; none where there is no file. */
    static List<Cookie> cookies(Map<String, String> environment) throws IOException {
        String named = environment.get("XAUTHORITY");
        Path file = named != null ? Path.of(named) : Path.of(environment.getOrDefault("HOME", "/"), ".Xauthority");
        List<Cookie> cookies = new ArrayList<>();
        if (!Files.isReadable(file)) {
            return cookies;
        }
        try (DataInputStream in = new DataInputStream(Files.newInputStream(file))) {
            while (in.available() > 0) {
                in.readUnsignedShort();
                counted(in);
                String display = new String(counted(in), StandardCharsets.US_ASCII);
                String name = new String(counted(in), StandardCharsets.US_ASCII);
                byte[] value = counted(in);
                if (name.equals(COOKIE)) {
                    cookies.add(new Cookie(display, value));
                }
            }
        } catch (EOFException e) {
            return cookies;
        }
        return cookies;
    }

    /**
     * Connects, asks and leaves.
     *
     * @throws RefusedException when the server is there and does not let us in
     * @throws IOException when nobody is there, or no X server
     */
    static Screen look(String display, List<Cookie> cookies) throws IOException, InterruptedException {
        Matcher name = NAME.matcher(display);
        if (!name.matches()) {
            throw new IOException("no display is called " + display);
        }
        String number = name.group("number");
        byte[] cookie = cookies.stream()
                .filter(c -> c.display().isEmpty() || c.display().equals(number))
                .findFirst()
                .map(Cookie::value)
                .orElse(new byte[0]);
        SocketAddress address = address(name.group("host"), number);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(() -> hello(address, cookie));
            try {
                return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException e) {
                answer.cancel(true);
                throw new IOException("no answer", e);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof IOException io) {
                    throw io;
                }
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    private static SocketAddress address(String host, String number) {
        if (host.isEmpty() || host.equals("unix")) {
            return UnixDomainSocketAddress.of("/tmp/.X11-unix/X" + number);
        }
        return new InetSocketAddress(host, FIRST_PORT + Integer.parseInt(number));
    }

    private static Screen hello(SocketAddress address, byte[] cookie) throws IOException {
        try (SocketChannel channel = SocketChannel.open(address)) {
            DataOutputStream out = new DataOutputStream(Channels.newOutputStream(channel));
            out.write(request(cookie));
            out.flush();
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
            int status = in.readUnsignedByte();
            int reasonLength = in.readUnsignedByte();
            in.skipNBytes(4);
            byte[] body = new byte[in.readUnsignedShort() * 4];
            in.readFully(body);
            if (status != 1) {
                throw new RefusedException(
                        status == 0
                                ? new String(body, 0, Math.min(reasonLength, body.length), StandardCharsets.ISO_8859_1)
                                        .strip()
                                : "it asks for more authentication");
            }
            return screen(new DataInputStream(new java.io.ByteArrayInputStream(body)));
        }
    }

    private static byte[] request(byte[] cookie) throws IOException {
        byte[] scheme = cookie.length == 0 ? new byte[0] : COOKIE.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort('B' << 8);
        out.writeShort(11);
        out.writeShort(0);
        out.writeShort(scheme.length);
        out.writeShort(cookie.length);
        out.writeShort(0);
        padded(out, scheme);
        padded(out, cookie);
        return bytes.toByteArray();
    }

    private static Screen screen(DataInputStream body) throws IOException {
        body.skipNBytes(16);
        int vendor = body.readUnsignedShort();
        body.skipNBytes(2);
        body.skipNBytes(1);
        int formats = body.readUnsignedByte();
        body.skipNBytes(10);
        body.skipNBytes((vendor + 3) / 4 * 4L + formats * 8L);
        body.skipNBytes(20);
        return new Screen(body.readUnsignedShort(), body.readUnsignedShort());
    }

    private static void padded(DataOutputStream out, byte[] value) throws IOException {
        out.write(value);
        out.write(new byte[(4 - value.length % 4) % 4]);
    }

    private static byte[] counted(DataInputStream in) throws IOException {
        byte[] value = new byte[in.readUnsignedShort()];
        in.readFully(value);
        return value;
    }
}
