// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.doorstep.device.conformance.DeviceBookRules;
import org.doorstep.device.runtime.DeviceBook;
import org.doorstep.device.runtime.JournalFailedException;
import org.junit.jupiter.api.Test;

class DeviceBookRulesTest extends DeviceBookRules {
    private Journal journal;

    @Override
    protected DeviceBook open(Path place) {
        journal = Journals.open(place);
        return journal.devices();
    }

    @Override
    protected void close(DeviceBook port) {
        journal.close();
    }

    @Test
    void aJournalThatCannotKeepARecordSaysSoToTheRuntime() {
        DeviceBook book = open(folder());
        journal.close();
        assertThatThrownBy(() -> book.keep(List.of()))
                .isInstanceOf(JournalFailedException.class)
                .hasMessageContaining(journal.file().toString());
    }
}
