// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

/**
 * How a piece of text is set.
 *
 * @param size in points
 * @param tracking added behind each character, in ems
 */
record Style(boolean bold, double size, Ink ink, double tracking) {
    static Style of(double size, Ink ink) {
        return new Style(false, size, ink, 0);
    }

    static Style bold(double size, Ink ink) {
        return new Style(true, size, ink, 0);
    }

    /** Distance of two baselines. */
    double leading() {
        return size * 1.6;
    }
}
