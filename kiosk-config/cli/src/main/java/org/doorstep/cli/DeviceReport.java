// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Severity;
import org.doorstep.device.spi.Snapshot;

/** Tells a technician how a device stands, and of each fault what to do. */
final class DeviceReport {
    private final PrintWriter out;
    private final FaultBook book;

    DeviceReport(PrintWriter out, FaultBook book) {
        this.out = out;
        this.book = book;
    }

    /** Tells all of {@code state}; whether the device can be used as it is. */
    boolean state(DeviceState state) {
        return switch (state) {
            case DeviceState.Ready(Snapshot snapshot) -> {
                line("state", "ready");
                seen(snapshot);
                yield true;
            }
            case DeviceState.Degraded(Snapshot snapshot, List<Fault> faults) -> {
                line("state", snapshot.blocked() ? "open, and kept from working" : "open, and not quite well");
                faults.forEach(this::fault);
                seen(snapshot);
                yield faults.stream().allMatch(fault -> fault.severity() == Severity.WARNING);
            }
            case DeviceState.Failed(Fault fault) -> {
                line("state", "failed: it cannot be used");
                fault(fault);
                yield false;
            }
            case DeviceState.Quarantined(Fault why) -> {
                line("state", "in quarantine: it is not used");
                fault(why);
                yield false;
            }
            case DeviceState.Absent() -> unknown();
            case DeviceState.Connecting _ -> unknown();
            case DeviceState.Working _ -> unknown();
            case DeviceState.Service _ -> unknown();
        };
    }

    private boolean unknown() {
        line("state", "unknown: it did not open in time");
        more("Look at its power, the cable and its settings, then call this command again.");
        return false;
    }

    private void seen(Snapshot snapshot) {
        line("model", snapshot.model().isEmpty() ? "it does not say" : snapshot.model());
        for (Snapshot.Supply supply : snapshot.supplies()) {
            line("supply", supply.name() + ": " + level(supply));
        }
    }

    private static String level(Snapshot.Supply supply) {
        String level = supply.level().name().toLowerCase(Locale.ROOT);
        return supply.remaining() < 0
                ? level
                : switch (supply.unit()) {
                    case SHEETS -> level + ", " + supply.remaining() + " sheets";
                    case PERCENT -> level + ", " + supply.remaining() + " %";
                    case NONE -> level;
                };
    }

    /** What is wrong, and what the book of faults has a technician do. */
    void fault(Fault fault) {
        var entry = book.entry(fault.code().value());
        line(
                "fault",
                fault.code() + " "
                        + entry.map(known -> known.title().en() + ": ").orElse("") + fault.detail());
        entry.ifPresent(known -> more(known.technician().en()));
        if (CoreFault.DISCONNECTED.is(fault) || CoreFault.NO_ANSWER.is(fault)) {
            more("If the kiosk is running, stop it and call this command again: two programs cannot share a device.");
        }
    }

    void fact(Diagnostics.Fact fact) {
        line("fact", fact.name() + ": " + fact.value());
    }

    void check(Diagnostics.Check check) {
        line("check", check.name());
        more(check.help());
    }

    /** Tells how a check ended; whether it passed. */
    boolean verdict(String check, Diagnostics.Verdict verdict) {
        return switch (verdict) {
            case Diagnostics.Verdict.Passed(String detail) -> {
                line("passed", check + ": " + detail);
                yield true;
            }
            case Diagnostics.Verdict.Failed(Fault fault) -> {
                line("failed", check);
                fault(fault);
                yield false;
            }
        };
    }

    private void line(String what, String text) {
        out.println("  %-8s%s".formatted(what, text));
    }

    private void more(String text) {
        line("", text);
    }
}
