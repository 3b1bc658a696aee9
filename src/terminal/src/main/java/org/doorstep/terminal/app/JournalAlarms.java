// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Optional;
import org.doorstep.contract.Lanes;
import org.doorstep.terminal.journal.Finding;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.Opened;

/** Reports to the log and to the centre what was not as it should be when the journal was opened. */
final class JournalAlarms {
    private static final Logger LOG = System.getLogger(JournalAlarms.class.getName());
    private static final String REPLACED = "JOURNAL_REPLACED";

    private JournalAlarms() {}

    static void tell(Opened opened) {
        Journal journal = opened.journal();
        for (Finding finding : opened.findings()) {
            LOG.log(Level.WARNING, "journal: {0}", finding);
            alarm(finding)
                    .ifPresent(alarm ->
                            journal.transaction(tx -> tx.outbox().queue(Lanes.Lane.P2, Lanes.Kind.ALARM, alarm)));
        }
    }

    /** A second copy that cannot be written is told by who watches it; a power cut stands in the audit chain. */
    private static Optional<Lanes.Alarm> alarm(Finding finding) {
        return switch (finding) {
            case Finding.JournalBroken(Path ignored, Path aside, String why) ->
                of(REPLACED, "broken (" + why + "); it lies aside as " + aside.getFileName());
            case Finding.JournalMissing ignored -> of(REPLACED, "missing");
            case Finding.JournalOlder ignored -> of(REPLACED, "older than its copy");
            case Finding.CopyBroken(Path ignored, Path aside, String why) ->
                of("JOURNAL_COPY_BROKEN", why + "; it lies aside as " + aside.getFileName());
            case Finding.Continued ignored -> Optional.empty();
            case Finding.CopyUnavailable ignored -> Optional.empty();
            case Finding.AbnormalShutdown ignored -> Optional.empty();
        };
    }

    private static Optional<Lanes.Alarm> of(String code, String detail) {
        return Optional.of(new Lanes.Alarm(code, "", detail.substring(0, Math.min(detail.length(), 500))));
    }
}
