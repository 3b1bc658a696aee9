// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.doorstep.device.runtime.CommandJournal;
import org.doorstep.device.runtime.Settlement;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.Evidence;
import org.junit.jupiter.api.Test;

class FileCommandJournalTest extends CommandJournalRules {
    @Override
    protected CommandJournal open(Path place) throws IOException {
        return FileCommandJournal.open(place.resolve("commands.journal"));
    }

    @Override
    protected void close(CommandJournal journal) throws IOException {
        ((FileCommandJournal) journal).close();
    }

    @Test
    void aFileTornAtAnyByteHoldsWhatWasWholeAndGoesOn() throws Exception {
        Path file = folder().resolve("commands.journal");
        var id = new CommandId("receipt/7/1");
        try (var journal = FileCommandJournal.open(file)) {
            journal.admit(id, new DeviceId("slip"), "print a receipt");
            journal.effectBegins(id);
            journal.settle(id, Settlement.unknown(CoreFault.NO_ANSWER.code()));
            journal.settle(id, Settlement.done(Evidence.DEVICE, 1));
        }
        byte[] whole = Files.readAllBytes(file);
        for (int length = 0; length <= whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            try (var journal = FileCommandJournal.open(file)) {
                var next = new CommandId("receipt/8/1");
                journal.admit(next, new DeviceId("slip"), "print a receipt");
                assertThat(journal.find(next)).as("torn at %d", length).isPresent();
            }
            try (var journal = FileCommandJournal.open(file)) {
                long lines = new String(whole, 0, length, java.nio.charset.StandardCharsets.UTF_8)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
                assertThat(journal.find(id).isPresent())
                        .as("torn at %d", length)
                        .isEqualTo(lines > 0);
                assertThat(journal.open()).as("torn at %d", length).hasSize(lines == 1 || lines == 2 ? 2 : 1);
            }
        }
    }

    @Test
    void aFileThatIsNoJournalIsRefusedWithItsLine() throws Exception {
        Path file = folder().resolve("commands.journal");
        Files.writeString(file, "admit receipt/7/1 slip print\nsettle receipt/9/1 DONE DEVICE - 1 1\n");
        assertThatThrownBy(() -> FileCommandJournal.open(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("line 2")
                .hasMessageContaining("move the file aside");
    }
}
