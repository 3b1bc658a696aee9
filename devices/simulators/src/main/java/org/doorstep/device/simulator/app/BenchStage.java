// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.app;

import java.io.IOException;
import org.doorstep.device.simulator.bench.Bench;
import org.doorstep.device.simulator.bench.Commands;
import org.doorstep.device.simulator.bench.Counters;
import org.doorstep.device.simulator.scenario.ScenarioRunner;

/** The bench as scenarios see it. */
record BenchStage(Bench bench, Commands commands) implements ScenarioRunner.Stage {
    @Override
    public void obey(String command) throws IOException, InterruptedException {
        commands.obey(command);
    }

    @Override
    public Counters counters() {
        return bench.counters();
    }

    @Override
    public boolean somethingWrong() {
        return bench.triggers().stream()
                .anyMatch(trigger ->
                        trigger.mend().isPresent() && trigger.inForce().getAsBoolean());
    }
}
