// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import org.doorstep.device.runtime.DeviceRuntime;
import org.doorstep.settings.Problem;
import org.doorstep.settings.SettingsStore;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.terminal.journal.JournalException;
import org.doorstep.terminal.sync.EnrolmentClient;
import org.doorstep.terminal.sync.TerminalIdentity;
import org.doorstep.terminal.theme.Fonts;
import org.doorstep.wire.KeyFile;
import org.jspecify.annotations.Nullable;

/**
 * Starts the kiosk: {@code --settings FILE}. The last good settings are kept beside the file.
 *
 * <p>Exit codes: 2 wrong arguments or settings, 3 not enrolled, 4 keys, identity or journal cannot be opened.
 */
public final class TerminalMain {
    /** What the terminal calls itself to central. */
    public static final String SOFTWARE = "doorstep-terminal/0.1.0";

    private static final PrintStream ERR = new PrintStream(System.err, true, StandardCharsets.UTF_8);

    private TerminalMain() {}

    public static void main(String[] arguments) {
        if (arguments.length != 2 || !arguments[0].equals("--settings")) {
            refuse(2, "usage: --settings FILE");
        }
        // The toolkit comes up on one core while settings, keys and adapters are read on the other.
        Thread toolkit = Thread.ofPlatform().name("toolkit").start(() -> Platform.startup(() -> {}));
        Path file = Path.of(arguments[1]).toAbsolutePath();
        TerminalSettings settings = settings(file);
        try {
            KeyFile keys = KeyFile.open(settings.paths().state());
            Optional<TerminalIdentity> identity =
                    new EnrolmentClient(settings.paths().state(), keys, SOFTWARE).known();
            if (identity.isEmpty()) {
                refuse(
                        3,
                        "This terminal is not enrolled. Run: doorstep enrol --settings " + file + " --code CODE,"
                                + " with the code of a work order from central's console.");
            }
            Terminal terminal = new Terminal(settings, keys, identity.orElseThrow());
            Runtime.getRuntime().addShutdownHook(new Thread(terminal::close, "terminal-end"));
            toolkit.join();
            checkFonts(settings.theme().font());
            new FxHop().execute(terminal::show);
            terminal.start();
        } catch (IOException | JournalException e) {
            refuse(4, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The toolkit draws in whatever family it finds where the one asked for is missing, so that is looked at first. */
    private static void checkFonts(String family) {
        if (!Fonts.has(family)) {
            refuse(
                    2,
                    "theme.font: this machine has no font family \"" + family + "\". Install it (Debian package"
                            + " fonts-noto-cjk for \"" + Fonts.FAMILY + "\"), or name another as fc-list writes it.");
        }
        for (String rare : Fonts.missing()) {
            ERR.println("Names with rare characters will have boxes in them: there is no font family \"" + rare
                    + "\". Install the Debian package fonts-hanazono.");
        }
    }

    private static TerminalSettings settings(Path file) {
        Path folder = java.util.Objects.requireNonNull(file.getParent(), "an absolute path has a folder");
        return switch (new SettingsStore(folder).load(file, new DeviceFit(DeviceRuntime.installed()))) {
            case SettingsStore.InForce(TerminalSettings settings, List<Problem> notKept) -> {
                notKept.forEach(p -> ERR.println(p.text()));
                yield settings;
            }
            case SettingsStore.LastGood(TerminalSettings settings, List<Problem> refused) -> {
                refused.forEach(p -> ERR.println(p.text()));
                ERR.println("The last good settings stay in force.");
                yield settings;
            }
            case SettingsStore.Nothing(List<Problem> refused) -> {
                refused.forEach(p -> ERR.println(p.text()));
                throw refuse(2, "There are no settings to run with.");
            }
        };
    }

    /** Never returns; declared to, so that callers can say so. */
    private static RuntimeException refuse(int code, @Nullable String why) {
        ERR.println(why);
        System.exit(code);
        return new IllegalStateException();
    }
}
