// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.doorstep.device.conformance.FrameTrouble;

/**
 * Passes requests on as they come and answers one by one, each as the printer wrote it, and has happen to an answer what
 * a test wishes. Safe for threads.
 */
final class AnswerProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
    private final int printer;
    private final List<Socket> open = new ArrayList<>();
    private final List<Integer> lengths = new ArrayList<>();
    private final List<FrameTrouble> troubles = new ArrayList<>();
    private boolean closed;

    AnswerProxy(int printer) throws IOException {
        this.printer = printer;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    synchronized List<Integer> lengths() {
        return List.copyOf(lengths);
    }

    /** Answers never overtake each other or come in one piece: a client asks again only when it has its answer. */
    synchronized boolean meddle(FrameTrouble trouble) {
        if (trouble instanceof FrameTrouble.BehindNext || trouble instanceof FrameTrouble.WithNext) {
            return false;
        }
        return troubles.add(trouble);
    }

    synchronized void calm() {
        troubles.clear();
    }

    private void accept() {
        try {
            while (true) {
                Socket host = server.accept();
                Socket far = new Socket(InetAddress.getByName("localhost"), printer);
                host.setTcpNoDelay(true);
                far.setTcpNoDelay(true);
                synchronized (this) {
                    open.add(host);
                    open.add(far);
                }
                Thread.ofVirtual().start(() -> requests(host, far));
                Thread.ofVirtual().start(() -> answers(far, host));
            }
        } catch (IOException e) {
            close();
        }
    }

    private void requests(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // One end hung up: the other is closed with it.
        } finally {
            forget(from, to);
        }
    }

    private void answers(Socket from, Socket to) {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            for (byte[] answer = answer(in); answer.length > 0; answer = answer(in)) {
                send(answer, to.getOutputStream());
            }
        } catch (IOException e) {
            // One end hung up: the other is closed with it.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            forget(from, to);
        }
    }

    private synchronized void forget(Socket one, Socket other) {
        open.remove(one);
        open.remove(other);
    }

    /** One whole answer with its head; what there was of it when the printer hung up. */
    private static byte[] answer(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        String head = line(in, all, "\r\n\r\n").toLowerCase(Locale.ROOT);
        if (head.contains("\r\ntransfer-encoding: chunked")) {
            int size = 1;
            while (size > 0) {
                String line = line(in, all, "\r\n").strip();
                size = line.isEmpty() ? 0 : Integer.parseInt(line, 16);
                all.writeBytes(in.readNBytes(size + 2));
            }
        } else if (head.contains("\r\ncontent-length: ")) {
            String value = head.substring(head.indexOf("\r\ncontent-length: ") + 18);
            all.writeBytes(in.readNBytes(
                    Integer.parseInt(value.substring(0, value.indexOf('\r')).strip())));
        }
        return all.toByteArray();
    }

    private static String line(InputStream in, ByteArrayOutputStream all, String end) throws IOException {
        var line = new StringBuilder();
        while (!line.toString().endsWith(end)) {
            int b = in.read();
            if (b < 0) {
                return "";
            }
            all.write(b);
            line.append((char) b);
        }
        return line.toString();
    }

    private void send(byte[] answer, OutputStream out) throws IOException, InterruptedException {
        List<FrameTrouble> happen;
        synchronized (this) {
            long number = lengths.size();
            lengths.add(answer.length);
            happen = troubles.stream().filter(t -> t.concerns(number)).toList();
        }
        byte[] bytes = answer;
        for (FrameTrouble trouble : happen) {
            switch (trouble) {
                case FrameTrouble.NoiseBefore(var _, byte[] noise) -> out.write(noise);
                case FrameTrouble.NoiseBehind(var _, byte[] noise) -> {
                    bytes = Arrays.copyOf(answer, answer.length + noise.length);
                    System.arraycopy(noise, 0, bytes, answer.length, noise.length);
                }
                case FrameTrouble.CutShort(var _, int length) -> bytes = Arrays.copyOf(answer, length);
                case FrameTrouble.Twice _ -> out.write(answer);
                case FrameTrouble.Late(var _, Duration by) -> pause(by);
                case FrameTrouble.Drip(var _, Duration perByte) -> {
                    for (byte one : bytes) {
                        pause(perByte);
                        out.write(one);
                        out.flush();
                    }
                    return;
                }
                case FrameTrouble.BehindNext _, FrameTrouble.WithNext _ -> throw new IllegalStateException("not here");
            }
        }
        out.write(bytes);
        out.flush();
    }

    private synchronized void pause(Duration time) throws InterruptedException {
        long until = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0 && !closed; left = until - System.nanoTime()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("a socket of the proxy does not close", e);
        }
        open.clear();
    }
}
