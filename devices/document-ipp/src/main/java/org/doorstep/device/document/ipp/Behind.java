// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * The printer behind a CUPS queue, asked itself where the queue names it by an IPP address that can be reached from
 * here. It is a witness only: nothing is ever sent to it but questions. Used by one thread at a time.
 *
 * <p>A printer that has never answered may be out of this terminal's reach and still print, so nothing follows from its
 * silence; one that answered before and does not now is off line.
 */
final class Behind implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Behind.class.getName());
    private static final Duration ASKING = Duration.ofSeconds(2);
    private static final Duration LEFT_ALONE = Duration.ofSeconds(60);

    private final Ticker ticker;
    private final Patience patience;
    private String address = "";
    private @Nullable IppClient printer;
    private boolean answered;
    private long silentUntil;

    Behind(Ticker ticker, Patience patience) {
        this.ticker = ticker;
        this.patience = patience;
        silentUntil = ticker.nanos();
    }

    /** {@code queue} as its printer shows it; as it is where the printer is none to be asked. */
    PrinterView of(PrinterView queue, Deadline by) throws InterruptedException {
        IppClient asked = client(queue);
        if (asked == null || (!answered && ticker.nanos() - silentUntil < 0)) {
            return queue;
        }
        try {
            PrinterView seen = asked.printer(by.atMost(ASKING));
            answered = !seen.spooler();
            return answered ? queue.before(seen) : queue;
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the printer behind the queue: {0}", e.getMessage());
            silentUntil = ticker.nanos() + LEFT_ALONE.toNanos();
            return answered
                    ? queue.before(CoreFault.PRINTER_OFFLINE.with(
                            "the printer behind the queue does not answer any more:" + " check its power and cable"))
                    : queue;
        }
    }

    /** What the printer itself says of the job of that name; empty when it cannot be asked or knows none. */
    Optional<JobView> job(String name, Deadline by) throws InterruptedException {
        if (printer == null || !answered) {
            return Optional.empty();
        }
        try {
            return printer.named(name, by.atMost(ASKING));
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "the printer behind the queue: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private @Nullable IppClient client(PrinterView queue) {
        if (!queue.behind().equals(address)) {
            close();
            address = queue.behind();
            answered = false;
            printer = uri(address)
                    .map(uri -> new IppClient(uri, ticker, patience))
                    .orElse(null);
        }
        return printer;
    }

    /** Other schemes, such as usb and dnssd, lead to no address that could be asked. */
    private static Optional<URI> uri(String text) {
        try {
            URI uri = new URI(text);
            boolean ipp = "ipp".equals(uri.getScheme()) || "ipps".equals(uri.getScheme());
            return ipp && uri.getHost() != null
                    ? Optional.of(
                            new URI(uri.getScheme(), null, uri.getHost(), uri.getPort(), uri.getPath(), null, null))
                    : Optional.empty();
        } catch (URISyntaxException e) {
            LOG.log(Level.DEBUG, "a device-uri of a queue is malformed", e);
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        if (printer != null) {
            printer.close();
            printer = null;
        }
        address = "";
    }
}
