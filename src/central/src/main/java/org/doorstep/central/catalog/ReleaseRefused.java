// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.io.Serial;
import java.util.List;

/** Something that cannot be published, withdrawn or given to a terminal. Nothing changed then. */
public final class ReleaseRefused extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final Why why;

    /** Items are not right. The message lists each place and its remedy, a line each. */
    public ReleaseRefused(List<String> problems) {
        super(String.join("\n", problems));
        this.why = Why.PROBLEMS;
    }

    ReleaseRefused(Why why, String message) {
        super(message);
        this.why = why;
    }

    public Why why() {
        return why;
    }

    public enum Why {
        PROBLEMS,
        NO_REASON,
        /** The draft, or the release it begins with, is not what was looked at. */
        CHANGED_MEANWHILE,
        NOTHING_CHANGED,
        NO_TERMINAL,
        NO_RELEASE,
        /** Every terminal runs it, or a higher one, already. */
        NOT_HIGHER,
        /** Whoever wrote it does not approve it. */
        OWN_WORK,
        NO_ITEM
    }
}
