// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.doorstep.contract.Suite;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Json;

/**
 * Checks an {@link AuditExport} without the journal: every hash, every link, every signature. It cannot see that entries
 * are missing at the end; for that the head must equal the one central acknowledged. Stateless; any thread.
 */
public final class AuditVerifier {
    private final Suite suite;
    private final byte[] publicKey;

    /** @param publicKey the terminal's raw signing key */
    public AuditVerifier(Suite suite, byte[] publicKey) {
        this.suite = suite;
        this.publicKey = publicKey.clone();
    }

    /** What an export is worth. */
    public sealed interface Verdict {
        /**
         * Nothing was changed, removed or put in, up to {@code head}.
         *
         * @param first sequence of the first entry: 1, or later after a lost journal
         * @param head of the chain; compare it with what central knows
         * @param signedUpTo the last entry that a signature covers
         */
        record Intact(long first, ChainHead head, long signedUpTo) implements Verdict {}

        /**
         * @param line of the file, from 1
         * @param why in words
         */
        record Broken(long line, String why) implements Verdict {}
    }

    /** Reads to the end of {@code export}; does not close it. */
    public Verdict verify(InputStream export) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(export, StandardCharsets.UTF_8));
        long number = 0;
        long first = 0;
        long signed = 0;
        ChainHead head = ChainHead.NONE;
        for (String text = lines.readLine(); text != null; text = lines.readLine()) {
            number++;
            AuditExport.Line line;
            try {
                line = Json.read(text.getBytes(StandardCharsets.UTF_8), AuditExport.Line.class);
            } catch (BadMessage e) {
                return new Verdict.Broken(number, "not a line of an audit export: " + e.getMessage());
            }
            AuditEntry entry = line.entry();
            AuditSegment segment = line.segment();
            if (entry != null) {
                String wrong = wrong(entry, head);
                if (!wrong.isEmpty()) {
                    return new Verdict.Broken(number, wrong);
                }
                first = first == 0 ? entry.seq() : first;
                head = new ChainHead(entry.seq(), entry.hash());
            } else if (segment != null) {
                if (segment.seq() != head.seq() || !signed(head, segment.signature())) {
                    return new Verdict.Broken(number, "the signature after entry " + head.seq() + " does not fit");
                }
                signed = segment.seq();
            }
        }
        return new Verdict.Intact(first, head, signed);
    }

    private String wrong(AuditEntry entry, ChainHead head) {
        boolean begins = head.equals(ChainHead.NONE);
        if (!begins && entry.seq() != head.seq() + 1) {
            return "after entry " + head.seq() + " comes " + entry.seq();
        }
        if (begins
                ? entry.seq() == 1 != entry.previous().isEmpty()
                : !entry.previous().equals(head.hash())) {
            return "entry " + entry.seq() + " does not follow the one before";
        }
        if (!Signer.hash(suite, entry.hashedText()).equals(entry.hash())) {
            return "entry " + entry.seq() + " was changed";
        }
        return "";
    }

    private boolean signed(ChainHead head, String signature) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(signature);
        } catch (IllegalArgumentException e) {
            return false;
        }
        return suite.verify(publicKey, AuditEntry.signedHead(head).getBytes(StandardCharsets.UTF_8), bytes);
    }
}
