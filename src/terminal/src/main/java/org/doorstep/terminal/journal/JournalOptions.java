// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.nio.file.Path;
import java.time.InstantSource;
import org.doorstep.device.spi.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * How a journal is opened.
 *
 * @param file the SQLite file; its folder is made when missing
 * @param copy the second file, best on another partition or stick; never the same as {@code file}
 * @param signer this terminal's
 * @param software version of the program, recorded with each start
 * @param clock what the terminal believes the time to be; nothing is ordered by it
 * @param ticker monotonic time, recorded beside the belief
 * @param central what central has heard, where that is known already; null where it has still to be asked: until
 *     {@link Journal#continueFrom}, a journal that was begun anew or put back draws no numbers
 * @param outboxLimit bytes of waiting records that count as 100 %
 */
public record JournalOptions(
        Path file,
        Path copy,
        Signer signer,
        String software,
        InstantSource clock,
        Ticker ticker,
        @Nullable Floor central,
        long outboxLimit) {
    private static final long TWO_HUNDRED_MEGABYTES = 200_000_000;

    public JournalOptions {
        file = file.toAbsolutePath().normalize();
        copy = copy.toAbsolutePath().normalize();
        if (file.equals(copy)) {
            throw new IllegalArgumentException(
                    "The journal and its second copy are both " + file + ". Give the copy a path of its own.");
        }
        if (!AuditLog.SUBJECT.matcher(software).matches()) {
            throw new IllegalArgumentException(
                    "A version is letters, digits and . _ : / + - without spaces, at most 80: " + software);
        }
        if (outboxLimit < 1) {
            throw new IllegalArgumentException("The outbox needs a limit of at least one byte, not " + outboxLimit);
        }
    }

    /** The system's clocks, central still to be asked, and 200 MB for the outbox. */
    public static JournalOptions of(Path file, Path copy, Signer signer, String software) {
        return new JournalOptions(
                file, copy, signer, software, InstantSource.system(), Ticker.system(), null, TWO_HUNDRED_MEGABYTES);
    }

    public JournalOptions withClock(InstantSource believed, Ticker monotonic) {
        return new JournalOptions(file, copy, signer, software, believed, monotonic, central, outboxLimit);
    }

    public JournalOptions withCentral(@Nullable Floor floor) {
        return new JournalOptions(file, copy, signer, software, clock, ticker, floor, outboxLimit);
    }

    public JournalOptions withOutboxLimit(long bytes) {
        return new JournalOptions(file, copy, signer, software, clock, ticker, central, bytes);
    }
}
