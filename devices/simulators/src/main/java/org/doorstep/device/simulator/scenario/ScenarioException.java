// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.scenario;

/** A scenario's file breaks a rule; the message names file, line and remedy. */
public final class ScenarioException extends Exception {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    ScenarioException(String file, int line, String what) {
        super(file + " line " + line + ": " + what);
    }
}
