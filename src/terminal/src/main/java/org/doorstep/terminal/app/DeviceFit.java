// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.doorstep.device.runtime.DeviceBinding;
import org.doorstep.device.runtime.DevicePin;
import org.doorstep.device.runtime.SettingsCheck;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.IdCardReader;
import org.doorstep.device.spi.LinkInspector;
import org.doorstep.device.spi.ReceiptPrinter;
import org.doorstep.device.spi.SettingField;
import org.doorstep.settings.DeviceSettings;
import org.doorstep.settings.Nearest;
import org.doorstep.settings.Problem;
import org.doorstep.settings.SettingsStore;
import org.doorstep.settings.TerminalSettings;

/** Whether the devices of a settings file fit the adapters installed. Looks at no device. */
public final class DeviceFit implements SettingsStore.Check {
    /** What residents put something into or take something from, so that the screen must say where it is. */
    private static final Set<Class<? extends Capability>> WITH_SLOT =
            Set.of(IdCardReader.class, ReceiptPrinter.class, DocumentPrinter.class);

    private static final Pattern NETWORK = Pattern.compile("tcp:|[a-z]+://");

    private final Map<String, AdapterDescriptor> adapters = new TreeMap<>();
    private final Optional<LinkInspector> links;

    public DeviceFit(List<AdapterProvider> adapters) {
        this(adapters, LinkInspector.installed());
    }

    /** @param links knows how links are written */
    DeviceFit(List<AdapterProvider> adapters, Optional<LinkInspector> links) {
        this.links = links;
        adapters.forEach(provider -> this.adapters.put(provider.descriptor().id(), provider.descriptor()));
    }

    @Override
    public List<Problem> of(TerminalSettings settings) {
        List<Problem> problems = new ArrayList<>();
        for (DeviceSettings device : settings.devices()) {
            AdapterDescriptor adapter = adapters.get(device.adapter());
            if (adapter == null) {
                problems.add(device.problem(
                        "adapter",
                        "No adapter called " + device.adapter() + " is installed",
                        Nearest.to(device.adapter(), adapters.keySet())
                                .map(near -> "Did you mean " + near + "?")
                                .orElse("Installed are " + String.join(", ", adapters.keySet()) + ".")));
                continue;
            }
            switch (SettingsCheck.of(adapter, device.values())) {
                case SettingsCheck.Result.Unfit(var unfit) ->
                    unfit.forEach(problem -> problems.add(told(device, adapter, problem)));
                case SettingsCheck.Result.Fits(var values) ->
                    misspelt(adapter, values).forEach(problem -> problems.add(told(device, adapter, problem)));
            }
            pinned(device, adapter).ifPresent(problems::add);
            boolean touched = adapter.capabilities().stream().anyMatch(WITH_SLOT::contains);
            if (touched && settings.slot(device.id()).isEmpty()) {
                problems.add(device.problem(
                        "id",
                        "[slots] does not say where " + device.id() + " is on this cabinet",
                        "Add to [slots]: " + device.id() + " = { zh = \"屏幕右下方\", en = \"below the screen, on the"
                                + " right\" }."));
            }
        }
        return problems;
    }

    private List<SettingsCheck.Problem> misspelt(AdapterDescriptor adapter, Map<String, String> values) {
        List<SettingsCheck.Problem> problems = new ArrayList<>();
        for (SettingField field : adapter.settings()) {
            String value = values.get(field.name());
            if (field.type() == SettingField.Type.LINK && value != null) {
                links.flatMap(inspector -> inspector.mistake(value))
                        .ifPresent(wrong -> problems.add(
                                new SettingsCheck.Problem(field.name(), "'" + value + "' is no link: " + wrong)));
            }
        }
        return problems;
    }

    /** What is written of a device, as the runtime takes it. */
    public static DeviceBinding binding(DeviceSettings device) {
        DeviceSettings.Pin pin = device.pin();
        return new DeviceBinding(
                new DeviceId(device.id()),
                device.adapter(),
                device.values(),
                pin == null ? null : new DevicePin(pin.path(), pin.vendor(), pin.product(), pin.serial()));
    }

    /** A pin that can never be met is a mistake: the device would stand in quarantine for ever. */
    private static Optional<Problem> pinned(DeviceSettings device, AdapterDescriptor adapter) {
        DeviceSettings.Pin pin = device.pin();
        if (pin == null) {
            return Optional.empty();
        }
        Optional<String> address = adapter.settings().stream()
                .filter(field -> field.type() == SettingField.Type.LINK || field.type() == SettingField.Type.URL)
                .flatMap(field -> Optional.ofNullable(device.values().get(field.name())).stream())
                .findFirst();
        if (address.isEmpty()) {
            return Optional.of(device.problem(
                    "pin",
                    "Nothing can be seen of a device of " + adapter.id() + " to hold its pin against",
                    "Remove it."));
        }
        boolean usb = pin.vendor() != null || pin.product() != null || pin.serial() != null;
        return usb && NETWORK.matcher(address.get()).lookingAt()
                ? Optional.of(device.problem(
                        "pin",
                        "A network device shows no vendor, product and serial number",
                        "Leave only path in its pin, or remove the pin."))
                : Optional.empty();
    }

    private static Problem told(DeviceSettings device, AdapterDescriptor adapter, SettingsCheck.Problem problem) {
        String[] parts = problem.message().split("; ", 2);
        List<String> known =
                adapter.settings().stream().map(field -> field.name()).toList();
        String remedy;
        if (!known.contains(problem.field())) {
            remedy = Nearest.to(problem.field(), known)
                    .map(near -> "Did you mean " + near + "?")
                    .orElse("Remove it; " + adapter.id() + " knows " + String.join(", ", known) + ".");
        } else if (parts.length == 2) {
            remedy = Character.toUpperCase(parts[1].charAt(0)) + parts[1].substring(1);
        } else {
            remedy = "The command \"doorstep devices " + adapter.id() + "\" tells what fits";
        }
        return device.problem(
                problem.field(), problem.field() + " " + parts[0], remedy.matches(".*[.?]") ? remedy : remedy + ".");
    }
}
