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
     * @param detail names the file, what is wrong and what to do; nothing personal, some 400 characters at most
     */
    record Refused(Reason reason, String detail) implements Update {}

    /** The repository could not be read. */
    record Unreachable(String detail) implements Update {}

    enum Reason {
        /** The first root is not the one whose hash the work order carried. */
        ROOT_UNKNOWN("Enrol this terminal by a work order of the central it follows."),
        SIGNATURE("Publish again with the city's keys; if nobody changed anything, look who writes to the repository."),
        /** A number lower than one seen before. */
        LOWER_NUMBER("Publish under a higher number; a rollback is a new number too."),
        EXPIRED("Have central sign a new timestamp, and look at this machine's clock."),
        /** A file is missing, too long, malformed, or its hash is another. */
        CONTENT("Publish again; what lies on the server is not what was signed."),
        /** An item's examples did not give what they promise. */
        SELF_TEST("Correct the item or what its example expects, and publish again."),
        /** This machine's disk did not take it. */
        STORE("Make room on this machine's disk, and look at the folder's rights.");

        private final String remedy;

        Reason(String remedy) {
            this.remedy = remedy;
        }

        /** What to do about it. */
        public String remedy() {
            return remedy;
        }
    }
}
