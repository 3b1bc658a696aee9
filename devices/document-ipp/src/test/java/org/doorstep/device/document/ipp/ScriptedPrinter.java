// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.IppInputStream;
import com.hp.jipp.encoding.IppOutputStream;
import com.hp.jipp.encoding.IppPacket;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Operation;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Status;
import com.hp.jipp.model.Types;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Executors;

/** A printer for what no real one can be brought to: it answers Print-Job as it is told, then prints at once. */
final class ScriptedPrinter implements AutoCloseable {
    private final HttpServer server;
    private final List<Operation> asked = new ArrayList<>();
    private final Deque<Status> toPrintJob = new ArrayDeque<>();
    private final List<Operation> able;
    private String taken = "";
    private JobState state = JobState.completed;
    private boolean silentOnPrintJob;
    private Status toValidate = Status.successfulOk;
    private boolean makesOneCopyOnly;

    ScriptedPrinter(List<Operation> able) throws IOException {
        this.able = List.copyOf(able);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    URI uri() {
        return URI.create("ipp://localhost:" + server.getAddress().getPort() + "/ipp/print");
    }

    /** Answers the next Print-Jobs so; those after them well. */
    synchronized void toPrintJob(Status... answers) {
        toPrintJob.addAll(List.of(answers));
    }

    synchronized void toValidate(Status answer) {
        toValidate = answer;
    }

    /** Makes one copy of whatever is asked for, and says so in the attributes that it did not heed. */
    synchronized void makesOneCopyOnly() {
        makesOneCopyOnly = true;
    }

    /** Takes the next Print-Job and never says so; the job is then in {@code as}. */
    synchronized void takeInSilence(JobState as) {
        silentOnPrintJob = true;
        state = as;
    }

    synchronized long asked(Operation operation) {
        return asked.stream().filter(operation::equals).count();
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            IppPacket request = new IppInputStream(exchange.getRequestBody()).readPacket();
            exchange.getRequestBody().readAllBytes();
            IppPacket answer = answer(request);
            if (answer == null) {
                return;
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            new IppOutputStream(out).write(answer);
            exchange.getResponseHeaders().add("Content-Type", "application/ipp");
            exchange.sendResponseHeaders(200, out.size());
            exchange.getResponseBody().write(out.toByteArray());
        }
    }

    private synchronized @org.jspecify.annotations.Nullable IppPacket answer(IppPacket request) {
        Operation operation = request.getOperation();
        asked.add(operation);
        int id = request.getRequestId();
        if (Operation.getPrinterAttributes.equals(operation)) {
            return with(
                    id,
                    AttributeGroup.groupOf(
                            Tag.printerAttributes,
                            Types.printerState.of(PrinterState.idle),
                            Types.printerStateReasons.of("none"),
                            Types.printerIsAcceptingJobs.of(true),
                            Types.operationsSupported.of(able)));
        }
        if (Operation.validateJob.equals(operation)) {
            return makesOneCopyOnly
                    ? new IppPacket(
                            Status.successfulOkIgnoredOrSubstitutedAttributes,
                            id,
                            AttributeGroup.groupOf(Tag.unsupportedAttributes, Types.copies.unsupported()))
                    : new IppPacket(toValidate, id);
        }
        if (Operation.printJob.equals(operation)) {
            Status status = toPrintJob.isEmpty() ? Status.successfulOk : toPrintJob.removeFirst();
            if (!Status.successfulOk.equals(status)) {
                return new IppPacket(status, id);
            }
            taken = String.valueOf(request.getString(Tag.operationAttributes, Types.jobName));
            return silentOnPrintJob ? null : with(id, job());
        }
        if (Operation.cancelJob.equals(operation)) {
            state = JobState.canceled;
            return new IppPacket(Status.successfulOk, id);
        }
        return taken.isEmpty() ? new IppPacket(Status.successfulOk, id) : with(id, job());
    }

    private AttributeGroup job() {
        return AttributeGroup.groupOf(
                Tag.jobAttributes,
                Types.jobId.of(1),
                Types.jobName.of(taken),
                Types.jobState.of(state),
                Types.jobImpressionsCompleted.of(JobState.completed.equals(state) ? 1 : 0));
    }

    private static IppPacket with(int id, AttributeGroup group) {
        return new IppPacket(Status.successfulOk, id, group);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
