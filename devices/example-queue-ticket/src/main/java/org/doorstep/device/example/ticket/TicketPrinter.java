// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.example.ticket;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.device.link.*;
import org.doorstep.device.spi.*;

/** One open printer. */
final class TicketPrinter implements DeviceAdapter, ReceiptPrinter {
    private static final FaultCode TOO_LONG = new FaultCode("P-501");
    private static final Map<String, CoreFault> TROUBLES =
            Map.of("P", CoreFault.PAPER_OUT, "C", CoreFault.COVER_OPEN, "L", CoreFault.PAPER_LOW);
    private static final String STATE = "S [0-9]{1,3} (-|[PCL]{1,3})";
    private final DeviceContext context;
    private final Link link;
    private final FrameReader<String> frames;

    TicketPrinter(DeviceContext context, Link link) {
        this.context = context;
        this.link = link;
        frames = new FrameReader<>(link, new TicketFrames());
    }

    @Override
    public <C extends Capability> Optional<C> capability(Class<C> kind) {
        return kind.isInstance(this) ? Optional.of(kind.cast(this)) : Optional.empty();
    }

    @Override
    public int columns() {
        return 32;
    }

    /** Sends a question or a command and waits for the answer that matches, whatever comes before it. */
    private String ask(String payload, Deadline by, String answer) throws DeviceFault, InterruptedException {
        try {
            frames.discard();
            link.write(TicketFrames.frame(payload), by);
            while (!by.expired()) {
                String frame = frames.next(by).orElse("");
                if (frame.matches(answer)) {
                    return frame;
                }
            }
            throw new DeviceFault(CoreFault.NO_ANSWER.with("the printer is silent: check power and baud rate"));
        } catch (WriteTooLateException e) {
            throw new DeviceFault(CoreFault.NO_ANSWER.with("there was no time left to ask the printer"), e);
        } catch (IOException e) {
            throw new DeviceFault(CoreFault.DISCONNECTED.with("the printer is gone: check cable and power"), e);
        }
    }

    private static Snapshot seen(String state) {
        String letters = state.substring(state.lastIndexOf(' '));
        List<Fault> faults = TROUBLES.entrySet().stream()
                .filter(trouble -> letters.contains(trouble.getKey()))
                .map(trouble -> trouble.getValue().with("the printer says" + letters))
                .toList();
        return new Snapshot(faults, List.of(), null, "QT-1");
    }

    @Override
    public Snapshot observe(Deadline by) throws DeviceFault, InterruptedException {
        return seen(ask("S", by, STATE));
    }

    @Override
    public Outcome<Printed> print(CommandId id, ReceiptPage page, Progress progress, Deadline by)
            throws InterruptedException {
        String text = page.blocks().stream().map(TicketPrinter::lines).collect(Collectors.joining());
        // A frame carries 255 bytes, of which "T 999 " takes six.
        if (text.getBytes(UTF_8).length > 249) {
            return new Outcome.Refused<>(new Fault(TOO_LONG, Severity.ERROR, Remedy.CENTRAL, "more than one frame"));
        }
        boolean begun = false;
        try {
            String state = ask("S", by, STATE);
            Optional<Fault> blocking = seen(state).blocking();
            if (blocking.isPresent()) {
                return new Outcome.Refused<>(blocking.get());
            }
            String number = state.replaceAll("[^0-9]", "");
            context.effectBegins(id);
            begun = true;
            ask("T " + number + " " + text, by, "F " + number);
            return new Outcome.Done<>(new Printed(1), Evidence.SENSOR);
        } catch (DeviceFault e) {
            // Before the effect begins nothing was sent; from then on nobody can tell. An interrupt passes: the runtime
            // makes the same two answers of it.
            return begun ? new Outcome.Unknown<>(e.fault(), link.lastByteOut()) : new Outcome.Refused<>(e.fault());
        }
    }

    private static String lines(ReceiptPage.Block block) {
        return switch (block) {
            case ReceiptPage.Text text -> text.text() + "\n";
            case ReceiptPage.Pair pair -> pair.label() + " " + pair.value() + "\n";
            case ReceiptPage.Qr qr -> qr.content() + "\n";
            case ReceiptPage.Rule() -> "-".repeat(32) + "\n";
            case ReceiptPage.Feed(int lines) -> "\n".repeat(lines);
        };
    }

    @Override
    public Finding reconcile(CommandId id, Deadline by) {
        return new Finding.CannotTell(CoreFault.NO_ANSWER.with("the printer knows its numbers, not our ids"));
    }

    @Override
    public void makeSafe() {} // a ticket is printed whole or not at all: nothing can be left in the printer

    @Override
    public void close() {
        link.close();
    }
}
