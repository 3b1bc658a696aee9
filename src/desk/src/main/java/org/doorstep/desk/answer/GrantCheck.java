// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.answer;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Suites;
import org.jspecify.annotations.Nullable;

/** Whether a grant is central's, and for this terminal, desk, person and moment. Pure. */
final class GrantCheck {
    /** Central's clock and the desk's may differ this much. */
    static final Duration TOLERANCE = Duration.ofMinutes(2);

    private final String desk;
    private final byte[] centralKey;

    /** @param centralKey raw public key that central signs grants with */
    GrantCheck(String desk, byte[] centralKey) {
        this.desk = desk;
        this.centralKey = centralKey.clone();
    }

    /** What speaks against the question; empty when nothing does. */
    Optional<Outcome> against(DeskCalls.Pending pending, Instant now) {
        Identity.@Nullable Grant grant = pending.grant();
        if (grant == null) {
            return Optional.of(Outcome.NO_GRANT);
        }
        if (!signed(grant)) {
            return Optional.of(Outcome.GRANT_FORGED);
        }
        if (!grant.terminal().equals(pending.terminal())) {
            return Optional.of(Outcome.GRANT_FOR_OTHER_TERMINAL);
        }
        if (!grant.desk().equals(desk)) {
            return Optional.of(Outcome.GRANT_FOR_OTHER_DESK);
        }
        if (!grant.tag().equals(pending.tag())) {
            return Optional.of(Outcome.GRANT_FOR_OTHER_PERSON);
        }
        if (!now.isBefore(grant.expires().plus(TOLERANCE))) {
            return Optional.of(Outcome.GRANT_EXPIRED);
        }
        if (now.isBefore(grant.issued().minus(TOLERANCE))) {
            return Optional.of(Outcome.GRANT_NOT_YET_VALID);
        }
        return Optional.empty();
    }

    private boolean signed(Identity.Grant grant) {
        byte[] signature;
        try {
            signature = Base64Url.decode(grant.signature());
        } catch (IllegalArgumentException e) {
            return false;
        }
        Optional<Suite> suite = Suites.ofBytes(signature);
        return suite.isPresent()
                && suite.get().verify(centralKey, grant.signedText().getBytes(UTF_8), signature);
    }
}
