// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
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

    private final Path folder;
    private final Path control;
    private final int port;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private @Nullable Process process;
    private boolean paper = true;
    private int toner = 75;
    private int waste = 25;
    private int starts;

    private IppPrinter(Path folder, int port) throws IOException {
        this.folder = Files.createDirectories(folder).toAbsolutePath();
        this.port = port;
        control = Files.createDirectories(this.folder.resolve("control"));
        try (Stream<Path> left = Files.list(control)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
        Files.deleteIfExists(this.folder.resolve("printed"));
        copy("mechanism.sh", "rwxr-xr-x");
        copy("job.test", "rw-r--r--");
    }

    /**
     * Starts a printer with A4 in its tray, listening on this machine.
     *
     * @param folder where it keeps documents and is controlled from; made when missing
     * @param port the TCP port, 0 for a free one
     * @throws IOException when a program is missing or it does not come up; the message names the remedy
     */
    public static IppPrinter start(Path folder, int port) throws IOException, InterruptedException {
        int chosen = port;
        if (port == 0) {
            try (ServerSocket free = new ServerSocket(0)) {
                chosen = free.getLocalPort();
            }
        }
        IppPrinter printer = new IppPrinter(folder, chosen);
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
        return folder.resolve("keys").resolve("localhost.crt");
    }

    public int port() {
        return port;
    }

    /** Documents that were printed to the last page, in that order. */
    public synchronized List<Path> documents() throws IOException {
        Path log = folder.resolve("printed");
        return Files.exists(log)
                ? Files.readAllLines(log).stream().map(Path::of).toList()
                : List.of();
    }

    /** Documents that were received, whether printed or not. */
    public synchronized List<Path> received() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".pdf"))
                    .sorted()
                    .toList();
        }
    }

    /** Pages that came out, over all jobs. */
    public synchronized int pages() throws IOException {
        Path log = folder.resolve("pages");
        return Files.exists(log) ? Files.readAllLines(log).size() : 0;
    }

    /** Empties the tray; a job on its way stops before its next page. */
    public synchronized void paperOut() throws IOException, InterruptedException {
        paper = false;
        Files.writeString(control.resolve("paper-out"), "");
        applyTray();
    }

    /** Empties the tray after {@code pages} further pages, in the midst of a job. */
    public synchronized void paperEndsAfter(int pages) throws IOException {
        Files.writeString(control.resolve("paper-lasts"), Integer.toString(pages));
    }

    /** Fills the tray; a job that waits for paper goes on. */
    public synchronized void refill() throws IOException, InterruptedException {
        paper = true;
        Files.deleteIfExists(control.resolve("paper-lasts"));
        Files.deleteIfExists(control.resolve("paper-out"));
        applyTray();
    }

    /** Jams at the next page: that job is aborted, and the jam stays until {@link #clearJam}. */
    public synchronized void jamNext() throws IOException {
        Files.writeString(control.resolve("jam"), "");
    }

    /** Takes the sheet out; as with many printers that takes switching it off and on. */
    public synchronized void clearJam() throws IOException, InterruptedException {
        Files.deleteIfExists(control.resolve("jam"));
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
        Files.writeString(control.resolve("stands"), why.reason);
    }

    /** A job that stood still goes on. Idempotent. */
    public synchronized void goOn() throws IOException {
        Files.deleteIfExists(control.resolve("stands"));
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
        Path slow = control.resolve("slow");
        if (time.isZero()) {
            Files.deleteIfExists(slow);
        } else {
            Files.writeString(slow, Double.toString(time.toMillis() / 1000.0));
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
                        "application/pdf,image/pwg-raster,image/jpeg",
                        "-c",
                        folder.resolve("mechanism.sh").toString(),
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
        return paper && !Files.exists(control.resolve("paper-out"));
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
                return;
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

    private void copy(String resource, String permissions) throws IOException {
        Path target = folder.resolve(resource);
        try (InputStream in = IppPrinter.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException(resource + " is missing from the simulators' jar");
            }
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(permissions));
    }
}
