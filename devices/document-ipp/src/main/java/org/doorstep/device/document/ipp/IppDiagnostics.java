// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Snapshot;

/** What a technician can see of a printer or queue and have it try. None of it becomes a job, so no sheet moves. */
final class IppDiagnostics implements Diagnostics {
    private static final Check STATUS =
            new Check("printer-status", "Asks the printer how it is, and the one behind a queue too; changes nothing.");
    private static final Check VALIDATE = new Check(
            "validate-job", "Asks whether it would take a PDF document of one copy; nothing is sent to be printed.");
    private static final Check IDENTIFY =
            new Check("identify", "Has the printer blink, beep or show a text, so that it is found; prints nothing.");

    private final IppClient client;
    private final Behind behind;
    private final PrinterView opened;

    /** @param opened as the printer showed itself when it was opened */
    IppDiagnostics(IppClient client, Behind behind, PrinterView opened) {
        this.client = client;
        this.behind = behind;
        this.opened = opened;
    }

    @Override
    public List<Fact> facts(Deadline by) throws DeviceFault, InterruptedException {
        try {
            PrinterView seen = behind.of(client.printer(by), by);
            List<Fact> facts = new ArrayList<>();
            facts.add(new Fact("kind", seen.spooler() ? "CUPS queue" : "printer"));
            facts.add(new Fact("model", seen.model()));
            facts.add(new Fact("state", seen.told()));
            facts.add(new Fact("accepts jobs", seen.accepting() ? "yes" : "no"));
            facts.add(new Fact("status means", meaning(seen)));
            facts.add(new Fact(
                    "jobs before it", Integer.toString(client.waiting(by).size())));
            facts.add(new Fact("A4 by name", seen.a4() ? "yes" : "no, it prints on what it has"));
            seen.supplies().forEach(supply -> facts.add(new Fact(supply.name(), level(supply))));
            return List.copyOf(facts);
        } catch (IOException e) {
            throw new DeviceFault(Failure.of(e), e);
        }
    }

    private static String meaning(PrinterView seen) {
        return seen.faults().isEmpty()
                ? "ready"
                : seen.faults().stream()
                        .map(fault -> fault.code() + ", " + fault.detail())
                        .collect(Collectors.joining("; "));
    }

    private static String level(Snapshot.Supply supply) {
        String level = supply.level().name().toLowerCase(Locale.ROOT);
        return switch (supply.unit()) {
            case SHEETS -> level + ", " + supply.remaining() + " sheets";
            case PERCENT -> level + ", " + supply.remaining() + " %";
            case NONE -> level;
        };
    }

    @Override
    public List<Check> checks() {
        List<Check> checks = new ArrayList<>(List.of(STATUS));
        if (opened.validates()) {
            checks.add(VALIDATE);
        }
        if (opened.identifies()) {
            checks.add(IDENTIFY);
        }
        return List.copyOf(checks);
    }

    @Override
    public Verdict run(String check, Deadline by) throws InterruptedException {
        if (checks().stream().noneMatch(known -> known.name().equals(check))) {
            throw new IllegalArgumentException("no check is called " + check);
        }
        try {
            if (check.equals(VALIDATE.name())) {
                client.validate("doorstep-check", 1, opened.a4(), by);
                return new Verdict.Passed("it would take a PDF document");
            }
            if (check.equals(IDENTIFY.name())) {
                client.identify(by);
                return new Verdict.Passed("it was told to blink, beep or show a text");
            }
            Optional<Fault> unfit = behind.of(client.printer(by), by).unfit();
            return unfit.isPresent()
                    ? new Verdict.Failed(unfit.get())
                    : new Verdict.Passed("nothing keeps it from printing");
        } catch (IOException e) {
            return new Verdict.Failed(Failure.of(e));
        }
    }
}
