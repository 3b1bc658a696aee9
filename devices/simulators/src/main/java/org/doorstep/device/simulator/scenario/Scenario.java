// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.scenario;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doorstep.device.simulator.bench.Tongue;

/**
 * A scenario as its file has it.
 *
 * @param name the file's name without its ending
 * @param titles its title in each language
 * @param abouts what is to be learnt from it, in each language
 */
public record Scenario(String name, Map<Tongue, String> titles, Map<Tongue, String> abouts, List<Step> steps) {
    public Scenario {
        titles = Map.copyOf(titles);
        abouts = Map.copyOf(abouts);
        steps = List.copyOf(steps);
    }

    /** The commands it gives to the devices. */
    public Stream<String> commands() {
        return steps.stream()
                .filter(Step.Do.class::isInstance)
                .map(Step.Do.class::cast)
                .map(Step.Do::command);
    }

    public String title(Tongue tongue) {
        return titles.getOrDefault(tongue, name);
    }

    public String about(Tongue tongue) {
        return abouts.getOrDefault(tongue, "");
    }
}
