// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

/**
 * One mistake in a settings file, or one thing that it asks for and the machine lacks.
 *
 * @param file the file as it was named by whoever asked
 * @param line from 1; 0 where the whole file is meant
 * @param column from 1; 0 where the whole file is meant
 * @param key the dotted key, such as {@code timing.idle} or {@code device.receipt.link}; empty where no key is meant
 * @param message what is wrong, without a full stop
 * @param remedy what to do, a whole sentence
 */
public record Problem(String file, int line, int column, String key, String message, String remedy) {
    public Problem(String file, Place place, String key, String message, String remedy) {
        this(file, place.line(), place.column(), key, message, remedy);
    }

    /** {@code file:line:column: message. Remedy}, or {@code file: message. Remedy} where the whole file is meant. */
    public String text() {
        String where = line == 0 ? file : file + ":" + line + ":" + column;
        return where + ": " + message + ". " + remedy;
    }
}
