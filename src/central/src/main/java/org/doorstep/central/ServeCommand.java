// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.doorstep.central.console.Logins;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code central serve}: runs until the process is told to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the server. When it listens, it writes one line of JSON to standard output.")
final class ServeCommand implements Callable<Integer> {
    private static final System.Logger LOG = System.getLogger(ServeCommand.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration HOLD = Duration.ofSeconds(55);
    private static final Duration DEADLINE = Duration.ofSeconds(20);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Option(
            names = "--state",
            required = true,
            paramLabel = "DIR",
            description = "Folder of keys, database and catalog; made at first start, never in a checkout.")
    @SuppressWarnings("NullAway.Init") // picocli sets it: required
    private Path state;

    @Option(names = "--host", defaultValue = "0.0.0.0", description = "Address for machines (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it: it has a default
    private String host;

    @Option(
            names = "--port",
            defaultValue = "8443",
            description = "Port for machines (${DEFAULT-VALUE}; 0: a free one).")
    private int port;

    @Option(names = "--web-host", defaultValue = "127.0.0.1", description = "Address for people (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it: it has a default
    private String webHost;

    @Option(
            names = "--web-port",
            defaultValue = "8080",
            description = "Port for people (${DEFAULT-VALUE}; 0: a free one).")
    private int webPort;

    @Option(
            names = "--public-url",
            paramLabel = "URL",
            description = "How people reach the console and the public pages, such as https://central.example.")
    private @Nullable URI publicUrl;

    @Option(
            names = "--second-factor",
            defaultValue = "OPTIONAL",
            description = "Whether accounts need a second factor: ${COMPLETION-CANDIDATES} (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it: it has a default
    private Logins.SecondFactor secondFactor;

    @Option(
            names = "--zone",
            defaultValue = "Asia/Shanghai",
            description = "Time zone of the console, of case numbers and of time limits (${DEFAULT-VALUE}).")
    @SuppressWarnings("NullAway.Init") // picocli sets it: it has a default
    private ZoneId zone;

    @Option(
            names = "--demo",
            description = "Show messages on a page instead of sending them, and have an account named demo.")
    private boolean demo;

    /** The line that scripts wait for. */
    record Ready(boolean ready, int port, int webPort, String console, String centralKey) {}

    @Override
    public Integer call() throws Exception {
        CentralOptions options = new CentralOptions(
                state,
                host,
                port,
                webHost,
                webPort,
                Optional.ofNullable(publicUrl),
                demo ? CentralOptions.Mode.DEMO : CentralOptions.Mode.SERVICE,
                secondFactor,
                zone,
                HOLD,
                DEADLINE,
                InstantSource.system());
        CountDownLatch ending = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        try (CentralServer server = CentralServer.start(options)) {
            server.demoAccount().ifPresent(this::tell);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(ending, closed)));
            spec.commandLine()
                    .getOut()
                    .println(Json.text(new Ready(
                            true,
                            server.port(),
                            server.webPort(),
                            server.publicUrl() + "/console",
                            Base64Url.encode(server.keyHash()))));
            ending.await();
        } finally {
            closed.countDown();
        }
        return 0;
    }

    private void tell(DemoAccount account) {
        spec.commandLine()
                .getErr()
                .println("Demo account without a second factor: " + account.name() + " / " + account.password());
    }

    private static void end(CountDownLatch ending, CountDownLatch closed) {
        ending.countDown();
        try {
            if (!closed.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                LOG.log(
                        System.Logger.Level.WARNING,
                        "The server did not close in time; its database will recover at the next start");
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
