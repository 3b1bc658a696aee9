// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.nio.file.Path;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.terminal.journal.JournalOptions;
import org.doorstep.terminal.journal.Signer;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.Suites;

/** Where the settings put the journal, for the kiosk and for those who open its journal while it does not run. */
public final class JournalFiles {
    private JournalFiles() {}

    /** The journal itself. */
    public static Path journal(TerminalSettings.Paths paths) {
        return paths.state().resolve("journal.db");
    }

    /**
     * How it is opened.
     *
     * @param keys this terminal's
     * @param software who opens it, as the audit chain will say
     */
    public static JournalOptions options(TerminalSettings.Paths paths, KeyFile keys, String software) {
        return JournalOptions.of(
                journal(paths),
                paths.journalCopy().resolve("journal-copy.db"),
                new Signer(Suites.current(), keys.signing().privateKey()),
                software);
    }
}
