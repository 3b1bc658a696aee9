// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

/**
 * Something wrong in a catalog.
 *
 * @param severity whether it may be published
 * @param message what is wrong
 * @param remedy what to do about it
 */
public record Problem(Severity severity, Place place, String message, String remedy) {
    public enum Severity {
        /** Not to be published. */
        ERROR,
        /** Unusual; may be published. */
        WARNING
    }

    public static Problem error(Place place, String message, String remedy) {
        return new Problem(Severity.ERROR, place, message, remedy);
    }

    public static Problem warning(Place place, String message, String remedy) {
        return new Problem(Severity.WARNING, place, message, remedy);
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    @Override
    public String toString() {
        return place + ": " + (isError() ? "" : "warning: ") + message + " " + remedy;
    }
}
