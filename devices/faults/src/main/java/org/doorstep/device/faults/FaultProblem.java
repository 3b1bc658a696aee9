// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults;

/**
 * Something wrong in a file of faults.
 *
 * @param file as a person finds it
 * @param line from 1
 * @param code of the fault concerned; empty when it is about the file
 * @param what is wrong, a whole sentence
 * @param remedy what to do, a whole sentence
 */
public record FaultProblem(String file, int line, String code, String what, String remedy) {
    /** In one line: place, code, what, remedy. */
    public String text() {
        return file + ":" + line + ": " + (code.isEmpty() ? "" : code + ": ") + what + " " + remedy;
    }
}
