// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.Map;
import java.util.Optional;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.LinkInspector;
import org.doorstep.device.spi.LinkInspector.Sight;
import org.doorstep.device.spi.SettingField;
import org.jspecify.annotations.Nullable;

/** Whether the device that is connected is the one that was set up. Opens and writes nothing; never throws. */
final class PortGuard {
    private final @Nullable LinkInspector inspector;
    private final @Nullable String address;
    private final @Nullable DevicePin pin;
    private volatile @Nullable LinkIdentity wrong;
    private volatile @Nullable LinkIdentity accepted;

    PortGuard(
            @Nullable LinkInspector inspector,
            AdapterDescriptor adapter,
            Map<String, String> settings,
            @Nullable DevicePin pin) {
        this.inspector = inspector;
        this.pin = pin;
        address = adapter.settings().stream()
                .filter(field -> field.type() == SettingField.Type.LINK || field.type() == SettingField.Type.URL)
                .flatMap(field -> Optional.ofNullable(settings.get(field.name())).stream())
                .findFirst()
                .orElse(null);
    }

    sealed interface Verdict {
        /** It may be opened; what is seen of it is null where nothing can be. */
        record Clear(@Nullable LinkIdentity seen) implements Verdict {}

        /** Nothing is connected. */
        record Gone(Fault fault) implements Verdict {}

        /** Another device is connected. */
        record Wrong(LinkIdentity seen, Fault fault) implements Verdict {}

        /** There is a pin, and nothing that could be held against it. */
        record Blind(Fault fault) implements Verdict {}
    }

    /** What can be seen; see {@link LinkInspector#look}. */
    Sight see() {
        if (address == null) {
            return new Sight.Blind("its adapter's settings name no connection");
        }
        return inspector == null ? new Sight.Blind("nothing here can look at connections") : inspector.look(address);
    }

    Verdict look() {
        return switch (see()) {
            case Sight.Seen(var seen) -> compare(seen);
            case Sight.Gone(var why) -> new Verdict.Gone(CoreFault.DISCONNECTED.with(why));
            case Sight.Blind(var why) ->
                pin == null
                        ? new Verdict.Clear(null)
                        : new Verdict.Blind(CoreFault.SETTINGS.with(
                                "it is pinned, but cannot be compared: " + why + "; remove its pin"));
        };
    }

    private Verdict compare(LinkIdentity seen) {
        var difference = pin == null ? Optional.<String>empty() : pin.differs(seen);
        if (difference.isEmpty() || seen.equals(accepted)) {
            wrong = null;
            return new Verdict.Clear(seen);
        }
        wrong = seen;
        return new Verdict.Wrong(
                seen,
                CoreFault.WRONG_DEVICE.with(
                        difference.get() + "; put the right device back, or correct the pin in the settings"));
    }

    /** A technician vouches for the other device that was seen last, as long as this very one stays there. */
    void accept() {
        accepted = wrong;
    }
}
