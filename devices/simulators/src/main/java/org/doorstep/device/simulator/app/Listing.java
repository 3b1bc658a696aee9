// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.app;

import java.util.ArrayList;
import java.util.List;
import org.doorstep.device.simulator.bench.Bench;
import org.doorstep.device.simulator.bench.DeviceKind;
import org.doorstep.device.simulator.bench.Tongue;
import org.doorstep.device.simulator.bench.Trigger;
import org.doorstep.device.simulator.bench.Words;
import org.doorstep.device.simulator.scenario.Scenario;

/** The table of devices, triggers and scenarios as text. */
final class Listing {
    private Listing() {}

    /** A line for each trigger: its command, the faults it brings about, what it does. */
    static String of(Bench bench, List<Scenario> scenarios, Tongue tongue) {
        Words words = Words.in(tongue);
        List<String> lines = new ArrayList<>();
        for (DeviceKind kind : bench.kinds()) {
            lines.add(words.get("device." + kind.word()));
            for (Trigger trigger : bench.triggers(kind)) {
                String faults = trigger.faults().isEmpty() ? "-" : String.join(" ", trigger.faults());
                lines.add("  %-30s %-12s %s".formatted(trigger.make().words(), faults, words.does(trigger)));
                trigger.mend().ifPresent(mend -> lines.add("    %s".formatted(mend.words())));
            }
        }
        lines.add(words.get("scenarios"));
        for (Scenario scenario : scenarios) {
            lines.add("  %-30s %s".formatted("scenario start " + scenario.name(), scenario.title(tongue)));
        }
        return String.join("\n", lines);
    }
}
