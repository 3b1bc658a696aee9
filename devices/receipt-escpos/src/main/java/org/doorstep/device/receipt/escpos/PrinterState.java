// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Severity;
import org.doorstep.device.spi.Snapshot;

/**
 * What a printer said of itself.
 *
 * @param signs what its bits mean
 * @param said the answer as it came, for a technician
 * @param paperKnown whether the answer tells of paper at all
 */
record PrinterState(Set<PrinterSign> signs, String said, boolean paperKnown) {
    /** A bit, or bits of one meaning, in one byte of an answer. */
    record Bit(int place, int mask, PrinterSign sign) {}

    /** The answers to {@code DLE EOT 1} to {@code 4}. */
    static final List<Bit> REAL_TIME = List.of(
            new Bit(0, 0x04, PrinterSign.DRAWER_HIGH),
            new Bit(0, 0x08, PrinterSign.OFFLINE),
            new Bit(0, 0x20, PrinterSign.AWAITS_RECOVERY),
            new Bit(0, 0x40, PrinterSign.FEED_BUTTON),
            new Bit(1, 0x04, PrinterSign.COVER_OPEN),
            new Bit(1, 0x08, PrinterSign.FEEDING),
            new Bit(1, 0x20, PrinterSign.PAPER_END),
            new Bit(1, 0x40, PrinterSign.ERROR),
            new Bit(2, 0x08, PrinterSign.CUTTER),
            new Bit(2, 0x20, PrinterSign.UNRECOVERABLE),
            new Bit(2, 0x40, PrinterSign.RECOVERS_ITSELF),
            new Bit(3, 0x0C, PrinterSign.PAPER_NEAR_END),
            new Bit(3, 0x60, PrinterSign.PAPER_END));

    /** The four bytes that {@code GS a} makes a printer send. */
    static final List<Bit> AUTOMATIC = List.of(
            new Bit(0, 0x04, PrinterSign.DRAWER_HIGH),
            new Bit(0, 0x08, PrinterSign.OFFLINE),
            new Bit(0, 0x20, PrinterSign.COVER_OPEN),
            new Bit(0, 0x40, PrinterSign.FEEDING),
            new Bit(1, 0x04, PrinterSign.MECHANICAL),
            new Bit(1, 0x08, PrinterSign.CUTTER),
            new Bit(1, 0x20, PrinterSign.UNRECOVERABLE),
            new Bit(1, 0x40, PrinterSign.RECOVERS_ITSELF),
            new Bit(2, 0x03, PrinterSign.PAPER_NEAR_END),
            new Bit(2, 0x0C, PrinterSign.PAPER_END));

    private static final List<Bit> QUEUED =
            List.of(new Bit(0, 0x03, PrinterSign.PAPER_NEAR_END), new Bit(0, 0x0C, PrinterSign.PAPER_END));

    PrinterState {
        signs = Collections.unmodifiableSet(signs);
    }

    static PrinterState realTime(int... bytes) {
        return new PrinterState(signs(REAL_TIME, bytes), said("DLE EOT answered", bytes), true);
    }

    /** @param bits the four bytes, the first one highest */
    static PrinterState automatic(int bits) {
        int[] bytes = {bits >>> 24, bits >>> 16 & 0xff, bits >>> 8 & 0xff, bits & 0xff};
        return new PrinterState(signs(AUTOMATIC, bytes), said("automatic status said", bytes), true);
    }

    /** The answer to {@code GS r 1}, from a printer that has no other. */
    static PrinterState queued(int bits) {
        Set<PrinterSign> signs = signs(QUEUED, bits);
        signs.add(PrinterSign.TELLS_LITTLE);
        return new PrinterState(signs, said("GS r answered", bits), true);
    }

    /** It answered, and said nothing of itself. */
    static PrinterState alive() {
        return new PrinterState(EnumSet.of(PrinterSign.TELLS_LITTLE), "GS ( H was answered", false);
    }

    private static Set<PrinterSign> signs(List<Bit> table, int... bytes) {
        Set<PrinterSign> signs = EnumSet.noneOf(PrinterSign.class);
        for (Bit bit : table) {
            if ((bytes[bit.place()] & bit.mask()) != 0) {
                signs.add(bit.sign());
            }
        }
        return signs;
    }

    private static String said(String how, int... bytes) {
        StringBuilder said = new StringBuilder(how);
        for (int b : bytes) {
            said.append(String.format(" %02X", b));
        }
        return said.toString();
    }

    /** What is wrong, the most telling first. */
    List<Fault> faults() {
        return signs.stream().flatMap(sign -> sign.fault(signs, said).stream()).toList();
    }

    /** The first fault that stops a slip on its way. */
    Optional<Fault> blocking() {
        return first(Severity.BLOCKING);
    }

    /** The first fault that keeps a slip from being begun. */
    Optional<Fault> unfit() {
        return blocking().or(() -> first(Severity.ERROR));
    }

    private Optional<Fault> first(Severity severity) {
        return faults().stream().filter(fault -> fault.severity() == severity).findFirst();
    }

    Snapshot snapshot() {
        return new Snapshot(faults(), List.of(new Snapshot.Supply("paper", paper(), -1, Snapshot.Unit.NONE)), null, "");
    }

    private Snapshot.Level paper() {
        if (!paperKnown) {
            return Snapshot.Level.UNKNOWN;
        }
        if (signs.contains(PrinterSign.PAPER_END)) {
            return Snapshot.Level.EMPTY;
        }
        return signs.contains(PrinterSign.PAPER_NEAR_END) ? Snapshot.Level.LOW : Snapshot.Level.OK;
    }
}
