// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

/**
 * Where something stands.
 *
 * @param file name of the file, relative to the catalog's folder
 * @param line from 1
 * @param column from 1
 * @param path such as {@code steps[2].view.rows[0].value}; empty for the whole file
 */
public record Place(String file, int line, int column, String path) {
    @Override
    public String toString() {
        return file + ":" + line + ":" + column + (path.isEmpty() ? "" : " " + path);
    }

    Place child(String key) {
        return new Place(file, line, column, path.isEmpty() ? key : path + "." + key);
    }
}
