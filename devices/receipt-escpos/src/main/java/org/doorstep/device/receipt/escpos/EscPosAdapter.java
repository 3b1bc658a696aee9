// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.device.link.WriteStalledException;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Finding;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Printed;
import org.doorstep.device.spi.Progress;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPrinter;
import org.doorstep.device.spi.Snapshot;

/** One receipt printer on one line. */
final class EscPosAdapter implements DeviceAdapter, ReceiptPrinter {
    private static final System.Logger LOG = System.getLogger(EscPosAdapter.class.getName());
    private static final Duration RECOVERING = Duration.ofSeconds(3);
    private static final int REMEMBERED = 64;

    private final EscPosLine line;
    private final DeviceContext context;
    private final EscPosModel model;
    private final Map<CommandId, Finding> known = new LinkedHashMap<>() {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<CommandId, Finding> eldest) {
            return size() > REMEMBERED;
        }
    };
    /** Until the printer has finished a slip, or said that nothing waits in it: this terminal may have died in one. */
    private boolean leftovers = true;

    EscPosAdapter(EscPosLine line, DeviceContext context, EscPosModel model) {
        this.line = line;
        this.context = context;
        this.model = model;
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        if (kind == Diagnostics.class) {
            return Optional.of(kind.cast(new EscPosDiagnostics(this, model)));
        }
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }

    @Override
    public int columns() {
        return model.columns();
    }

    @Override
    public Snapshot observe(Deadline by) throws DeviceFault, InterruptedException {
        return state(by).snapshot();
    }

    PrinterState state(Deadline by) throws DeviceFault, InterruptedException {
        try {
            line.discard();
            return line.state(by).orElseThrow(() -> new DeviceFault(unanswered()));
        } catch (IOException e) {
            throw new DeviceFault(lost(e), e);
        }
    }

    @Override
    public Outcome<Printed> print(CommandId id, ReceiptPage page, Progress progress, Deadline by)
            throws InterruptedException {
        List<byte[]> lines;
        try {
            lines = SlipEncoder.encode(page, model);
        } catch (DeviceFault e) {
            return refused(id, e.fault());
        }
        Optional<Fault> unfit = unfit(by);
        if (unfit.isPresent()) {
            return refused(id, unfit.get());
        }
        try {
            context.effectBegins(id);
        } catch (DeviceFault e) {
            return refused(id, e.fault());
        }
        leftovers = true;
        known.put(id, new Finding.CannotTell(unanswered()));
        try {
            return switch (run(lines, progress, by)) {
                case PrintDialogue.Printed() -> {
                    leftovers = false;
                    known.put(id, new Finding.Happened(Evidence.DEVICE));
                    yield new Outcome.Done<>(new Printed(1), Evidence.DEVICE);
                }
                case PrintDialogue.Stopped(Fault fault, Outcome.Reached reached) -> {
                    leftovers = false;
                    known.put(id, new Finding.CannotTell(fault));
                    yield new Outcome.Partial<>(fault, reached);
                }
                case PrintDialogue.Lost(Fault fault) -> unknown(id, fault);
            };
        } catch (IOException e) {
            return unknown(id, lost(e));
        }
    }

    private Outcome<Printed> refused(CommandId id, Fault fault) {
        known.put(id, new Finding.DidNot());
        return new Outcome.Refused<>(fault);
    }

    private Outcome<Printed> unknown(CommandId id, Fault fault) {
        known.put(id, new Finding.CannotTell(fault));
        return new Outcome.Unknown<>(fault, line.lastByteOut());
    }

    /** What keeps the printer from beginning a slip. Moves no paper. */
    private Optional<Fault> unfit(Deadline by) throws InterruptedException {
        try {
            line.discard();
            Optional<Fault> unfit = line.state(by).map(PrinterState::unfit).orElseGet(() -> Optional.of(unanswered()));
            if (unfit.isEmpty() && leftovers) {
                leftovers = !line.clear() && line.drained(by) != EscPosLine.Drained.YES;
                // Markers of an abandoned slip must not be taken for those of the next one.
                unfit = leftovers && model.marker() != EscPosModel.Marker.NONE
                        ? Optional.of(stillHolds())
                        : Optional.empty();
            }
            // Nor is what was heard before the slip about it.
            line.discard();
            return unfit;
        } catch (IOException e) {
            return Optional.of(lost(e));
        }
    }

    private static Fault stillHolds() {
        return CoreFault.PRINTER_BUSY.with("the printer does not say that nothing waits in it: switch it off and on");
    }

    private PrintDialogue.End run(List<byte[]> lines, Progress progress, Deadline by) throws IOException {
        return new SlipRun(line, model, lines, progress).run(by);
    }

    private static Fault unanswered() {
        return CoreFault.NO_ANSWER.with("the printer does not tell its state: check power, cable and baud rate");
    }

    private static Fault lost(IOException e) {
        return e instanceof WriteStalledException
                ? CoreFault.WRITE_STALLED.with(
                        "the printer takes no more bytes: check cover, paper and cable (" + e.getMessage() + ")")
                : CoreFault.DISCONNECTED.with(
                        "the printer is gone: check its cable and power (" + e.getMessage() + ")");
    }

    /** Known only of slips printed since this adapter was opened: a printer remembers none. */
    @Override
    public Finding reconcile(CommandId id, Deadline by) {
        return known.getOrDefault(
                id,
                new Finding.CannotTell(
                        CoreFault.NO_ANSWER.with("a receipt printer does not remember what it printed")));
    }

    /** Takes an unfinished slip out of the printer's buffer, so that it is not printed for somebody else. */
    @Override
    public void makeSafe() {
        if (!leftovers) {
            return;
        }
        try {
            if (emptied()) {
                leftovers = false;
            } else {
                LOG.log(Level.WARNING, "The receipt printer did not confirm that its buffer was cleared");
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The receipt printer''s buffer could not be cleared: {0}", e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Has the printer forget what waits in it; whether nothing does, by its own word. */
    private boolean emptied() throws IOException, InterruptedException {
        if (line.clear()) {
            return true;
        }
        Deadline by = Deadline.in(context.ticker(), RECOVERING);
        Optional<PrinterState> state = line.state(by);
        return stuck(state)
                ? recovered(by)
                : state.isPresent() && state.get().unfit().isEmpty() && line.drained(by) == EscPosLine.Drained.YES;
    }

    /** An error that clearing ends is proof that it was cleared; a printer without one does not obey. */
    private boolean recovered(Deadline by) throws IOException, InterruptedException {
        if (!line.recover()) {
            return false;
        }
        Optional<PrinterState> after = line.state(by);
        return after.isPresent() && !stuck(after);
    }

    private static boolean stuck(Optional<PrinterState> state) {
        return state.stream()
                .flatMap(told -> told.signs().stream())
                .anyMatch(sign -> sign == PrinterSign.CUTTER || sign == PrinterSign.AWAITS_RECOVERY);
    }

    /** Whether the printer certainly holds nothing that it could still print. */
    boolean nothingWaits() {
        return !leftovers;
    }

    /** Throws away what waits in the printer, then lets it work again; how it is afterwards. Prints nothing; idempotent. */
    PrinterState clearAndRecover(Deadline by) throws DeviceFault, InterruptedException {
        try {
            boolean cleared = line.clear();
            boolean recovered = stuck(line.state(by)) && recovered(by);
            leftovers = !cleared && !recovered;
        } catch (IOException e) {
            throw new DeviceFault(lost(e), e);
        }
        return state(by);
    }

    @Override
    public void close() {
        line.close();
    }
}
