// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.time.Instant;

/**
 * One link of the audit chain.
 *
 * @param seq from 1 without gaps
 * @param previous hash of the entry before; empty for the first
 * @param boot in which start of the program it was written
 * @param mono milliseconds of that boot's monotonic clock
 * @param at when the terminal believed it was
 * @param type name of an {@link AuditEvent}; text, because a verifier may be older than the entry
 * @param subject which device, command or record; empty when the type says all
 * @param hash of {@link #hashedText}, base64url
 */
public record AuditEntry(
        long seq, String previous, long boot, long mono, Instant at, String type, String subject, String hash) {
    /** What {@link #hash} is taken of: the fields in their order, parted by newlines. */
    public String hashedText() {
        return String.join(
                "\n",
                "doorstep audit 1",
                Long.toString(seq),
                previous,
                Long.toString(boot),
                Long.toString(mono),
                at.toString(),
                type,
                subject);
    }

    AuditEntry withHash(String value) {
        return new AuditEntry(seq, previous, boot, mono, at, type, subject, value);
    }

    /** What a segment's signature is over: the chain up to and with this entry. */
    static String signedHead(ChainHead head) {
        return String.join("\n", "doorstep audit head 1", Long.toString(head.seq()), head.hash());
    }
}
