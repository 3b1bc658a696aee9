// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Printers that take a connection and then stall, drip or babble. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class HungPrinterTest {
    private static final Patience SHORT = new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60),
            2,
            Patience.USUAL.ending(),
            Patience.USUAL.witness());
    private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Type: application/ipp\r\n";

    /** What a printer does with a connection. */
    private interface Habit {
        void with(OutputStream out) throws IOException;
    }

    private static final class Hung implements AutoCloseable {
        private final ServerSocket server = new ServerSocket(0, 16, InetAddress.getLoopbackAddress());
        private final List<Socket> open = new ArrayList<>();

        Hung(Habit habit) throws IOException {
            Thread.ofVirtual().start(() -> {
                try {
                    while (true) {
                        Socket socket = server.accept();
                        synchronized (open) {
                            open.add(socket);
                        }
                        Thread.ofVirtual().start(() -> {
                            try {
                                habit.with(socket.getOutputStream());
                            } catch (IOException hostLeft) {
                                // As it should in the end.
                            }
                        });
                    }
                } catch (IOException closed) {
                    // The test is over.
                }
            });
        }

        URI uri() {
            return URI.create("ipp://localhost:" + server.getLocalPort() + "/ipp/print");
        }

        @Override
        public void close() throws IOException {
            server.close();
            synchronized (open) {
                for (Socket socket : open) {
                    socket.close();
                }
            }
        }
    }

    private static void assertNoAnswer(Habit habit) throws Exception {
        try (Hung printer = new Hung(habit);
                IppClient client = new IppClient(printer.uri(), Ticker.system(), SHORT)) {
            assertThatThrownBy(() -> client.printer(Deadline.in(Duration.ofMillis(500))))
                    .isInstanceOfSatisfying(
                            IOException.class,
                            e -> assertThat(CoreFault.NO_ANSWER.is(Failure.of(e)))
                                    .as("%s", e)
                                    .isTrue());
        }
    }

    @Test
    void a_printer_that_says_nothing_ends_the_question_by_its_deadline() throws Exception {
        assertNoAnswer(_ -> {});
    }

    @Test
    void a_printer_that_stalls_in_its_headers_ends_the_question_by_its_deadline() throws Exception {
        assertNoAnswer(out -> {
            out.write("HTTP/1.1 200 O".getBytes(US_ASCII));
            out.flush();
        });
    }

    @Test
    void a_printer_that_stalls_in_its_answer_ends_the_question_by_its_deadline() throws Exception {
        assertNoAnswer(out -> {
            out.write((HEAD + "Content-Length: 500\r\n\r\nsome").getBytes(US_ASCII));
            out.flush();
        });
    }

    @Test
    void a_printer_that_drips_without_end_ends_the_question_by_its_deadline() throws Exception {
        assertNoAnswer(out -> {
            out.write((HEAD + "Content-Length: 50000\r\n\r\n").getBytes(US_ASCII));
            for (int i = 0; i < 50_000; i++) {
                out.write(0);
                out.flush();
                java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
            }
        });
    }

    @Test
    void a_printer_that_babbles_without_end_does_not_fill_the_memory() throws Exception {
        try (Hung printer = new Hung(out -> {
                    out.write((HEAD + "\r\n").getBytes(US_ASCII));
                    byte[] babble = new byte[65_536];
                    while (true) {
                        out.write(babble);
                    }
                });
                IppClient client = new IppClient(printer.uri(), Ticker.system(), SHORT)) {
            assertThatThrownBy(() -> client.printer(Deadline.in(Duration.ofSeconds(100))))
                    .isInstanceOf(IOException.class)
                    .isNotInstanceOf(java.net.http.HttpTimeoutException.class);
        }
    }

    @Test
    void bytes_that_are_no_answer_are_a_bad_answer_and_nothing_else() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new IppOutputStream(out)
                .write(new IppPacket(
                        Status.successfulOk,
                        9,
                        AttributeGroup.groupOf(
                                Tag.operationAttributes,
                                Types.attributesCharset.of("utf-8"),
                                Types.attributesNaturalLanguage.of("en")),
                        AttributeGroup.groupOf(
                                Tag.printerAttributes,
                                Types.printerStateReasons.of("media-empty-warning", "media-needed"),
                                Types.printerSupply.of(new com.hp.jipp.encoding.KeyValues(
                                        "type", "toner", "level", "75", "maxcapacity", "100")),
                                Types.mediaSupported.of("iso_a4_210x297mm"),
                                Types.printerName.of("打印机"))));
        byte[] right = out.toByteArray();
        assertThat(IppClient.parse(right, 9).getRequestId()).isEqualTo(9);
        assertThatThrownBy(() -> IppClient.parse(right, 8)).isInstanceOf(IppClient.MalformedException.class);
        Random random = new Random(20260101);
        int understood = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] wrong = java.util.Arrays.copyOf(
                    right, random.nextInt(4) == 0 ? random.nextInt(right.length) : right.length);
            for (int turn = random.nextInt(4); turn >= 0 && wrong.length > 0; turn--) {
                wrong[random.nextInt(wrong.length)] = (byte) random.nextInt(256);
            }
            try {
                IppPacket answer = IppClient.parse(wrong, 9);
                AttributeGroup group = answer.get(Tag.printerAttributes);
                if (group != null) {
                    PrinterView.of(group);
                    understood++;
                }
            } catch (IOException e) {
                assertThat(Failure.of(e).detail()).isNotBlank();
            }
        }
        assertThat(understood).as("a turned bit in a value is still an answer").isPositive();
    }
}
