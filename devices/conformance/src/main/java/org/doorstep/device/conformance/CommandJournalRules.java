// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.doorstep.device.runtime.CommandEntry;
import org.doorstep.device.runtime.CommandJournal;
import org.doorstep.device.runtime.CommandJournal.Admission;
import org.doorstep.device.runtime.Settlement;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Outcome;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every implementation of the {@link CommandJournal} port keeps. */
public abstract class CommandJournalRules {
    private static final CommandId ID = new CommandId("receipt/7/1");
    private static final DeviceId DEVICE = new DeviceId("slip");
    private static final String KIND = "receipt.print";

    private Path folder;

    protected CommandJournalRules() {}

    /** Takes the test's folder. */
    @BeforeEach
    public void liveIn(@TempDir Path place) {
        folder = place;
    }

    /** Where the journal of this test lives. */
    protected final Path folder() {
        return folder;
    }

    /** Opens the journal that lives in {@code place}, anew each time, as after a restart. */
    protected abstract CommandJournal open(Path place) throws Exception;

    /** Lets a journal go so that it can be opened again. */
    protected abstract void close(CommandJournal journal) throws Exception;

    private interface Use {
        void of(CommandJournal journal) throws Exception;
    }

    private void with(Use use) throws Exception {
        CommandJournal journal = open(folder);
        try {
            use.of(journal);
        } finally {
            close(journal);
        }
    }

    @Test
    public void anUnknownIdIsFreshThenStillOpenAndOutlivesARestart() throws Exception {
        var entry = new CommandEntry(ID, DEVICE, KIND, false, null);
        with(journal -> {
            assertThat(journal.find(ID)).isEmpty();
            assertThat(journal.admit(ID, DEVICE, KIND)).isEqualTo(new Admission.Fresh());
            assertThat(journal.admit(ID, DEVICE, KIND)).isEqualTo(new Admission.StillOpen(entry));
        });
        with(journal -> {
            assertThat(journal.open()).containsExactly(entry);
            assertThat(journal.admit(ID, DEVICE, KIND)).isEqualTo(new Admission.StillOpen(entry));
        });
    }

    @Test
    public void theBeginningOfAnEffectOutlivesARestart() throws Exception {
        with(journal -> {
            journal.admit(ID, DEVICE, KIND);
            journal.effectBegins(ID);
            journal.effectBegins(ID);
        });
        with(journal -> assertThat(journal.open()).containsExactly(new CommandEntry(ID, DEVICE, KIND, true, null)));
    }

    @Test
    public void anAnswerOutlivesARestartAndIsGivenInsteadOfAnAdmission() throws Exception {
        var answers = List.of(
                Settlement.done(Evidence.SENSOR, 3),
                Settlement.partial(CoreFault.PAPER_JAM.code(), new Outcome.Reached(1, 2)),
                Settlement.unknown(CoreFault.NO_ANSWER.code()));
        for (Settlement answer : answers) {
            var id = new CommandId("receipt/" + answer.kind() + "/1");
            with(journal -> {
                journal.admit(id, DEVICE, KIND);
                journal.effectBegins(id);
                journal.settle(id, answer);
                journal.settle(id, answer);
            });
            with(journal -> {
                assertThat(journal.open()).isEmpty();
                assertThat(journal.admit(id, DEVICE, KIND))
                        .isEqualTo(new Admission.AlreadySettled(new CommandEntry(id, DEVICE, KIND, true, answer)));
            });
        }
    }

    @Test
    public void aRefusedIdIsFreshAgainAlsoForAnotherDevice() throws Exception {
        var other = new DeviceId("other");
        with(journal -> {
            journal.admit(ID, DEVICE, KIND);
            journal.effectBegins(ID);
            journal.settle(ID, Settlement.refused(CoreFault.PAPER_OUT.code()));
            assertThat(journal.admit(ID, other, KIND)).isEqualTo(new Admission.Fresh());
        });
        with(journal -> assertThat(journal.find(ID)).contains(new CommandEntry(ID, other, KIND, false, null)));
    }

    @Test
    public void anUnknownAnswerCanBeMadeCertainOnceAndACertainOneStands() throws Exception {
        with(journal -> {
            journal.admit(ID, DEVICE, KIND);
            journal.settle(ID, Settlement.unknown(CoreFault.NO_ANSWER.code()));
            journal.settle(ID, Settlement.done(Evidence.DEVICE, 1));
            assertThatThrownBy(() -> journal.settle(ID, Settlement.refused(CoreFault.PAPER_OUT.code())))
                    .isInstanceOf(IllegalStateException.class);
        });
        with(journal ->
                assertThat(journal.find(ID).orElseThrow().settlement()).isEqualTo(Settlement.done(Evidence.DEVICE, 1)));
    }

    @Test
    public void whatWasNotAdmittedCannotBeginOrBeSettledNorWhatIsSettledBegin() throws Exception {
        with(journal -> {
            assertThatThrownBy(() -> journal.effectBegins(ID)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> journal.settle(ID, Settlement.done(Evidence.DEVICE, 1)))
                    .isInstanceOf(IllegalStateException.class);
            journal.admit(ID, DEVICE, KIND);
            journal.settle(ID, Settlement.done(Evidence.DEVICE, 1));
            assertThatThrownBy(() -> journal.effectBegins(ID)).isInstanceOf(IllegalStateException.class);
        });
    }

    @Test
    public void openEntriesComeInTheOrderTheyWereAdmitted() throws Exception {
        var ids = IntStream.rangeClosed(1, 5)
                .mapToObj(n -> new CommandId("receipt/" + n + "/1"))
                .toList();
        with(journal -> {
            for (CommandId id : ids) {
                journal.admit(id, DEVICE, KIND);
            }
            journal.settle(ids.get(2), Settlement.done(Evidence.DEVICE, 1));
        });
        with(journal -> assertThat(journal.open())
                .extracting(CommandEntry::id)
                .containsExactly(ids.get(0), ids.get(1), ids.get(3), ids.get(4)));
    }

    @Test
    public void ofManyThreadsThatAdmitOneIdExactlyOneIsFresh() throws Exception {
        with(journal -> {
            try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
                Callable<Admission> admit = () -> journal.admit(ID, DEVICE, KIND);
                var answers = threads.invokeAll(
                        IntStream.range(0, 32).mapToObj(_ -> admit).toList());
                int fresh = 0;
                for (var answer : answers) {
                    fresh += answer.get() instanceof Admission.Fresh ? 1 : 0;
                }
                assertThat(fresh).isEqualTo(1);
            }
        });
    }

    @Test
    public void anInterruptedThreadDoesNotBreakTheJournal() throws Exception {
        with(journal -> {
            Thread.currentThread().interrupt();
            journal.admit(ID, DEVICE, KIND);
            journal.effectBegins(ID);
            assertThat(Thread.interrupted()).as("the mark is kept").isTrue();
            journal.settle(ID, Settlement.done(Evidence.DEVICE, 1));
        });
    }
}
