// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import org.doorstep.catalog.mistake.Mistake;
import org.doorstep.catalog.mistake.Told;

/**
 * Something wrong in a catalog. Its text form and {@link #message} are English, for logs and the command line; a page takes the
 * language of its reader from {@link #told}.
 *
 * @param severity whether it may be published
 */
public record Problem(Severity severity, Place place, Told told) {
    public enum Severity {
        /** Not to be published. */
        ERROR,
        /** Unusual; may be published. */
        WARNING
    }

    /** @param parts as {@link Mistake#with} takes them */
    public static Problem error(Place place, Mistake mistake, Object... parts) {
        return new Problem(Severity.ERROR, place, mistake.with(parts));
    }

    /** @param parts as {@link Mistake#with} takes them */
    public static Problem warning(Place place, Mistake mistake, Object... parts) {
        return new Problem(Severity.WARNING, place, mistake.with(parts));
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** What is wrong, in English. */
    public String message() {
        return told.message().en();
    }

    /** What to do about it, in English. */
    public String remedy() {
        return told.remedy().en();
    }

    @Override
    public String toString() {
        return place + ": " + (isError() ? "" : "warning: ") + message() + " " + remedy();
    }
}
