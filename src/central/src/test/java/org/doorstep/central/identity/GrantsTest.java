// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.doorstep.central.MovableClock;
import org.doorstep.contract.Identity;
import org.doorstep.contract.PersonTag;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Json;
import org.doorstep.wire.Suites;
import org.junit.jupiter.api.Test;

class GrantsTest {
    private final MovableClock clock = new MovableClock();
    private final Suite suite = Suites.current();
    private final Grants grants = new Grants(suite, suite.newSigningPair(), clock);
    private final Identity.Grant grant =
            grants.issue("00317", "rs", new PersonTag("tag"), Identity.Method.PHONE_CODE, "");

    @Test
    void aGrantIsGoodForItsTerminalAndDeskForTenMinutes() throws Exception {
        Identity.Grant travelled = Json.read(Json.write(grant), Identity.Grant.class);

        assertThat(grants.check(travelled, "00317", "rs")).isEqualTo(Grants.Verdict.GOOD);
        clock.advance(Duration.ofMinutes(10));
        assertThat(grants.check(travelled, "00317", "rs")).isEqualTo(Grants.Verdict.EXPIRED);
    }

    @Test
    void aGrantIsNotGoodElsewhere() {
        assertThat(grants.check(grant, "00318", "rs")).isEqualTo(Grants.Verdict.ELSEWHERE);
        assertThat(grants.check(grant, "00317", "yb")).isEqualTo(Grants.Verdict.ELSEWHERE);
    }

    @Test
    void aChangedGrantIsForged() {
        Identity.Grant other = new Identity.Grant(
                grant.id(),
                grant.terminal(),
                grant.desk(),
                new PersonTag("somebody else"),
                grant.method(),
                grant.by(),
                grant.issued(),
                grant.expires(),
                grant.signature());
        Identity.Grant garbled = new Identity.Grant(
                grant.id(),
                grant.terminal(),
                grant.desk(),
                grant.tag(),
                grant.method(),
                grant.by(),
                grant.issued(),
                grant.expires(),
                "=not base64=");

        assertThat(grants.check(other, "00317", "rs")).isEqualTo(Grants.Verdict.FORGED);
        assertThat(grants.check(garbled, "00317", "rs")).isEqualTo(Grants.Verdict.FORGED);
    }
}
