// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a server that says what a real one would. */
class XDisplayTest {
    @TempDir
    Path folder;

    @Test
    void theCookieOfTheAuthorityFileIsShownAndTheSizeIsRead() throws Exception {
        byte[] cookie = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16};
        try (ServerSocket server = server()) {
            String number = Integer.toString(server.getLocalPort() - 6000);
            Path authority = Files.write(folder.resolve("authority"), authority(number, cookie));
            CompletableFuture<byte[]> shown = answering(server, accepted(1280, 800));

            XDisplay.Screen screen =
                    XDisplay.look("127.0.0.1:" + number, XDisplay.cookies(Map.of("XAUTHORITY", authority.toString())));

            assertThat(screen).isEqualTo(new XDisplay.Screen(1280, 800));
            assertThat(shown.get(60, TimeUnit.SECONDS)).isEqualTo(cookie);
        }
    }

    @Test
    void aRefusalCarriesItsReason() throws Exception {
        try (ServerSocket server = server()) {
            CompletableFuture<byte[]> shown = answering(server, refused("No protocol specified"));

            assertThatThrownBy(() -> XDisplay.look("127.0.0.1:" + (server.getLocalPort() - 6000), List.of()))
                    .isInstanceOf(XDisplay.RefusedException.class)
                    .hasMessage("No protocol specified");
            assertThat(shown.get(60, TimeUnit.SECONDS)).isEmpty();
        }
    }

    @Test
    void whatIsNoXServerOrNoNameIsAnOrdinaryFailure() throws Exception {
        try (ServerSocket server = server()) {
            CompletableFuture<byte[]> shown = answering(server, new byte[] {1});

            assertThatThrownBy(() -> XDisplay.look("127.0.0.1:" + (server.getLocalPort() - 6000), List.of()))
                    .isInstanceOf(IOException.class);
            assertThat(shown.get(60, TimeUnit.SECONDS)).isEmpty();
        }
        assertThatThrownBy(() -> XDisplay.look("screen", List.of()))
                .isInstanceOf(IOException.class)
                .hasMessage("no display is called screen");
    }

    private static ServerSocket server() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static CompletableFuture<byte[]> answering(ServerSocket server, byte[] answer) {
        CompletableFuture<byte[]> shown = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try (Socket socket = server.accept()) {
                DataInputStream in = new DataInputStream(socket.getInputStream());
                assertThat(in.readUnsignedByte()).isEqualTo('B');
                in.skipNBytes(5);
                int scheme = in.readUnsignedShort();
                byte[] cookie = new byte[in.readUnsignedShort()];
                in.skipNBytes(2 + (scheme + 3) / 4 * 4);
                in.readFully(cookie);
                socket.getOutputStream().write(answer);
                shown.complete(cookie);
            } catch (IOException e) {
                shown.completeExceptionally(e);
            }
        });
        return shown;
    }

    private static byte[] authority(String number, byte[] cookie) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(256);
        for (byte[] part : List.of(
                "host".getBytes(StandardCharsets.US_ASCII),
                number.getBytes(StandardCharsets.US_ASCII),
                "MIT-MAGIC-COOKIE-1".getBytes(StandardCharsets.US_ASCII),
                cookie)) {
            out.writeShort(part.length);
            out.write(part);
        }
        return bytes.toByteArray();
    }

    private static byte[] accepted(int width, int height) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(body);
        out.write(new byte[16]);
        byte[] vendor = "Maker".getBytes(StandardCharsets.US_ASCII);
        out.writeShort(vendor.length);
        out.writeShort(65535);
        out.write(new byte[] {1, 2, 0, 0, 32, 32, 8, (byte) 255, 0, 0, 0, 0});
        out.write(vendor);
        out.write(new byte[3 + 2 * 8 + 20]);
        out.writeShort(width);
        out.writeShort(height);
        out.write(new byte[16]);
        return framed(1, 0, body.toByteArray());
    }

    private static byte[] refused(String reason) throws IOException {
        byte[] text = reason.getBytes(StandardCharsets.US_ASCII);
        return framed(0, text.length, java.util.Arrays.copyOf(text, (text.length + 3) / 4 * 4));
    }

    private static byte[] framed(int status, int reasonLength, byte[] body) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeByte(status);
        out.writeByte(reasonLength);
        out.writeShort(11);
        out.writeShort(0);
        out.writeShort(body.length / 4);
        out.write(body);
        return bytes.toByteArray();
    }
}
