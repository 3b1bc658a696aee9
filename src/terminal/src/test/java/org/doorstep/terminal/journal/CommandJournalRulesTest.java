// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.nio.file.Path;
import org.doorstep.device.conformance.CommandJournalRules;
import org.doorstep.device.runtime.CommandJournal;

class CommandJournalRulesTest extends CommandJournalRules {
    private Journal journal;

    @Override
    protected CommandJournal open(Path place) {
        journal = Journals.open(place);
        return journal.commands();
    }

    @Override
    protected void close(CommandJournal port) {
        journal.close();
    }
}
