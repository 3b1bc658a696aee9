// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.doorstep.contract.Identity;
import org.doorstep.contract.PersonTag;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.UuidV7;

/** Issues and checks grants. Nothing is remembered: the signature says it all, so any node can check. Any thread. */
public final class Grants {
    public static final Duration VALID = Duration.ofMinutes(10);

    private final Suite suite;
    private final Suite.Pair signing;
    private final InstantSource clock;
    private final UuidV7 ids = new UuidV7();

    public Grants(Suite suite, Suite.Pair signing, InstantSource clock) {
        this.suite = suite;
        this.signing = signing;
        this.clock = clock;
    }

    public enum Verdict {
        GOOD,
        FORGED,
        EXPIRED,
        /** Good, but not for this terminal or this desk. */
        ELSEWHERE
    }

    /** @param by the attendant's roster id, or empty */
    public Identity.Grant issue(String terminal, String desk, PersonTag tag, Identity.Method method, String by) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        Identity.Grant draft =
                new Identity.Grant(ids.next().toString(), terminal, desk, tag, method, by, now, now.plus(VALID), "");
        byte[] signature = suite.sign(signing.privateKey(), draft.signedText().getBytes(StandardCharsets.UTF_8));
        return new Identity.Grant(
                draft.id(), terminal, desk, tag, method, by, now, draft.expires(), Base64Url.encode(signature));
    }

    public Verdict check(Identity.Grant grant, String terminal, String desk) {
        if (!signed(grant)) {
            return Verdict.FORGED;
        }
        if (!grant.terminal().equals(terminal) || !grant.desk().equals(desk)) {
            return Verdict.ELSEWHERE;
        }
        return clock.instant().isBefore(grant.expires()) ? Verdict.GOOD : Verdict.EXPIRED;
    }

    private boolean signed(Identity.Grant grant) {
        byte[] signature;
        try {
            signature = Base64Url.decode(grant.signature());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
        return suite.verify(signing.publicKey(), grant.signedText().getBytes(StandardCharsets.UTF_8), signature);
    }
}
