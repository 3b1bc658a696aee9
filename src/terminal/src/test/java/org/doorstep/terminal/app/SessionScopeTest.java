// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.contract.Identity;
import org.doorstep.terminal.sync.Subject;
import org.doorstep.wire.Suites;
import org.junit.jupiter.api.Test;

/** The one owner of a resident's data. */
class SessionScopeTest {
    private static final String ID = "999999195503120012";
    private static final String OTHER_ID = "99999919840909001X";

    private final SessionScope scope = new SessionScope(1, new SecureRandom());

    @Test
    void aCardThatWasOnlyReadIsNobodysSession() {
        Card read = card(OTHER_ID);
        scope.own(read);
        assertThat(scope.subject()).isEmpty();
        scope.holds(card(ID));
        scope.own(card(OTHER_ID));
        assertThat(scope.subject().orElseThrow().number().copy()).containsExactly(ID.toCharArray());
        scope.close();
        assertThat(read.idNumber().copy()).as("read, so overwritten").containsOnly('\0');
    }

    @Test
    void closingOverwritesTheResidentAndWhatComesLateIsOverwrittenAtOnce() {
        Card card = card(ID);
        scope.holds(card);
        var subject = scope.subject().orElseThrow();
        scope.close();
        assertThat(scope.subject()).isEmpty();
        assertThat(subject.number().copy()).containsOnly('\0');
        assertThat(card.name().copy()).containsOnly('\0');
        Card late = card(ID);
        scope.holds(late);
        assertThat(scope.subject()).isEmpty();
        assertThat(late.idNumber().copy()).containsOnly('\0');
    }

    @Test
    void whatComesBackAboutAResidentWhoIsGoneIsAboutNobody() {
        scope.holds(card(ID));
        Subject asked = scope.subject().orElseThrow();
        assertThat(scope.about(asked, () -> asked.number().copy()))
                .hasValueSatisfying(number -> assertThat(number).containsExactly(ID.toCharArray()));
        scope.holds(card(OTHER_ID));
        assertThat(scope.about(asked, () -> "compared")).isEmpty();
        Subject now = scope.subject().orElseThrow();
        scope.grant(asked, grant(asked));
        assertThat(scope.grant()).as("issued for the one before").isEmpty();
        scope.grant(now, grant(now));
        assertThat(scope.grant()).isPresent();
        scope.close();
        assertThat(scope.about(now, () -> "compared")).isEmpty();
    }

    @Test
    void whatIsInUseWhenTheSessionEndsStaysWholeUntilItsUseIsDone() {
        Card card = card(ID);
        TextValue typed = TextValue.of("13900000002");
        scope.holds(card);
        Subject resident = scope.subject().orElseThrow();
        scope.whole(() -> {
            scope.whole(() -> {
                scope.own(List.of(), List.of(typed));
                scope.close();
                return "inner";
            });
            assertThat(scope.subject()).as("nothing new begins").isEmpty();
            assertThat(scope.whole(() -> "late")).isEmpty();
            assertThat(card.idNumber()).isEqualTo(TextValue.of(ID));
            assertThat(resident.number().copy()).containsExactly(ID.toCharArray());
            assertThat(typed).isEqualTo(TextValue.of("13900000002"));
            return "outer";
        });
        assertThat(card.idNumber().copy()).containsOnly('\0');
        assertThat(resident.number().copy()).containsOnly('\0');
        assertThat(typed.copy()).containsOnly('\0');
        TextValue again = TextValue.of("13900000002");
        scope.own(List.of(), List.of(again));
        assertThat(again.copy()).as("handed to a closed scope").containsOnly('\0');
    }

    @Test
    void aUseThatBreaksKeepsNothing() {
        Card card = card(ID);
        scope.holds(card);
        assertThatThrownBy(() -> scope.whole(() -> {
                    scope.close();
                    throw new IllegalStateException("a template that breaks");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(card.idNumber().copy()).containsOnly('\0');
    }

    private static Identity.Grant grant(Subject of) {
        Instant now = Instant.parse("2026-05-04T03:02:01Z");
        return new Identity.Grant(
                "grant-1",
                "00317",
                "rs",
                of.tag(Suites.current()),
                Identity.Method.PHONE_CODE,
                "",
                now,
                now.plusSeconds(600),
                "");
    }

    private static Card card(String number) {
        return new Card(
                TextValue.of("张建国"),
                TextValue.of(number),
                "1",
                TextValue.of("01"),
                LocalDate.of(1955, 3, 12),
                TextValue.of("示范省示范市示范路一号"),
                TextValue.of("示范市公安局"),
                LocalDate.of(2016, 1, 1),
                null);
    }
}
