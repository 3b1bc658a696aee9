// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Sees what is connected where, without opening, let alone writing: opening a serial port alone can reset a device.
 * Called from any thread, answers at once, and looks anew each time.
 */
public interface LinkInspector {
    /** What is at {@code address}, a setting of the type LINK or URL. A symbolic link is followed anew each time. */
    Sight look(String address);

    /**
     * What is wrong with how {@code address}, a setting of the type LINK, is written: {@code what; remedy}. Empty where nothing is;
     * whether something is there is {@link #look}'s.
     */
    Optional<String> mistake(String address);

    /** The ports that devices can be on, as the system lists them now; none of them is opened. */
    List<Port> ports();

    /** The one that is installed; empty where none is. */
    static Optional<LinkInspector> installed() {
        return ServiceLoader.load(LinkInspector.class).findFirst();
    }

    /** An answer to {@link #look}. */
    sealed interface Sight {
        /** Something is there. Of a network address this says no more than the address. */
        record Seen(LinkIdentity identity) implements Sight {}

        /** Nothing is there now; {@code why} tells a technician what was looked for. */
        record Gone(String why) implements Sight {}

        /** Nothing can be said of such an address. */
        record Blind(String why) implements Sight {}
    }

    /**
     * A port.
     *
     * @param path its device file, by a name that stays when something else is plugged in, where there is one
     * @param identity what is seen of it
     */
    record Port(String path, LinkIdentity identity) {}
}
