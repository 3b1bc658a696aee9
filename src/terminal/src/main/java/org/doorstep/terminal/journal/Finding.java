// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.nio.file.Path;

/** Something that was not as it should be when a journal was opened. The journal works all the same. */
public sealed interface Finding {
    /**
     * The journal was broken; it lies aside, whole, and a new one was begun.
     *
     * @param file the journal
     * @param aside where the broken one lies now
     * @param why what SQLite said
     */
    record JournalBroken(Path file, Path aside, String why) implements Finding {}

    /** There was no journal though its second copy knows one; a new one was begun. */
    record JournalMissing(Path file) implements Finding {}

    /** The journal is older than its second copy, as after an old disk image was put back. */
    record JournalOlder(Path file) implements Finding {}

    /**
     * What a new or older journal took over.
     *
     * @param records waiting records found in the second copy only
     * @param slips counter the slips go on from
     * @param receipts number the receipts go on from
     */
    record Continued(int records, long slips, long receipts) implements Finding {}

    /** The second copy was broken; it lies aside and a new one was made from the journal. */
    record CopyBroken(Path file, Path aside, String why) implements Finding {}

    /** The second copy cannot be written; the journal goes on without it. */
    record CopyUnavailable(Path file, String why) implements Finding {}

    /** The program did not end in order in this boot: killed, crashed or without power. */
    record AbnormalShutdown(int boot) implements Finding {}
}
