// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.doorstep.terminal.app.TerminalMain;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The kiosk as it is, with a driver's thread beside it that plays the journey on its window. */
@Command(name = "driven-terminal", description = "Plays the journey on the kiosk's window.")
public final class DrivenTerminal implements Callable<Integer> {
    @Option(names = "--settings", required = true)
    private Path settings = Path.of("");

    @Option(names = "--out", required = true)
    private Path out = Path.of("");

    @Option(names = "--control", required = true, description = "control port of the simulated devices")
    private int control;

    @Option(names = "--central", required = true, description = "address of central's pages")
    private URI central = URI.create("");

    @Option(names = "--home", required = true, description = "folder of the demo's state")
    private Path home = Path.of("");

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new DrivenTerminal()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        TerminalMain.main(new String[] {"--settings", settings.toString()});
        Path verdict = home.resolve("drive.txt");
        JourneyLog log = new JourneyLog();
        try {
            Journey journey = new Journey(
                    new Hand(),
                    log,
                    new Outcomes(home.resolve("terminal").resolve("journal.db")),
                    control,
                    central,
                    out);
            journey.play();
            log.write(out.resolve("journey.json"));
            int left = Remains.of(home.resolve("searched-for")).count(home);
            if (left != 0) {
                throw new DriveException("the heap holds the resident's id number " + left + " times after the session");
            }
            journey.collect(home.resolve("devices"));
            Files.writeString(
                    verdict, "The journey went as it should: " + log.entries().size() + " actions, see " + out + "\n");
            return 0;
        } catch (DriveException e) {
            log.write(out.resolve("journey.json"));
            Files.writeString(verdict, "Something differs from what it should be: " + e.getMessage() + "\n");
            e.printStackTrace(System.err);
            return 1;
        }
    }
}
