// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.image.BufferedImage;
import java.util.List;
import org.doorstep.device.simulator.bench.DeviceSample;
import org.doorstep.device.simulator.scenario.ScenarioRunner;
import org.jspecify.annotations.Nullable;

/**
 * What the window shows at one moment.
 *
 * @param card the place of the person whose card lies there, from 1; 0 for none, less for a card of nobody
 * @param slipName file of the last slip; empty where there is none
 * @param slip its picture; null where there is none
 */
record Seen(
        List<DeviceSample> devices,
        int card,
        String slipName,
        @Nullable BufferedImage slip,
        ScenarioRunner.Status scenario) {}
