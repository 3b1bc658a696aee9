// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.doorstep.device.simulator.FreePort;

/**
 * A CUPS of its own: the real {@code cupsd} of Debian's {@code cups-daemon} with everything it writes in one folder and
 * one port on this machine; no service of the system is touched.
 */
final class CupsServer implements AutoCloseable {
    private static final long START_SECONDS = 60;

    private final Path folder;
    private final int port;
    private final Process process;

    private CupsServer(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    static CupsServer start() throws IOException, InterruptedException {
        // CUPS runs filters as another user where it runs as root, and that user must get at the folder.
        Path folder = Files.createTempDirectory(
                "doorstep-cups", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        int port = FreePort.find();
        Path etc = Files.createDirectories(folder.resolve("etc"));
        for (String name : List.of("spool", "cache", "state", "log", "tmp")) {
            Files.createDirectories(folder.resolve(name));
        }
        Path files = etc.resolve("cups-files.conf");
        Files.writeString(files, """
                ServerRoot %1$s/etc
                CacheDir %1$s/cache
                RequestRoot %1$s/spool
                StateDir %1$s/state
                TempDir %1$s/tmp
                ErrorLog %1$s/log/error_log
                AccessLog %1$s/log/access_log
                PageLog %1$s/log/page_log
                Sandboxing relaxed
                """.formatted(folder));
        Path settings = etc.resolve("cupsd.conf");
        Files.writeString(settings, """
                LogLevel info
                Listen 127.0.0.1:%d
                Browsing Off
                DefaultAuthType None
                WebInterface No
                IdleExitTimeout 0
                <Location />
                  Order allow,deny
                  Allow all
                </Location>
                <Policy default>
                  JobPrivateAccess all
                  JobPrivateValues none
                  SubscriptionPrivateAccess all
                  SubscriptionPrivateValues none
                  <Limit All>
                    Order allow,deny
                    Allow all
                  </Limit>
                </Policy>
                """.formatted(port));
        Process process;
        try {
            process = new ProcessBuilder("/usr/sbin/cupsd", "-f", "-c", settings.toString(), "-s", files.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log/output").toFile())
                    .start();
        } catch (IOException e) {
            throw new IOException(
                    "Cannot start cupsd: install the Debian packages cups, cups-client and cups-filters.", e);
        }
        CupsServer server = new CupsServer(folder, port, process);
        server.awaitAnswer();
        return server;
    }

    private void awaitAnswer() throws IOException, InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (true) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                if (process.waitFor(20, TimeUnit.MILLISECONDS) || System.nanoTime() - until > 0) {
                    throw new IOException("cupsd does not answer; it says in " + folder.resolve("log"), notYet);
                }
            }
        }
    }

    /** A queue in front of {@code printer}, driverless. */
    URI queue(String name, URI printer) throws IOException, InterruptedException {
        tool("lpadmin", "-p", name, "-E", "-v", printer.toString(), "-m", "everywhere");
        return URI.create("ipp://localhost:" + port + "/printers/" + name);
    }

    void stop(String name) throws IOException, InterruptedException {
        tool("cupsdisable", name);
    }

    void resume(String name) throws IOException, InterruptedException {
        tool("cupsenable", name);
    }

    void reject(String name) throws IOException, InterruptedException {
        tool("cupsreject", name);
    }

    void accept(String name) throws IOException, InterruptedException {
        tool("cupsaccept", name);
    }

    private void tool(String... command) throws IOException, InterruptedException {
        List<String> whole = new ArrayList<>(List.of(command));
        whole.addAll(1, List.of("-h", "127.0.0.1:" + port));
        Process tool = new ProcessBuilder(whole).redirectErrorStream(true).start();
        String said = new String(tool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        if (tool.waitFor() != 0) {
            throw new IOException(String.join(" ", whole) + ": " + said);
        }
    }

    @Override
    public void close() throws IOException {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                process.waitFor(20, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
