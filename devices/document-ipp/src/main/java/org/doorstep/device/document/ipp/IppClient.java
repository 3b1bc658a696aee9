// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Types;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;

/** IPP requests over HTTP. Used by one thread at a time. */
final class IppClient implements AutoCloseable {
    private static final String USER = "doorstep";
    private static final int IPP_1_1 = 0x0101;
    private static final int SUCCESS_BELOW = 0x0100;
    private static final int DEFAULT_PORT = 631;

    private final URI printer;
    private final URI http;
    private final Ticker ticker;
    private final Patience patience;
    private final HttpClient client;
    private int requests;
    private long lastByteOut;

    /** The printer refused a request. */
    static final class RefusedException extends IOException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        private final int status;

        RefusedException(int status, String message) {
            super(message);
            this.status = status;
        }

        int status() {
            return status;
        }
    }

    /**
     * A client of one printer.
     *
     * @param printer {@code ipp} or {@code ipps}
     */
    IppClient(URI printer, Ticker ticker, Patience patience) {
        this.printer = printer;
        this.ticker = ticker;
        this.patience = patience;
        client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(patience.connect())
                .build();
        String scheme = "ipps".equals(printer.getScheme()) ? "https" : "http";
        int port = printer.getPort() < 0 ? DEFAULT_PORT : printer.getPort();
        String path = printer.getRawPath().isEmpty() ? "/" : printer.getRawPath();
        http = URI.create(scheme + "://" + printer.getHost() + ":" + port + path);
    }

    /** When the last request had left, on the ticker. */
    long lastByteOut() {
        return lastByteOut;
    }

    PrinterView printer(Deadline by) throws IOException, InterruptedException {
        IppPacket answer = send(IppPacket.getPrinterAttributes(printer), new byte[0], by);
        return PrinterView.of(group(answer, Tag.printerAttributes));
    }

    /** Asks whether such a job would be taken. */
    void validate(String name, int copies, boolean a4, Deadline by) throws IOException, InterruptedException {
        send(described(IppPacket.validateJob(printer), name, copies, a4), new byte[0], by);
    }

    /** Sends a document; answers the job it became. */
    JobView print(String name, byte[] pdf, int copies, boolean a4, Deadline by)
            throws IOException, InterruptedException {
        IppPacket answer = send(described(IppPacket.printJob(printer), name, copies, a4), pdf, by);
        return JobView.of(group(answer, Tag.jobAttributes));
    }

    JobView job(int id, Deadline by) throws IOException, InterruptedException {
        IppPacket.Builder request = IppPacket.getJobAttributes(
                printer,
                id,
                Types.jobId,
                Types.jobName,
                Types.jobState,
                Types.jobStateReasons,
                Types.jobImpressionsCompleted);
        request.putOperationAttributes(Types.requestingUserName.of(USER));
        return JobView.of(group(send(request, new byte[0], by), Tag.jobAttributes));
    }

    void cancel(int id, Deadline by) throws IOException, InterruptedException {
        IppPacket.Builder request = IppPacket.cancelJob(printer, id);
        request.putOperationAttributes(Types.requestingUserName.of(USER));
        send(request, new byte[0], by);
    }

    /** The jobs that the printer remembers, ended ones too. */
    List<JobView> jobs(Deadline by) throws IOException, InterruptedException {
        List<JobView> jobs = new ArrayList<>();
        for (String which : List.of("not-completed", "completed")) {
            IppPacket.Builder request = IppPacket.getJobs(
                    printer,
                    Types.jobId,
                    Types.jobName,
                    Types.jobState,
                    Types.jobStateReasons,
                    Types.jobImpressionsCompleted);
            request.putOperationAttributes(Types.requestingUserName.of(USER), Types.whichJobs.of(which));
            for (AttributeGroup group : send(request, new byte[0], by).getAttributeGroups()) {
                if (Tag.jobAttributes.equals(group.getTag())) {
                    jobs.add(JobView.of(group));
                }
            }
        }
        return jobs;
    }

    private static IppPacket.Builder described(IppPacket.Builder request, String name, int copies, boolean a4) {
        request.putOperationAttributes(
                Types.requestingUserName.of(USER), Types.jobName.of(name), Types.documentFormat.of("application/pdf"));
        if (copies > 1) {
            request.putJobAttributes(Types.copies.of(copies));
        }
        if (a4) {
            request.putJobAttributes(Types.media.of(PrinterView.A4));
        }
        return request;
    }

    private static AttributeGroup group(IppPacket packet, com.hp.jipp.encoding.DelimiterTag tag) throws IOException {
        AttributeGroup group = packet.get(tag);
        if (group == null) {
            throw new IOException("the printer's answer lacks its " + tag);
        }
        return group;
    }

    private IppPacket send(IppPacket.Builder request, byte[] document, Deadline by)
            throws IOException, InterruptedException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        try (IppOutputStream out = new IppOutputStream(head)) {
            out.write(request.setVersionNumber(IPP_1_1).setRequestId(++requests).build());
        }
        HttpRequest post = HttpRequest.newBuilder(http)
                .header("Content-Type", "application/ipp")
                .POST(HttpRequest.BodyPublishers.concat(
                        HttpRequest.BodyPublishers.ofByteArray(head.toByteArray()),
                        HttpRequest.BodyPublishers.ofByteArray(document)))
                .build();
        try {
            HttpResponse<byte[]> response = whole(post, by.atMost(patience.answer()));
            if (response.statusCode() != 200) {
                throw new IOException("HTTP status " + response.statusCode());
            }
            return parse(response.body());
        } finally {
            lastByteOut = ticker.nanos();
        }
    }

    /**
     * The whole answer by the deadline. A request's own time-out ends with the answer's headers (JDK 25), and {@code
     * sendAsync} completes in the common pool, which has a single thread on two processors and may be in use.
     */
    private HttpResponse<byte[]> whole(HttpRequest post, Deadline by) throws IOException, InterruptedException {
        FutureTask<HttpResponse<byte[]>> exchange =
                new FutureTask<>(() -> client.send(post, HttpResponse.BodyHandlers.ofByteArray()));
        Thread.ofVirtual().name("ipp " + printer.getHost()).start(exchange);
        try {
            return exchange.get(by.remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer in time");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw io;
            }
            throw new IOException("the request failed", e);
        } finally {
            exchange.cancel(true);
        }
    }

    private static IppPacket parse(byte[] body) throws IOException {
        IppPacket answer;
        try (IppInputStream in = new IppInputStream(new ByteArrayInputStream(body))) {
            answer = in.readPacket();
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IOException("the answer is no IPP", e);
        }
        if (answer.getCode() >= SUCCESS_BELOW) {
            throw new RefusedException(answer.getCode(), "IPP status " + answer.getStatus());
        }
        return answer;
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
