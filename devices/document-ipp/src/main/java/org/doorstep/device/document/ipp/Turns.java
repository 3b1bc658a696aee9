// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.device.spi.Deadline;

/**
 * Who of this program may send to a printer now: each printer has one line, first come first served, because printers
 * take one job and refuse the next. Safe for threads. Other programs at the same printer do not stand in it; the
 * printer turns them away and us, whoever asks at the wrong moment.
 */
final class Turns {
    private final Map<URI, List<Place>> lines = new HashMap<>();

    /** A place in a line; whoever stands first has the turn until it is closed. */
    final class Place implements AutoCloseable {
        private final URI printer;

        private Place(URI printer) {
            this.printer = printer;
        }

        /** Leaves the line. Idempotent. */
        @Override
        public void close() {
            leave(this);
        }
    }

    /**
     * Waits for the turn.
     *
     * @param moved told each time when somebody ahead has left
     * @return the turn; empty when it had not come by the deadline
     * @throws InterruptedException when interrupted; the place in the line is given up
     */
    Optional<Place> take(URI printer, Runnable moved, Deadline by) throws InterruptedException {
        Place place = new Place(printer);
        int ahead = join(place);
        boolean granted = false;
        try {
            while (ahead > 0 && !by.expired()) {
                int now = awaitMove(place, ahead, by);
                if (now < ahead) {
                    moved.run();
                }
                ahead = now;
            }
            granted = ahead == 0;
            return granted ? Optional.of(place) : Optional.empty();
        } finally {
            if (!granted) {
                place.close();
            }
        }
    }

    /** How many wait or print, over all printers. */
    synchronized int size() {
        return lines.values().stream().mapToInt(List::size).sum();
    }

    private synchronized int join(Place place) {
        List<Place> line = lines.computeIfAbsent(place.printer, _ -> new ArrayList<>());
        line.add(place);
        return line.size() - 1;
    }

    private synchronized int awaitMove(Place place, int ahead, Deadline by) throws InterruptedException {
        while (ahead(place) == ahead && !by.expired()) {
            by.ticker().await(this, by.remaining());
        }
        return ahead(place);
    }

    private synchronized int ahead(Place place) {
        return lines.getOrDefault(place.printer, List.of()).indexOf(place);
    }

    private synchronized void leave(Place place) {
        List<Place> line = lines.getOrDefault(place.printer, List.of());
        if (line.contains(place)) {
            line.remove(place);
            if (line.isEmpty()) {
                lines.remove(place.printer);
            }
            notifyAll();
        }
    }
}
