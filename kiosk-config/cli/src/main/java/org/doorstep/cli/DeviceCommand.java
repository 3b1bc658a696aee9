// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.device.runtime.DevicePin;
import org.doorstep.device.runtime.Lease;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.LinkInspector.Sight;
import org.doorstep.settings.DeviceSettings;
import org.doorstep.settings.Nearest;
import org.doorstep.settings.Problem;
import org.doorstep.settings.SettingsFile;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.terminal.app.DeviceFit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Opens one device as a technician. Has nothing printed and no card read, and touches no journal. */
@Command(
        name = "device",
        mixinStandardHelpOptions = true,
        description = "Opens one device and tells how it stands, what to do about each fault, and what can be tried."
                + " Prints nothing and reads no card. The kiosk must not be running on this device.")
final class DeviceCommand implements Callable<Integer> {
    private static final Duration ASKING = Duration.ofSeconds(30);

    private final Surroundings surroundings;

    @Parameters(paramLabel = "ID", description = "The device's id in the settings, such as idcard.")
    private String id = "";

    @Option(
            names = "--settings",
            paramLabel = "FILE",
            description = "The settings file; " + ValidateCommand.USUAL_FILE + " where none is named.")
    private Path file = Path.of(ValidateCommand.USUAL_FILE);

    @Option(
            names = "--try",
            paramLabel = "CHECK",
            description = "Has the device do one of its checks; ends with 0 where it passed.")
    private @Nullable String check;

    @Option(names = "--pin", description = "Tells the pin to write into the settings for what is plugged in now.")
    private boolean pin;

    DeviceCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws InterruptedException {
        return switch (SettingsFile.read(file)) {
            case SettingsFile.Rejected(List<Problem> problems) -> problems(problems);
            case SettingsFile.Loaded(TerminalSettings settings) -> {
                Optional<DeviceSettings> device = settings.device(id);
                yield device.isPresent() ? visit(settings, device.get()) : unknown(settings);
            }
        };
    }

    private int problems(List<Problem> problems) {
        problems.forEach(problem -> surroundings.err().println(problem.text()));
        return Exit.PROBLEMS;
    }

    private int unknown(TerminalSettings settings) {
        List<String> ids = settings.devices().stream().map(DeviceSettings::id).toList();
        surroundings.err().println(file + ": There is no device called " + id + ". " + meant(id, ids));
        return Exit.PROBLEMS;
    }

    private static String meant(String written, List<String> known) {
        return Nearest.to(written, known)
                .map(near -> "Did you mean " + near + "?")
                .orElse(known.isEmpty() ? "There is none." : "There are " + String.join(", ", known) + ".");
    }

    private int visit(TerminalSettings settings, DeviceSettings device) throws InterruptedException {
        List<Problem> unfit = new DeviceFit(surroundings.adapters())
                .of(settings).stream()
                        .filter(problem -> problem.key().startsWith("device." + id + "."))
                        .toList();
        if (!unfit.isEmpty()) {
            return problems(unfit);
        }
        surroundings.err().println("The kiosk must not be running on this device: two programs cannot share it.");
        surroundings.out().println(device.id() + "  " + device.adapter());
        DeviceReport report =
                new DeviceReport(surroundings.out(), FaultBook.load(DeviceCommand.class.getClassLoader()));
        try (DeviceVisit visit = DeviceVisit.of(DeviceFit.binding(device), surroundings.adapters())) {
            boolean well = report.state(visit.stands());
            String wanted = check;
            boolean answered = wanted == null ? tell(visit, report) && well : tried(visit, report, wanted);
            boolean pinned = !pin || pinned(visit.plugged());
            return answered && pinned ? Exit.WELL : Exit.PROBLEMS;
        } catch (DeviceFault e) {
            report.fault(e.fault());
            return Exit.PROBLEMS;
        }
    }

    private boolean tell(DeviceVisit visit, DeviceReport report) throws DeviceFault, InterruptedException {
        if (visit.tellsOfItself()) {
            try (Lease<Diagnostics> lease = visit.diagnose()) {
                lease.device().facts(Deadline.in(ASKING)).forEach(report::fact);
                lease.device().checks().forEach(report::check);
            }
        }
        return true;
    }

    private boolean tried(DeviceVisit visit, DeviceReport report, String wanted)
            throws DeviceFault, InterruptedException {
        if (!visit.tellsOfItself()) {
            surroundings.err().println(id + " is not open or has no checks, so " + wanted + " was not tried.");
            return false;
        }
        try (Lease<Diagnostics> lease = visit.diagnose()) {
            List<String> known = lease.device().checks().stream()
                    .map(Diagnostics.Check::name)
                    .toList();
            if (!known.contains(wanted)) {
                surroundings.err().println(id + " has no check called " + wanted + ". " + meant(wanted, known));
                return false;
            }
            return report.verdict(wanted, lease.device().run(wanted, Deadline.in(ASKING)));
        }
    }

    private boolean pinned(Sight sight) {
        return switch (sight) {
            case Sight.Seen(var identity) -> {
                surroundings.out().println(PinLine.of(DevicePin.of(identity)));
                yield true;
            }
            case Sight.Gone(String why) -> unpinned(why);
            case Sight.Blind(String why) -> unpinned(why);
        };
    }

    private boolean unpinned(String why) {
        surroundings.err().println("There is nothing to pin: " + why + ".");
        return false;
    }
}
