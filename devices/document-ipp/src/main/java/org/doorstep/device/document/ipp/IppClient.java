// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.Operation;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.jspecify.annotations.Nullable;

/** IPP requests over HTTP. Used by one thread at a time. */
final class IppClient implements AutoCloseable {
    private static final String USER = "doorstep";
    private static final int IPP_1_1 = 0x0101;
    private static final int SUCCESS_BELOW = 0x0100;
    private static final int NOT_AUTHENTICATED = 0x0402;
    private static final int FORMAT_NOT_SUPPORTED = 0x040A;
    private static final int NOT_SUPPORTED = 0x040B;
    private static final int SERVICE_UNAVAILABLE = 0x0502;
    private static final int DEFAULT_PORT = 631;
    /** No answer is near this; a printer that never ends one must not fill the memory. */
    private static final long LONGEST_ANSWER = 4 << 20;

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

    /** What came back is no answer to what was asked. */
    static final class MalformedException extends IOException {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        MalformedException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** A client of a printer whose certificate, if it has one, is known to the system. */
    IppClient(URI printer, Ticker ticker, Patience patience) {
        this(printer, Optional.empty(), ticker, patience);
    }

    /**
     * A client of one printer.
     *
     * @param printer {@code ipp} or {@code ipps}
     * @param tls how to know the printer of an {@code ipps} address; empty for the system's own way
     */
    IppClient(URI printer, Optional<SSLContext> tls, Ticker ticker, Patience patience) {
        this.printer = printer;
        this.ticker = ticker;
        this.patience = patience;
        HttpClient.Builder builder =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(patience.connect());
        tls.ifPresent(builder::sslContext);
        client = builder.build();
        String scheme = "ipps".equals(printer.getScheme()) ? "https" : "http";
        int port = printer.getPort() < 0 ? DEFAULT_PORT : printer.getPort();
        String path = printer.getRawPath().isEmpty() ? "/" : printer.getRawPath();
        http = URI.create(scheme + "://" + printer.getHost() + ":" + port + path);
    }

    /** The printer's address as it was given. */
    URI address() {
        return printer;
    }

    /** When the last request had left, on the ticker. */
    long lastByteOut() {
        return lastByteOut;
    }

    PrinterView printer(Deadline by) throws IOException, InterruptedException {
        IppPacket answer = send(IppPacket.getPrinterAttributes(printer), new byte[0], by);
        return PrinterView.of(group(answer, Tag.printerAttributes));
    }

    /**
     * Asks whether such a job would be taken.
     *
     * @throws RefusedException also where a printer would take it and print fewer copies
     */
    void validate(String name, int copies, boolean a4, Deadline by) throws IOException, InterruptedException {
        IppPacket answer = send(described(IppPacket.validateJob(printer), name, copies, a4), new byte[0], by);
        AttributeGroup ignored = answer.get(Tag.unsupportedAttributes);
        if (copies > 1 && ignored != null && ignored.get(Types.copies.getName()) != null) {
            throw new RefusedException(NOT_SUPPORTED, "that it would not make " + copies + " copies");
        }
    }

    /** Has the printer blink or beep, as it is set up to. */
    void identify(Deadline by) throws IOException, InterruptedException {
        IppPacket.Builder request = IppPacket.getPrinterAttributes(printer).setOperation(Operation.identifyPrinter);
        request.putOperationAttributes(Types.requestingUserName.of(USER));
        send(request, new byte[0], by);
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
                Types.jobImpressionsCompleted,
                Types.timeAtProcessing);
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
        List<JobView> jobs = new ArrayList<>(jobs("not-completed", by));
        jobs.addAll(jobs("completed", by));
        return jobs;
    }

    /** The jobs that the printer has before it, in no order. */
    List<JobView> waiting(Deadline by) throws IOException, InterruptedException {
        return jobs("not-completed", by);
    }

    /** The latest job of that name that the printer remembers. */
    Optional<JobView> named(String name, Deadline by) throws IOException, InterruptedException {
        return jobs(by).stream().filter(job -> job.name().equals(name)).max(Comparator.comparingInt(JobView::id));
    }

    private List<JobView> jobs(String which, Deadline by) throws IOException, InterruptedException {
        IppPacket.Builder request = IppPacket.getJobs(
                printer,
                Types.jobId,
                Types.jobName,
                Types.jobState,
                Types.jobStateReasons,
                Types.jobImpressionsCompleted,
                Types.timeAtProcessing);
        request.putOperationAttributes(Types.requestingUserName.of(USER), Types.whichJobs.of(which));
        return send(request, new byte[0], by).getAttributeGroups().stream()
                .filter(group -> Tag.jobAttributes.equals(group.getTag()))
                .map(JobView::of)
                .toList();
    }

    private static IppPacket.Builder described(IppPacket.Builder request, String name, int copies, boolean a4) {
        request.putOperationAttributes(
                Types.requestingUserName.of(USER), Types.jobName.of(name), Types.documentFormat.of("application/pdf"));
        if (copies > 1) {
            // Else a printer that makes no copies prints one and says that it is done (RFC 8011, section 4.2.1.1).
            request.putOperationAttributes(Types.ippAttributeFidelity.of(true));
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
            throw new MalformedException("it lacks its " + tag, null);
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
                throw httpRefused(response.statusCode());
            }
            return parse(response.body(), requests);
        } finally {
            lastByteOut = ticker.nanos();
        }
    }

    /**
     * The whole answer by the deadline. A request's own time-out ends with the answer's headers (JDK 25), and {@code
     * sendAsync} completes in the common pool, which has a single thread on two processors and may be in use.
     */
    private HttpResponse<byte[]> whole(HttpRequest post, Deadline by) throws IOException, InterruptedException {
        HttpResponse.BodyHandler<byte[]> limited =
                HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), LONGEST_ANSWER);
        FutureTask<HttpResponse<byte[]>> exchange = new FutureTask<>(() -> client.send(post, limited));
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

    /** RFC 8010, section 3.4.3: what is wrong below IPP is told by HTTP. */
    private static IOException httpRefused(int status) {
        return switch (status) {
            case 401, 403, 407, 426 -> new RefusedException(NOT_AUTHENTICATED, "HTTP status " + status);
            case 503 -> new RefusedException(SERVICE_UNAVAILABLE, "HTTP status " + status);
            default -> new MalformedException("HTTP status " + status, null);
        };
    }

    /** The answer in {@code body}; whatever the bytes are, nothing but an IOException comes of bad ones. */
    static IppPacket parse(byte[] body, int request) throws IOException {
        IppPacket answer;
        try (IppInputStream in = new IppInputStream(new ByteArrayInputStream(body))) {
            answer = in.readPacket();
        } catch (RuntimeException e) {
            throw new MalformedException("its bytes are out of order", e);
        } catch (IOException e) {
            throw new MalformedException("it ends too early", e);
        }
        if (answer.getRequestId() != request) {
            throw new MalformedException("it answers another request", null);
        }
        if (answer.getCode() >= SUCCESS_BELOW) {
            throw new RefusedException(reason(answer), "IPP status " + answer.getStatus());
        }
        return answer;
    }

    /** Printers name a format that they do not take among the attributes that they do not support, too (ippeveprinter). */
    private static int reason(IppPacket refusal) {
        AttributeGroup unsupported = refusal.get(Tag.unsupportedAttributes);
        return refusal.getCode() == NOT_SUPPORTED
                        && unsupported != null
                        && unsupported.get(Types.documentFormat.getName()) != null
                ? FORMAT_NOT_SUPPORTED
                : refusal.getCode();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
