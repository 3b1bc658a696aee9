// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Identity.ConfirmState;
import org.doorstep.device.spi.SecretText;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A second factor that is wrong five times, as the terminal hears of it over TLS. */
@Timeout(240)
class LockedCodeTest {
    private static final String DESK = "rs";
    private static final String RIGHT = "314159";
    private static final String WRONG = "000000";

    @TempDir
    Path folder;

    @Test
    void each_wrong_code_is_told_with_what_is_left_and_the_fifth_as_locked() throws Exception {
        var subject = new Subject(
                SecretText.taking("999999195002030013".toCharArray()),
                SecretText.taking("张某".toCharArray()),
                new byte[32]);
        var left = new AtomicInteger(5);
        try (var central = new FakeCentral(folder);
                var uplink = new Uplink(
                        central.address(), KeyFile.open(folder.resolve("terminal-keys")), central.identity())) {
            var desks = DeskBook.of(new Enrolment.Desks(List.of(new Enrolment.Desk(
                    DESK,
                    "人社局",
                    Base64Url.encode(FakeCentral.SUITE.newSealingPair().publicKey()),
                    ""))));
            var identity = new IdentityClient(uplink, desks);
            central.on("/t/identity/confirm", exchange -> {
                FakeCentral.read(exchange, Identity.Confirm.class);
                int now = left.updateAndGet(before -> Math.max(0, before - 1));
                ConfirmState state = now == 0 ? ConfirmState.LOCKED : ConfirmState.WRONG_CODE;
                FakeCentral.json(exchange, 200, new Identity.Confirmed(state, null, now));
            });
            for (int still = 4; still >= 1; still--) {
                assertThat(identity.confirm("check-1", DESK, subject, WRONG)).isEqualTo(new Confirmed.WrongCode(still));
            }
            assertThat(identity.confirm("check-1", DESK, subject, WRONG)).isEqualTo(new Confirmed.Locked());
            assertThat(identity.confirm("check-1", DESK, subject, RIGHT)).isEqualTo(new Confirmed.Locked());
            assertThat(central.calls()).as("nothing is shown twice by itself").hasSize(6);

            central.on(
                    "/t/identity/start",
                    exchange -> FakeCentral.json(
                            exchange, 200, new Identity.Started(Identity.StartState.TOO_MANY, "", 0, 0)));
            assertThat(identity.start("check-1", DESK, subject)).isEqualTo(new Started.TooMany());
        }
    }
}
