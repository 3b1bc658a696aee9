// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

/** Whether the terminal can speak. Screens offer it only where it can. */
public sealed interface Availability {
    record Ready() implements Availability {}

    /**
     * @param why for the technician, without a full stop
     * @param remedy what to do, a whole sentence
     */
    record Absent(String why, String remedy) implements Availability {}
}
