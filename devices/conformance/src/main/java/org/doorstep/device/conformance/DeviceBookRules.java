// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.doorstep.device.runtime.DeviceBook;
import org.doorstep.device.runtime.DeviceRecord;
import org.doorstep.device.runtime.Settlement;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.LinkIdentity;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every implementation of the {@link DeviceBook} port keeps. */
public abstract class DeviceBookRules {
    private static final Instant SINCE = Instant.parse("2026-03-01T08:00:00Z");
    private static final Instant LATER = Instant.parse("2026-03-02T09:30:15.250Z");
    private static final DeviceId SLIP = new DeviceId("slip");
    private static final DeviceId CARD = new DeviceId("idcard");

    private Path folder;

    protected DeviceBookRules() {}

    /** Takes the test's folder. */
    @BeforeEach
    public void liveIn(@TempDir Path place) {
        folder = place;
    }

    /** Where the book of this test lives. */
    protected final Path folder() {
        return folder;
    }

    /** Opens the book that lives in {@code place}, anew each time, as after a restart. */
    protected abstract DeviceBook open(Path place) throws Exception;

    /** Lets a book go so that it can be opened again. */
    protected abstract void close(DeviceBook book) throws Exception;

    private interface Use {
        void of(DeviceBook book) throws Exception;
    }

    private void with(Use use) throws Exception {
        DeviceBook book = open(folder);
        try {
            use.of(book);
        } finally {
            close(book);
        }
    }

    private static DeviceRecord full(long opens) {
        return new DeviceRecord(
                SLIP,
                SINCE,
                opens,
                4,
                Map.of(Settlement.Kind.DONE, 120L, Settlement.Kind.UNKNOWN, 1L),
                121,
                Map.of(
                        CoreFault.PAPER_OUT.code(), new DeviceRecord.Seen(SINCE, LATER, 3),
                        CoreFault.DISCONNECTED.code(), new DeviceRecord.Seen(LATER, LATER, 1)),
                Map.of("paper", new DeviceRecord.Load(79, 200, LATER)),
                new LinkIdentity("usb:1-1.4:1.0", 0x04b8, 0x0202, "X1", "Slip printer"));
    }

    @Test
    public void aNewBookIsEmptyAndKeepingNothingChangesNothing() throws Exception {
        with(book -> {
            assertThat(book.all()).isEmpty();
            book.keep(List.of());
            assertThat(book.all()).isEmpty();
        });
    }

    @Test
    public void aRecordOutlivesARestartWithAllItHolds() throws Exception {
        with(book -> book.keep(List.of(full(7))));
        with(book -> assertThat(book.all()).containsExactly(full(7)));
    }

    @Test
    public void aRecordOfWhichNothingIsKnownYetOutlivesARestart() throws Exception {
        var begun = DeviceRecord.begun(CARD, SINCE);
        with(book -> book.keep(List.of(begun)));
        with(book -> assertThat(book.all()).containsExactly(begun));
    }

    @Test
    public void aPortWithoutUsbIdentityIsKeptAsIt() throws Exception {
        var there = new LinkIdentity("/dev/ttyS0", null, null, null, "a port of this machine");
        var record = new DeviceRecord(CARD, SINCE, 1, 0, Map.of(), 0, Map.of(), Map.of(), there);
        with(book -> book.keep(List.of(record)));
        with(book -> assertThat(book.all()).containsExactly(record));
    }

    @Test
    public void aRecordReplacesTheOneBeforeWholeAndLeavesOthersAlone() throws Exception {
        var begun = DeviceRecord.begun(CARD, SINCE);
        with(book -> {
            book.keep(List.of(full(7), begun));
            book.keep(List.of(full(8)));
            assertThat(book.all()).containsExactlyInAnyOrder(full(8), begun);
        });
        with(book -> {
            var emptied = DeviceRecord.begun(SLIP, SINCE);
            book.keep(List.of(emptied));
            assertThat(book.all()).containsExactlyInAnyOrder(emptied, begun);
        });
    }

    @Test
    public void manyThreadsMayKeepAtOnceAndEachRecordIsWhole() throws Exception {
        with(book -> {
            try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
                var tasks = IntStream.range(0, 16)
                        .mapToObj(n -> (Callable<Integer>) () -> {
                            book.keep(List.of(full(n)));
                            return n;
                        })
                        .toList();
                for (var task : threads.invokeAll(tasks)) {
                    task.get();
                }
            }
            assertThat(book.all())
                    .singleElement()
                    .satisfies(record -> assertThat(record).isEqualTo(full(record.opens())));
        });
    }

    @Test
    public void anInterruptedThreadDoesNotBreakTheBook() throws Exception {
        with(book -> {
            Thread.currentThread().interrupt();
            book.keep(List.of(full(7)));
            assertThat(Thread.interrupted()).as("the mark is kept").isTrue();
        });
        with(book -> assertThat(book.all()).containsExactly(full(7)));
    }
}
