// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.doorstep.central.Fleet;
import org.doorstep.central.fleet.Secrets;
import org.doorstep.central.store.Accounts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoginsTest {
    private static final String RIGHT = "correct horse battery";

    @TempDir
    Path folder;

    private Fleet fleet;
    private Logins logins;

    @BeforeEach
    void open() throws Exception {
        fleet = new Fleet(folder);
        logins = logins(Logins.SecondFactor.OPTIONAL);
        logins.addAccount("wang.li", "王丽", Accounts.Role.OPERATOR, RIGHT.toCharArray(), "test");
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void theRightPasswordOpensASessionThatEndsWithTheLogout() throws Exception {
        Logins.Result.In in = (Logins.Result.In) login(RIGHT);
        Logins.Open open = logins.session(in.token()).orElseThrow();

        assertThat(open.account().name()).isEqualTo("wang.li");
        assertThat(logins.session(in.token() + "x")).isEmpty();
        logins.logout(open.session());
        assertThat(logins.session(in.token())).isEmpty();
    }

    @Test
    void theFifthWrongPasswordLocksAndEachFurtherOneTwiceAsLong() throws Exception {
        for (int i = 0; i < 4; i++) {
            assertThat(login("wrong password")).isEqualTo(new Logins.Result.Wrong());
        }
        Duration expected = Duration.ofSeconds(30);
        for (int i = 0; i < 3; i++) {
            assertThat(login("wrong password"))
                    .isEqualTo(new Logins.Result.Locked(fleet.clock.instant().plus(expected)));
            assertThat(login(RIGHT))
                    .as("also the right one while it is locked")
                    .isInstanceOf(Logins.Result.Locked.class);
            fleet.clock.advance(expected);
            expected = expected.multipliedBy(2);
        }
        assertThat(login(RIGHT)).isInstanceOf(Logins.Result.In.class);
        assertThat(login("wrong password")).as("a login forgives").isEqualTo(new Logins.Result.Wrong());
    }

    @Test
    void anUnknownAccountIsWrongAndLockedLikeAKnownOne() throws Exception {
        for (int i = 0; i < 7; i++) {
            assertThat(logins.login("nobody", RIGHT.toCharArray()))
                    .as("try %s", i + 1)
                    .isEqualTo(login("wrong password"));
        }
        fleet.clock.advance(Duration.ofSeconds(30));
        assertThat(logins.login("nobody", RIGHT.toCharArray())).isEqualTo(login("wrong password"));
    }

    @Test
    void aCodeThatIsGuessedFromMemoryOfAnOpenAccountIsLockedAllTheSame() throws Exception {
        Logins strict = logins(Logins.SecondFactor.REQUIRED);
        Logins.Result.In half = (Logins.Result.In) strict.login("wang.li", RIGHT.toCharArray());
        Logins.Open before = strict.session(half.token()).orElseThrow();
        String code = Totp.code(strict.secret(before.account()), fleet.clock.instant());
        String wrong = code.equals("000000") ? "111111" : "000000";

        for (int i = 0; i < 4; i++) {
            assertThat(strict.second(before, wrong)).isEqualTo(new Logins.Result.Wrong());
        }
        assertThat(strict.second(before, wrong)).isInstanceOf(Logins.Result.Locked.class);
        assertThat(strict.second(before, code))
                .as("a call that began before the lock")
                .isInstanceOf(Logins.Result.Locked.class);
        assertThat(login(RIGHT)).as("the password does not open it either").isInstanceOf(Logins.Result.Locked.class);

        fleet.clock.advance(Duration.ofSeconds(30));
        assertThat(strict.login("wang.li", RIGHT.toCharArray())).isInstanceOf(Logins.Result.In.class);
        assertThat(strict.second(before, wrong))
                .as("a right password forgives no wrong code")
                .isEqualTo(new Logins.Result.Locked(fleet.clock.instant().plusSeconds(60)));
    }

    @Test
    void aSessionEndsAfterHalfAnHourWithoutACall() throws Exception {
        Logins.Result.In in = (Logins.Result.In) login(RIGHT);
        fleet.clock.advance(Duration.ofMinutes(29));
        assertThat(logins.session(in.token())).isPresent();
        fleet.clock.advance(Duration.ofMinutes(29));
        assertThat(logins.session(in.token())).isPresent();
        fleet.clock.advance(Duration.ofMinutes(30));
        assertThat(logins.session(in.token())).isEmpty();
    }

    @Test
    void aRequiredSecondFactorIsSetUpFirstAndAskedForEverAfter() throws Exception {
        Logins strict = logins(Logins.SecondFactor.REQUIRED);
        Logins.Result.In half = (Logins.Result.In) strict.login("wang.li", RIGHT.toCharArray());
        assertThat(half.stage()).isEqualTo(Accounts.Stage.SET_UP);

        Logins.Open open = strict.session(half.token()).orElseThrow();
        String code = Totp.code(strict.secret(open.account()), fleet.clock.instant());
        assertThat(strict.second(open, code.equals("000000") ? "111111" : "000000"))
                .isEqualTo(new Logins.Result.Wrong());
        Logins.Result.In whole = (Logins.Result.In) strict.second(open, code);
        assertThat(whole.stage()).isEqualTo(Accounts.Stage.COMPLETE);
        assertThat(strict.session(half.token())).as("the half session is over").isEmpty();

        Logins.Result.In next = (Logins.Result.In) logins.login("wang.li", RIGHT.toCharArray());
        assertThat(next.stage()).as("also where it is optional").isEqualTo(Accounts.Stage.PASSWORD);
        Logins.Open again = logins.session(next.token()).orElseThrow();
        assertThat(logins.second(again, code)).as("no code works twice").isEqualTo(new Logins.Result.Wrong());
    }

    @Test
    void aShortPasswordAndATakenNameAreRefusedWithTheReason() {
        assertThatThrownBy(() -> logins.addAccount("li.na", "李娜", Accounts.Role.AUDITOR, "short".toCharArray(), "test"))
                .hasMessageContaining("at least 10");
        assertThatThrownBy(() -> logins.addAccount("wang.li", "王丽", Accounts.Role.AUDITOR, RIGHT.toCharArray(), "test"))
                .hasMessageContaining("already");
    }

    private Logins logins(Logins.SecondFactor setting) throws Exception {
        return new Logins(
                fleet.store,
                fleet.suite,
                Secrets.open(folder, fleet.suite),
                fleet.audit,
                new Passwords(),
                setting,
                fleet.clock);
    }

    private Logins.Result login(String password) throws InterruptedException {
        return logins.login("wang.li", password.toCharArray());
    }
}
