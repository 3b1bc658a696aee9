// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.Ticker;

/** Settings, a clock, which usually is the machine's, and whose effect began. */
record TestContext(Map<String, String> settings, List<CommandId> begun, Ticker ticker) implements DeviceContext {
    /** As usual, but a cancelled job may be as long in ending as a machine with other things to do makes it. */
    static final Patience LONG = new Patience(
            Patience.USUAL.connect(),
            Patience.USUAL.answer(),
            Patience.USUAL.look(),
            Patience.USUAL.looks(),
            Duration.ofSeconds(60),
            Duration.ofSeconds(60));

    /** For printers that are cut off or fall silent: what they owe an answer is waited for briefly. */
    static final Patience SHORT = new Patience(
            Patience.USUAL.connect(),
            Duration.ofSeconds(2),
            Duration.ofSeconds(2),
            2,
            Patience.USUAL.ending(),
            Patience.USUAL.witness());

    TestContext(Map<String, String> settings, List<CommandId> begun) {
        this(settings, begun, Ticker.system());
    }

    static TestContext of(URI printer, int stallSeconds) {
        return new TestContext(
                Map.of("url", printer.toString(), "stallSeconds", Integer.toString(stallSeconds)), new ArrayList<>());
    }

    @Override
    public void effectBegins(CommandId id) {
        begun.add(id);
    }

    @Override
    public <S> Optional<S> service(Class<S> kind) {
        return Optional.empty();
    }
}
