// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.scenario;

import java.time.Duration;
import java.util.Map;
import org.doorstep.device.simulator.bench.Tongue;

/** One step of a scenario. */
public sealed interface Step {
    /** Runs one command of the devices. */
    record Do(String command) implements Step {}

    /** Tells the trainee what has happened or is to be done. */
    record Say(Map<Tongue, String> text) implements Step {
        public Say {
            text = Map.copyOf(text);
        }
    }

    /** Lets time pass. */
    record Pause(Duration time) implements Step {}

    /** Waits for something to happen, at most for {@code limit}, and goes on either way. */
    record Await(Event event, Duration limit) implements Step {}
}
