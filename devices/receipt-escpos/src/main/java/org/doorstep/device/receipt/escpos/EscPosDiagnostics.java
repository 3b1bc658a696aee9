// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.Fault;

/**
 * What a technician can see of a printer, and the way out of an error that it recovers from once its cause is mended, such
 * as a stuck cutter ({@code DLE ENQ}). Prints nothing, and nothing calls it by itself.
 */
final class EscPosDiagnostics implements Diagnostics {
    private static final Check CLEAR = new Check(
            "clear-and-recover",
            "After the error was mended: throws away what waits in the printer, then lets it work again; nothing is"
                    + " printed.");

    private final EscPosAdapter printer;
    private final EscPosModel model;

    EscPosDiagnostics(EscPosAdapter printer, EscPosModel model) {
        this.printer = printer;
        this.model = model;
    }

    @Override
    public List<Fact> facts(Deadline by) throws DeviceFault, InterruptedException {
        PrinterState state = printer.state(by);
        String meaning = state.signs().stream()
                .filter(sign -> sign.fault(state.signs(), state.said()).isPresent())
                .map(PrinterSign::meaning)
                .collect(Collectors.joining("; "));
        return List.of(
                new Fact("status", state.said()),
                new Fact("status means", meaning.isEmpty() ? "ready" : meaning),
                new Fact("buffer", printer.nothingWaits() ? "empty" : "not known to be empty"),
                new Fact("columns", Integer.toString(model.columns())),
                new Fact("marker", EscPosModel.word(model.marker())));
    }

    @Override
    public List<Check> checks() {
        return List.of(CLEAR);
    }

    @Override
    public Verdict run(String check, Deadline by) throws InterruptedException {
        if (!check.equals(CLEAR.name())) {
            throw new IllegalArgumentException("no check is called " + check);
        }
        try {
            PrinterState after = printer.clearAndRecover(by);
            return printer.nothingWaits()
                    ? verdict(after)
                    : new Verdict.Failed(CoreFault.NO_ANSWER.with(
                            "the printer did not confirm that it threw away what it holds: switch it off and on"));
        } catch (DeviceFault e) {
            return new Verdict.Failed(e.fault());
        }
    }

    private static Verdict verdict(PrinterState after) {
        Optional<Fault> blocking = after.blocking();
        return blocking.isPresent()
                ? new Verdict.Failed(blocking.get())
                : new Verdict.Passed(after.said() + ", nothing keeps it from printing");
    }
}
