// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

/** What sealing a submission came to. */
public sealed interface Sealed {
    /**
     * It is sealed, and nothing readable of it is left behind.
     *
     * @param desk to whose key
     * @param content base64url, as {@link org.doorstep.contract.Cases.Submission#sealed}
     */
    record Ready(String desk, String content) implements Sealed {
        @Override
        public String toString() {
            return "Ready[" + desk + "]";
        }
    }

    /** The live catalog has no such desk; the item should not have been offered. */
    record NoSuchDesk(String desk) implements Sealed {}

    /** No card was read in this run, so it is not known whose submission it is. */
    record NoApplicant() implements Sealed {}
}
