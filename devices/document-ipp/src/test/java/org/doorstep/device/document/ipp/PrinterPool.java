// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.device.simulator.IppPrinter;

/** Printers for tests that run side by side: each has one to itself, started where none is free. Safe for threads. */
final class PrinterPool implements AutoCloseable {
    private final Path folder;
    private final List<IppPrinter> all = new ArrayList<>();
    private final ArrayDeque<IppPrinter> free = new ArrayDeque<>();

    PrinterPool(Path folder) {
        this.folder = folder;
    }

    /** One that nobody else has, until it is given back. */
    synchronized IppPrinter take() throws IOException, InterruptedException {
        if (!free.isEmpty()) {
            return free.pop();
        }
        IppPrinter started = IppPrinter.start(folder.resolve("printer-" + all.size()), 0);
        all.add(started);
        return started;
    }

    synchronized void giveBack(IppPrinter printer) {
        free.push(printer);
    }

    @Override
    public synchronized void close() {
        all.forEach(IppPrinter::close);
    }
}
