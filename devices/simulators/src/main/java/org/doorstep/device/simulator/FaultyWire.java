// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/**
 * A wire whose answers can be spoilt by {@link LineFaults} and whose traffic can be watched, around a wire of any kind.
 * Safe for use by several threads.
 */
public final class FaultyWire implements TroubledWire {
    /** Lets a cut answer's first half pass the pseudo-terminal before the plug is pulled. */
    private static final Duration PASSAGE = Duration.ofMillis(50);

    /** Puts an end on a wire. */
    interface Maker {
        SimulatedWire make(FarEnd end) throws IOException;
    }

    private final LineFaults faults;
    private final Traffic traffic;
    private final Ticker ticker;
    private final SimulatedWire wire;
    private boolean plugged = true;
    private boolean draining = true;

    private FaultyWire(FarEnd device, Tap tap, LineFaults faults, Traffic traffic, Ticker ticker, Maker maker)
            throws IOException {
        this.faults = faults;
        this.traffic = traffic;
        this.ticker = ticker;
        wire = maker.make(new End(device, tap));
    }

    static FaultyWire around(FarEnd device, Tap tap, LineFaults faults, Traffic traffic, Ticker ticker, Maker maker)
            throws IOException {
        return new FaultyWire(device, tap, faults, traffic, ticker, maker);
    }

    @Override
    public LineFaults faults() {
        return faults;
    }

    public Traffic traffic() {
        return traffic;
    }

    @Override
    public synchronized boolean plugged() {
        return plugged;
    }

    @Override
    public synchronized boolean draining() {
        return draining;
    }

    @Override
    public String address() {
        return wire.address();
    }

    @Override
    public void unplug() {
        synchronized (this) {
            plugged = false;
        }
        wire.unplug();
    }

    @Override
    public void plug() throws IOException {
        wire.plug();
        synchronized (this) {
            plugged = true;
        }
    }

    @Override
    public void drain(boolean wanted) {
        synchronized (this) {
            draining = wanted;
        }
        wire.drain(wanted);
    }

    @Override
    public void close() {
        wire.close();
    }

    private void pull() {
        ticker.after(PASSAGE, this::unplug);
    }

    /** The device as the wire sees it, and the wire as the device sees it. */
    private final class End implements FarEnd, Outlet {
        private final FarEnd device;
        private final Tap tap;
        private Outlet outlet = NOWHERE;

        End(FarEnd device, Tap tap) {
            this.device = device;
            this.tap = tap;
        }

        @Override
        public void attach(Outlet to) {
            synchronized (this) {
                outlet = to;
            }
            device.attach(this);
        }

        private synchronized Outlet outlet() {
            return outlet;
        }

        @Override
        public void hostArrived() {
            device.hostArrived();
        }

        @Override
        public void receive(byte[] bytes) {
            traffic.saw(Traffic.Way.FROM_HOST, bytes);
            tap.before(bytes);
            device.receive(bytes);
            tap.after(bytes);
        }

        @Override
        public void send(byte[] bytes, Duration thinking) {
            List<LineFaults.Piece> pieces = faults.instead(bytes, thinking);
            if (pieces.isEmpty()) {
                traffic.saw(Traffic.Way.LOST, bytes);
            }
            for (LineFaults.Piece piece : pieces) {
                Runnable then = piece.thenUnplug() ? FaultyWire.this::pull : () -> {};
                outlet().send(piece.bytes(), piece.thinking(), () -> {
                    traffic.saw(Traffic.Way.TO_HOST, piece.bytes());
                    then.run();
                });
            }
        }

        @Override
        public void cut() {
            outlet().cut();
        }

        @Override
        public void restored() {
            outlet().restored();
        }
    }

    private static final Outlet NOWHERE = new Outlet() {
        @Override
        public void send(byte[] bytes, Duration thinking) {
            throw new UncheckedIOException(new IOException("the device is on no wire yet"));
        }

        @Override
        public void cut() {
            throw new UncheckedIOException(new IOException("the device is on no wire yet"));
        }

        @Override
        public void restored() {
            throw new UncheckedIOException(new IOException("the device is on no wire yet"));
        }
    };
}
