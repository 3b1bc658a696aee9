// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.LinkInspector;

/** Ports as a test plugs them. */
final class FakePorts implements LinkInspector {
    static final String LINK = "serial:/dev/slip";
    static final LinkIdentity RIGHT = new LinkIdentity("usb:1-1:1.0", FakeDevice.VENDOR, 1, "A1", "Slip printer");
    static final LinkIdentity OTHER = new LinkIdentity("usb:1-1:1.0", FakeDevice.VENDOR, 1, "B2", "Slip printer");

    private final Map<String, LinkIdentity> plugged = new ConcurrentHashMap<>();

    void plug(LinkIdentity device) {
        plugged.put(LINK, device);
    }

    void unplug() {
        plugged.clear();
    }

    @Override
    public Optional<String> mistake(String address) {
        return Optional.empty();
    }

    @Override
    public Sight look(String address) {
        LinkIdentity there = plugged.get(address);
        return there == null ? new Sight.Gone("there is no " + address) : new Sight.Seen(there);
    }

    @Override
    public List<Port> ports() {
        return plugged.entrySet().stream()
                .map(entry -> new Port(entry.getKey().substring("serial:".length()), entry.getValue()))
                .toList();
    }
}
