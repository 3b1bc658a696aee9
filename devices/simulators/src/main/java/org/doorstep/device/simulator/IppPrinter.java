// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * An IPP Everywhere printer: the real {@code ippeveprinter} of Debian's {@code cups-ipp-utils}, with a tray, supplies
 * and faults that can be commanded. Safe for use by several threads.
 *
 * <p>While idle its tray is set through its own web form; while a job prints, a command script stands for the
 * mechanism and looks before each page whether there is paper. A job that is cancelled while it waits for paper ends
 * without printing further. Memory of jobs is lost with the power.
 */
public final class IppPrinter implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(60);

    private final Mechanism mechanism;
    private final int port;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private @Nullable Process process;
    private boolean paper = true;
    private boolean pdf = true;
    private int toner = 75;
    private int waste = 25;
    private int starts;

    private IppPrinter(Path folder, int port) throws IOException {
        mechanism = new Mechanism(folder);
        this.port = port;
    }

    /**
     * Starts a printer with A4 in its tray, listening on this machine.
     *
     * @param folder where it keeps documents and is controlled from; made when missing
     * @param port the TCP port, 0 for a free one
     * @throws IOException when a program is missing or it does not come up; the message names the remedy
     */
    public static IppPrinter start(Path folder, int port) throws IOException, InterruptedException {
        IppPrinter printer = new IppPrinter(folder, port == 0 ? FreePort.find() : port);
        printer.powerOn();
        return printer;
    }

    /** Where hosts print: {@code ipp://localhost:port/ipp/print}. */
    public URI uri() {
        return URI.create("ipp://localhost:" + port + "/ipp/print");
    }

    /** The same printer over TLS, with a certificate that it signed itself. */
    public URI secureUri() {
        return URI.create("ipps://localhost:" + port + "/ipp/print");
    }

    /** Its certificate as PEM, made at the first TLS connection and kept when the power goes. */
    public Path certificate() {
        return mechanism.folder().resolve("keys").resolve("localhost.crt");
    }

    public int port() {
        return port;
    }

    /** Documents that were printed to the last page, in that order. */
    public synchronized List<Path> documents() throws IOException {
        return mechanism.documents();
    }

    /** Documents that were received, whether printed or not. */
    public synchronized List<Path> received() throws IOException {
        return mechanism.received();
    }

    /** Pages that came out, over all jobs. */
    public synchronized int pages() throws IOException {
        return mechanism.pages();
    }

    /** Empties the tray; a job on its way stops before its next page. */
    public synchronized void paperOut() throws IOException, InterruptedException {
        paper = false;
        mechanism.tell("paper-out", "");
        applyTray();
    }

    /** Empties the tray after {@code pages} further pages, in the midst of a job. */
    public synchronized void paperEndsAfter(int pages) throws IOException {
        mechanism.tell("paper-lasts", Integer.toString(pages));
    }

    /** Fills the tray; a job that waits for paper goes on. */
    public synchronized void refill() throws IOException, InterruptedException {
        paper = true;
        mechanism.untell("paper-lasts");
        mechanism.untell("paper-out");
        applyTray();
    }

    /** Jams at the next page: that job is aborted, and the jam stays until {@link #clearJam}. */
    public synchronized void jamNext() throws IOException {
        mechanism.tell("jam", "");
    }

    /** Takes the sheet out; as with many printers that takes switching it off and on. */
    public synchronized void clearJam() throws IOException, InterruptedException {
        mechanism.untell("jam");
        powerOff();
        powerOn();
    }

    /** Why a printer stands still in the middle of a job; only what ippeveprinter knows a word for. */
    public enum Stop {
        COVER_OPEN("cover-open"),
        TRAY_OUT("input-tray-missing"),
        WASTE_FULL("marker-waste-full"),
        PAUSED("paused");

        private final String reason;

        Stop(String reason) {
            this.reason = reason;
        }
    }

    /** Stands still before the next page, saying why, until {@link #goOn}. */
    public synchronized void standStill(Stop why) throws IOException {
        mechanism.tell("stands", why.reason);
    }

    /** A job that stood still goes on. Idempotent. */
    public synchronized void goOn() throws IOException {
        mechanism.untell("stands");
    }

    /** How a document ends before its time although nothing is wrong with the printer. */
    public enum Ending {
        /** The printer gives it up and says no reason. */
        ABORT,
        /** Somebody cancels it at the panel. */
        CANCEL;

        private String order() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The next document ends before its next page. */
    public synchronized void endNext(Ending how) throws IOException {
        mechanism.tell("ends", how.order());
    }

    /** The next document is printed to its end. Idempotent. */
    public synchronized void endNever() throws IOException {
        mechanism.untell("ends");
    }

    /** Whether the next document will end so. */
    public synchronized boolean ends(Ending how) {
        try {
            return mechanism.isTold("ends", how.order());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it takes PDF, as cheaper models do not; a printer that is on is switched off and on for it. */
    public synchronized void takesPdf(boolean takes) throws IOException, InterruptedException {
        if (pdf != takes) {
            pdf = takes;
            if (powered()) {
                powerOff();
                powerOn();
            }
        }
    }

    public synchronized boolean takesPdf() {
        return pdf;
    }

    /** Sets how full the waste toner is, in percent; above 95 it says so. */
    public synchronized void waste(int percent) throws IOException, InterruptedException {
        waste = percent;
        applySupplies();
    }

    /** Sets the black toner, in percent; 0 is empty, below 10 is low. */
    public synchronized void toner(int percent) throws IOException, InterruptedException {
        toner = percent;
        applySupplies();
    }

    /** Lets each page take {@code time}; zero for as fast as it goes. */
    public synchronized void pageTakes(Duration time) throws IOException {
        if (time.isZero()) {
            mechanism.untell("slow");
        } else {
            mechanism.tell("slow", Double.toString(time.toMillis() / 1000.0));
        }
    }

    /** Takes the power, in the midst of a page if need be. Idempotent. */
    public synchronized void powerOff() {
        if (process != null) {
            Children.end(process);
            process = null;
        }
    }

    /** Gives the power and waits until the printer answers. Idempotent. */
    public synchronized void powerOn() throws IOException, InterruptedException {
        if (process != null && process.isAlive()) {
            return;
        }
        SystemBus.ensure();
        Path folder = mechanism.folder();
        Path spool = Files.createDirectories(folder.resolve("spool-" + ++starts));
        Path keys = Files.createDirectories(folder.resolve("keys"));
        Path log = folder.resolve("ippeveprinter.log");
        ProcessBuilder builder = new ProcessBuilder(
                        "ippeveprinter",
                        "-p",
                        Integer.toString(port),
                        "-r",
                        "off",
                        "-k",
                        "-K",
                        keys.toString(),
                        "-d",
                        spool.toString(),
                        "-n",
                        "localhost",
                        "-f",
                        (pdf ? "application/pdf," : "") + "image/pwg-raster,image/jpeg",
                        "-c",
                        mechanism.script().toString(),
                        "Doorstep")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().put("DOORSTEP_PRINTER", folder.toString());
        Process started;
        try {
            started = builder.start();
        } catch (IOException e) {
            throw new IOException("Cannot start ippeveprinter: install the Debian package cups-ipp-utils.", e);
        }
        process = started;
        awaitAnswer(started, log);
        applyTray();
        applySupplies();
    }

    public synchronized boolean powered() {
        return process != null && process.isAlive();
    }

    public synchronized boolean hasPaper() {
        return paper && !mechanism.isTold("paper-out");
    }

    @Override
    public void close() {
        powerOff();
        http.close();
    }

    private void awaitAnswer(Process started, Path log) throws IOException, InterruptedException {
        long limit = System.nanoTime() + START.toNanos();
        while (true) {
            try {
                get("/");
                if (started.isAlive()) {
                    return;
                }
                throw new IOException("another program answers on port " + port);
            } catch (IOException notYet) {
                if (started.waitFor(50, TimeUnit.MILLISECONDS) || System.nanoTime() - limit > 0) {
                    powerOff();
                    throw new IOException(
                            "ippeveprinter does not answer on port " + port + ": is the port taken? It says in " + log,
                            notYet);
                }
            }
        }
    }

    private void applyTray() throws IOException, InterruptedException {
        if (powered()) {
            // Empty sizes or types would make the tray vanish for good (ippeveprinter 2.4.2).
            get("/media?size1=iso_a4_210x297mm&type1=stationery&level1=" + (paper ? 250 : 0)
                    + "&size3=iso_dl_110x220mm&type3=envelope&level3=25");
        }
    }

    private void applySupplies() throws IOException, InterruptedException {
        if (powered()) {
            get("/supplies?supply0=" + waste + "&supply1=" + toner);
        }
    }

    private void get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .build();
        int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status != 200) {
            throw new IOException("ippeveprinter answered " + status + " to its own form " + path);
        }
    }
}
