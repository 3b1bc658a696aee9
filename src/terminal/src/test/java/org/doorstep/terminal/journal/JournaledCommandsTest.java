// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.doorstep.device.runtime.CommandEntry;
import org.doorstep.device.runtime.CommandJournal;
import org.doorstep.device.runtime.CommandJournal.Admission;
import org.doorstep.device.runtime.JournalFailedException;
import org.doorstep.device.runtime.Settlement;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournaledCommandsTest {
    private static final CommandId ID = new CommandId("00317/receipt/1/copy/1");
    private static final CommandId OTHER = new CommandId("00317/receipt/2/copy/1");
    private static final DeviceId RECEIPT = new DeviceId("receipt");
    private static final DeviceId SPARE = new DeviceId("receipt-2");
    private static final String KIND = "receipt.print";

    @TempDir
    Path folder;

    private Journal journal;
    private CommandJournal commands;

    @BeforeEach
    void open() {
        journal = Journals.open(folder);
        commands = journal.commands();
    }

    @AfterEach
    void close() {
        journal.close();
    }

    private void reopen() {
        close();
        open();
    }

    @Test
    void a_known_id_is_not_admitted_twice_also_after_a_restart() throws Exception {
        assertThat(commands.admit(ID, RECEIPT, KIND)).isEqualTo(new Admission.Fresh());
        reopen();
        var open = new CommandEntry(ID, RECEIPT, KIND, false, null);
        assertThat(commands.admit(ID, SPARE, KIND)).isEqualTo(new Admission.StillOpen(open));

        commands.effectBegins(ID);
        commands.effectBegins(ID);
        commands.settle(ID, Settlement.done(Evidence.DEVICE, 1));
        reopen();
        var done = new CommandEntry(ID, RECEIPT, KIND, true, Settlement.done(Evidence.DEVICE, 1));
        assertThat(commands.admit(ID, SPARE, KIND)).isEqualTo(new Admission.AlreadySettled(done));
        assertThat(commands.find(ID)).contains(done);
    }

    @Test
    void a_refused_command_may_be_admitted_again_even_for_another_device() throws Exception {
        commands.admit(ID, RECEIPT, KIND);
        commands.settle(ID, Settlement.refused(CoreFault.PAPER_OUT.code()));
        assertThat(commands.admit(ID, SPARE, KIND)).isEqualTo(new Admission.Fresh());
        assertThat(commands.find(ID)).contains(new CommandEntry(ID, SPARE, KIND, false, null));
    }

    @Test
    void unknown_can_become_an_answer_and_an_answer_nothing_else() throws Exception {
        commands.admit(ID, RECEIPT, KIND);
        commands.effectBegins(ID);
        commands.settle(ID, Settlement.unknown(CoreFault.NO_ANSWER.code()));
        assertThat(commands.open()).isEmpty();
        assertThat(journal.<List<CommandEntry>>transaction(tx -> tx.commands().unknown()))
                .extracting(CommandEntry::id)
                .containsExactly(ID);
        assertThat(commands.admit(ID, RECEIPT, KIND)).isInstanceOf(Admission.AlreadySettled.class);

        var partial = Settlement.partial(CoreFault.PAPER_JAM.code(), new Outcome.Reached(1, 2));
        commands.settle(ID, partial);
        commands.settle(ID, partial);
        assertThat(commands.find(ID).orElseThrow().settlement()).isEqualTo(partial);
        assertThatThrownBy(() -> commands.settle(ID, Settlement.done(Evidence.SENSOR, 2)))
                .isInstanceOf(IllegalStateException.class);
        assertThat(journal.<List<CommandEntry>>transaction(tx -> tx.commands().unknown()))
                .isEmpty();
    }

    @Test
    void open_commands_come_in_the_order_they_were_admitted() throws Exception {
        commands.admit(OTHER, RECEIPT, KIND);
        commands.admit(ID, RECEIPT, KIND);
        commands.effectBegins(OTHER);
        assertThat(commands.open()).extracting(CommandEntry::id).containsExactly(OTHER, ID);
        assertThat(commands.open()).extracting(CommandEntry::begun).containsExactly(true, false);
    }

    @Test
    void steps_out_of_turn_are_refused() throws Exception {
        assertThat(commands.find(ID)).isEmpty();
        assertThatThrownBy(() -> commands.effectBegins(ID)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> commands.settle(ID, Settlement.done(Evidence.DEVICE, 1)))
                .isInstanceOf(IllegalStateException.class);
        commands.admit(ID, RECEIPT, KIND);
        commands.settle(ID, Settlement.refused(CoreFault.CANCELLED.code()));
        assertThatThrownBy(() -> commands.effectBegins(ID)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void a_journal_that_cannot_keep_a_command_says_so_to_the_runtime() {
        journal.close();
        assertThatThrownBy(() -> commands.admit(ID, RECEIPT, KIND))
                .isInstanceOf(JournalFailedException.class)
                .hasMessageContaining(journal.file().toString());
    }
}
