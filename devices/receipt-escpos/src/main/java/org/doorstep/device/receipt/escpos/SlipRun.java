// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Progress;
import org.jspecify.annotations.Nullable;

/** One slip carried over the line, step by step as its dialogue says. Used once, by one thread. */
final class SlipRun {
    /** A line takes about 25 ms on slow printers, a QR code 300: after this the printer is asked what keeps it. */
    private static final Duration LISTEN = Duration.ofMillis(700);

    private final EscPosLine line;
    private final EscPosModel model;
    private final List<byte[]> lines;
    private final Progress progress;
    private final PrintDialogue dialogue;
    private final SlipName name;
    private int sent;
    private @Nullable Fault passing;

    SlipRun(EscPosLine line, EscPosModel model, List<byte[]> lines, Progress progress) {
        this.line = line;
        this.model = model;
        this.lines = lines;
        this.progress = progress;
        dialogue = new PrintDialogue(lines.size(), model.marker());
        name = line.nextSlip();
    }

    /** An interrupt gives the slip up; what has come of it by then is still told. */
    PrintDialogue.End run(Deadline by) throws IOException {
        PrintDialogue.Step step = dialogue.begin();
        boolean late = false;
        boolean givenUp = false;
        while (!(step instanceof PrintDialogue.End)) {
            if (by.expired() && !late && !givenUp) {
                late = true;
                step = dialogue.outOfTime(passing);
            }
            try {
                step = next(step, by);
            } catch (InterruptedException e) {
                if (givenUp) {
                    return new PrintDialogue.Lost(
                            CoreFault.CANCELLED.with("given up twice: its buffer was not cleared"));
                }
                givenUp = true;
                step = dialogue.cancelled();
            }
        }
        return (PrintDialogue.End) step;
    }

    private PrintDialogue.Step next(PrintDialogue.Step step, Deadline by) throws IOException, InterruptedException {
        return switch (step) {
            case PrintDialogue.Send(int index) -> {
                if (!line.print(lines.get(index), index, by)) {
                    // The time is over, which comes first now.
                    yield step;
                }
                sent = index + 1;
                yield dialogue.sent();
            }
            case PrintDialogue.Listen() -> {
                Optional<PrinterAnswer> answer = line.hear(by.atMost(LISTEN));
                yield answer.isPresent() ? heard(answer.get()) : dialogue.silence();
            }
            case PrintDialogue.AskStatus() -> ask(by);
            case PrintDialogue.Clear() -> {
                boolean cleared = line.clear();
                takeMarkers();
                yield cleared ? dialogue.cleared() : dialogue.notCleared();
            }
            case PrintDialogue.End end -> end;
        };
    }

    private PrintDialogue.Step ask(Deadline by) throws IOException, InterruptedException {
        if (model.status() == EscPosModel.Status.NONE) {
            return dialogue.untold();
        }
        Optional<PrinterState> state = line.state(by);
        takeMarkers();
        return state.isPresent() ? dialogue.status(blocking(state.get())) : dialogue.noStatus();
    }

    private @Nullable Fault blocking(PrinterState state) {
        passing = state.unfit().orElse(null);
        return state.blocking().orElse(null);
    }

    private PrintDialogue.Step heard(PrinterAnswer answer) {
        if (answer instanceof PrinterAnswer.Automatic(int bits)) {
            return model.status() == EscPosModel.Status.TOLD
                    ? dialogue.told(blocking(PrinterState.automatic(bits)))
                    : dialogue.unchanged();
        }
        int before = dialogue.reached().done();
        PrintDialogue.Step next = marked(answer);
        if (dialogue.reached().done() > before) {
            progress.at(dialogue.reached());
        }
        return next;
    }

    private PrintDialogue.Step marked(PrinterAnswer answer) {
        return switch (answer) {
            case PrinterAnswer.Marker _ when model.marker() == EscPosModel.Marker.COUNTED -> dialogue.marker();
            case PrinterAnswer.Named(int named)
            when model.marker() == EscPosModel.Marker.NAMED -> {
                var index = name.line(named, dialogue.reached().done(), sent);
                yield index.isPresent() ? dialogue.finished(index.getAsInt()) : dialogue.unchanged();
            }
            default -> dialogue.unchanged();
        };
    }

    /** Counts what came while something else was awaited; what the printer said of its state is older than the answer. */
    private void takeMarkers() {
        for (var answer = line.heardAlready(); answer.isPresent(); answer = line.heardAlready()) {
            marked(answer.get());
        }
    }
}
