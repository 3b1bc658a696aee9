// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.doorstep.desk.enrolment.EnrolmentFailed;
import org.doorstep.desk.enrolment.Registration;
import org.doorstep.desk.store.DeskStore;
import org.doorstep.wire.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command line of a desk. Answers in JSON lines on standard output; what went wrong, and the remedy, on standard error. */
@Command(
        name = "desk",
        description = "A department's desk of Doorstep.",
        mixinStandardHelpOptions = true,
        version = "desk " + DeskServer.SOFTWARE,
        subcommands = {DeskMain.Enrol.class, DeskMain.Serve.class, DeskMain.Account.class})
public final class DeskMain {
    private static final int FAILED = 1;

    private DeskMain() {}

    public static void main(String[] args) {
        System.exit(commands().execute(args));
    }

    static CommandLine commands() {
        return new CommandLine(new DeskMain()).setExecutionExceptionHandler((fault, command, parsed) -> {
            PrintWriter err = command.getErr();
            switch (fault) {
                case IOException e -> err.println(e.getMessage());
                case EnrolmentFailed e -> err.println(e.getMessage());
                case IllegalArgumentException e -> err.println(e.getMessage());
                default -> fault.printStackTrace(err);
            }
            err.flush();
            return FAILED;
        });
    }

    /** What every command is given: where a desk keeps what is its own. */
    abstract static class OnState implements Callable<Integer> {
        @Option(
                names = "--state",
                required = true,
                paramLabel = "DIR",
                description = "folder of keys, enrolment and store")
        private @Nullable Path state;

        @Spec
        private @Nullable CommandSpec spec;

        final Path folder() {
            return given(state, "--state");
        }

        final void print(Object line) {
            PrintWriter out = Objects.requireNonNull(spec, "picocli sets the spec")
                    .commandLine()
                    .getOut();
            out.println(Json.text(line));
            out.flush();
        }
    }

    /** What {@code enrol} prints. */
    record Enrolled(String enrolled, String name, String central) {}

    /** What {@code serve} prints when its pages answer. */
    record Ready(String ready, String desk, String web) {}

    @Command(
            name = "enrol",
            description = "Make this desk known to central with the code of a work order.",
            mixinStandardHelpOptions = true)
    static final class Enrol extends OnState {
        @Option(
                names = "--central",
                required = true,
                paramLabel = "URL",
                description = "where central listens for machines, https://host:port")
        private @Nullable URI central;

        @Option(
                names = "--code",
                required = true,
                paramLabel = "CODE",
                description = "of the work order; begins with DS1")
        private @Nullable String code;

        @Option(
                names = "--public-url",
                required = true,
                paramLabel = "URL",
                description = "where the public checks certificates, https://host")
        private @Nullable URI publicUrl;

        @Override
        public Integer call() throws Exception {
            Registration registration = DeskServer.enrol(
                    folder(), given(central, "--central"), given(code, "--code"), given(publicUrl, "--public-url"));
            print(new Enrolled(registration.id(), registration.name(), registration.central()));
            return 0;
        }
    }

    @Command(name = "serve", description = "Answer questions until stopped.", mixinStandardHelpOptions = true)
    static final class Serve extends OnState {
        @Option(
                names = "--web-port",
                defaultValue = "" + DeskOptions.DEFAULT_WEB_PORT,
                paramLabel = "PORT",
                description = "of the officials' pages at 127.0.0.1; 0 takes a free one (default ${DEFAULT-VALUE})")
        private int webPort;

        @Option(
                names = "--public-url",
                paramLabel = "URL",
                description = "where the public checks certificates, instead of what was given at enrolment")
        private @Nullable URI publicUrl;

        @Option(
                names = "--demo",
                description =
                        "make a first account with a random password, written to demo-login.txt in the state folder")
        private boolean demo;

        @Override
        public Integer call() throws Exception {
            DeskOptions.Mode mode = demo ? DeskOptions.Mode.DEMO : DeskOptions.Mode.OFFICE;
            CountDownLatch stop = new CountDownLatch(1);
            CountDownLatch stopped = new CountDownLatch(1);
            try (DeskServer desk = DeskServer.start(new DeskOptions(folder(), webPort, mode, publicUrl))) {
                Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(() -> {
                    stop.countDown();
                    awaitQuietly(stopped);
                }));
                print(new Ready("desk", desk.id(), desk.web().toString()));
                stop.await();
            } finally {
                stopped.countDown();
            }
            return 0;
        }

        private static void awaitQuietly(CountDownLatch latch) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Command(
            name = "account",
            description = "Make an official's account, or set its password anew; the password is asked for.",
            mixinStandardHelpOptions = true)
    static final class Account extends OnState {
        @Option(
                names = "--name",
                required = true,
                paramLabel = "NAME",
                description = "2 to 32 of a-z, 0-9, dot, dash and underscore")
        private @Nullable String name;

        @Override
        public Integer call() throws Exception {
            char[] password = password();
            try (DeskStore store = DeskStore.open(folder())) {
                store.accounts().set(given(name, "--name"), password);
            } finally {
                Arrays.fill(password, '\0');
            }
            return 0;
        }

        /** From the terminal without echo, or one line of standard input for scripts. */
        private static char[] password() throws IOException {
            Console console = Objects.requireNonNull(System.console(), "JDK 22 and newer always have one");
            if (console.isTerminal()) {
                char[] typed = console.readPassword("Password: ");
                return typed == null ? new char[0] : typed;
            }
            String line = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
            return line == null ? new char[0] : line.toCharArray();
        }
    }

    private static <T> T given(@Nullable T value, String option) {
        if (value == null) {
            throw new IllegalArgumentException("Give " + option + ".");
        }
        return value;
    }
}
