// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

/** What came of following the repository. In every case but {@link Switched} the release in force is what it was. */
public sealed interface Update {
    /** A newer release is verified, tested and complete on disk; {@link TrustedCatalog#activate} puts it in force. */
    record Staged(int release) implements Update {}

    /** A newer release is in force. */
    record Switched(int release) implements Update {}

    /** The release in force is the newest. The catalog is as fresh as it can be. */
    record Current(int release) implements Update {}

    /**
     * What the repository offers is not to be trusted or not usable.
     *
     * @param detail names the file and what is wrong; nothing personal
     */
    record Refused(Reason reason, String detail) implements Update {}

    /** The repository could not be read. */
    record Unreachable(String detail) implements Update {}

    enum Reason {
        /** The first root is not the one whose hash the work order carried. */
        ROOT_UNKNOWN,
        SIGNATURE,
        /** A number lower than one seen before. */
        LOWER_NUMBER,
        EXPIRED,
        /** A file is missing, too long, malformed, or its hash is another. */
        CONTENT,
        /** An item's examples did not give what they promise. */
        SELF_TEST,
        /** This machine's disk did not take it. */
        STORE
    }
}
