// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.doorstep.terminal.app.TerminalMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The kiosk as it is, with a driver's thread beside it that plays on its window. */
@Command(name = "driven-terminal", description = "Plays on the kiosk's window.")
public final class DrivenTerminal implements Callable<Integer> {
    @Option(names = "--settings", required = true)
    private Path settings = Path.of("");

    @Option(names = "--out", required = true)
    private Path out = Path.of("");

    @Option(names = "--control", required = true, description = "control port of the simulated devices")
    private int control;

    @Option(names = "--stack", required = true, description = "port of what stops and starts central")
    private int stack;

    @Option(names = "--desk", required = true, description = "address of the desk's pages")
    private URI desk = URI.create("");

    @Option(names = "--central", required = true, description = "address of central's pages")
    private URI central = URI.create("");

    @Option(names = "--home", required = true, description = "folder of the demo's state")
    private Path home = Path.of("");

    @Option(names = "--play", defaultValue = "JOURNEY", description = "what is played: ${COMPLETION-CANDIDATES}")
    private Play play = Play.JOURNEY;

    @Option(names = "--catalog", required = true, description = "folder of the items that are published")
    private Path catalog = Path.of("");

    private static final int MOST_LOOKS = 4;

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DrivenTerminal()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        TerminalMain.main(new String[] {"--settings", settings.toString()});
        Path verdict = home.resolve("drive.txt");
        JourneyLog log = new JourneyLog();
        Steps steps = new Steps(
                new Hand(),
                log,
                new Outcomes(home.resolve("terminal").resolve("journal.db")),
                control,
                stack,
                central,
                out);
        try {
            switch (play) {
                case JOURNEY -> journeys(steps);
                case TROUBLES -> {
                    try (Admin admin = Admin.login(central, home.resolve("central"))) {
                        new Troubles(steps, home, catalog, admin).play();
                    }
                }
                case WAITING -> {
                    try (Admin admin = Admin.login(central, home.resolve("central"))) {
                        new Waiting(steps, admin).play();
                    }
                }
            }
            Files.writeString(
                    verdict, "All went as it should: " + log.entries().size() + " actions, see " + out + "\n");
            return 0;
        } catch (DriveException e) {
            Files.writeString(verdict, "Something differs from what it should be: " + e.getMessage() + "\n");
            e.printStackTrace(System.err);
            steps.lastLook();
            return 1;
        } finally {
            log.write(out.resolve("journey.json"));
        }
    }

    private void journeys(Steps steps) throws DriveException, IOException, InterruptedException {
        Journey printing = new Journey(steps);
        printing.play();
        nothingLeft(Remains.printing(home));
        printing.collect(home.resolve("devices"));
        CentralBooks books = new CentralBooks(home);
        Declaring declaring = new Declaring(steps, books);
        declaring.play();
        declaring.askBySlip();
        JsonNode arrived = declaring.arrive();
        try (Official official = Official.login(desk, home.resolve("desk"))) {
            new Following(steps, books, official, declaring.slip())
                    .play(arrived.path("number").asText());
        }
        nothingLeft(Remains.declaring(home));
        printing.keepPapers(home.resolve("devices"));
        books.keep(out);
    }

    /** An effect may still be ending when attract comes up, so it is looked more than once. */
    private void nothingLeft(Path searched) throws DriveException, IOException, InterruptedException {
        Remains remains = Remains.of(searched);
        int left = remains.count(home);
        for (int look = 1; left != 0 && look < MOST_LOOKS; look++) {
            left = remains.count(home);
        }
        if (left != 0) {
            throw new DriveException("the heap holds a resident's id number " + left + " times after the session");
        }
    }
}
