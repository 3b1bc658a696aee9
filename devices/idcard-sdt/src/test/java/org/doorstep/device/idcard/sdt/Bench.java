// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.doorstep.device.conformance.ManualTicker;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.MemoryLink;
import org.doorstep.device.simulator.Outlet;
import org.doorstep.device.simulator.SdtReaderSimulator;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Portraits;

/**
 * A simulated reader at an adapter's link without threads, on a clock that leaps to the end of every wait. What the
 * reader takes its time for arrives with the next command it hears: after the wait for it was given up.
 */
final class Bench implements AutoCloseable {
    final SdtReaderSimulator reader = new SdtReaderSimulator(3);
    final ManualTicker ticker = ManualTicker.leaping();
    private final MemoryLink.Pair link = MemoryLink.pair(new LinkAddress("serial:/dev/memory"), ticker);
    private final List<byte[]> late = new ArrayList<>();
    private byte[] awaited = new byte[0];
    private Runnable then = () -> {};

    Bench() {
        reader.attach(new Outlet() {
            @Override
            public void send(byte[] bytes, Duration thinking) {
                if (thinking.isPositive()) {
                    late.add(bytes);
                } else {
                    deliver(bytes);
                }
            }

            @Override
            public void cut() {}

            @Override
            public void restored() {}
        });
        link.far().handTo(bytes -> {
            List<byte[]> due = List.copyOf(late);
            late.clear();
            due.forEach(this::deliver);
            reader.receive(bytes);
            if (Arrays.equals(bytes, awaited)) {
                awaited = new byte[0];
                then.run();
            }
        });
    }

    private void deliver(byte[] bytes) {
        try {
            link.far().write(bytes, Deadline.in(ticker, Duration.ofSeconds(1)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    SdtAdapter open() throws DeviceFault, InterruptedException {
        return open(new Portraits(Optional.empty()));
    }

    SdtAdapter open(Portraits portraits) throws DeviceFault, InterruptedException {
        return SdtAdapter.open(link.near(), ticker, portraits, by());
    }

    Deadline by() {
        return Deadline.in(ticker, Duration.ofSeconds(60));
    }

    /** Does {@code something} once, when the reader has answered the next {@code command}. */
    void whenAsked(SdtCommand command, Runnable something) {
        awaited = command.frame();
        then = something;
    }

    /** How many bytes the adapter has sent. */
    long asked() {
        return link.near().sent();
    }

    @Override
    public void close() {
        link.near().close();
    }
}
