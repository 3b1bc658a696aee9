// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

/**
 * A place in a settings file.
 *
 * @param line from 1; 0 where the whole file is meant
 * @param column from 1, in UTF-16 units; 0 where the whole file is meant
 */
public record Place(int line, int column) {
    /** The file as a whole. */
    public static final Place WHOLE_FILE = new Place(0, 0);
}
