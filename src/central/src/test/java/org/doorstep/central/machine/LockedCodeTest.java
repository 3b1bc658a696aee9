// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.doorstep.central.CentralOptions;
import org.doorstep.central.CentralServer;
import org.doorstep.central.Machine;
import org.doorstep.central.MadeUp;
import org.doorstep.central.PlayedDesk;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Identity.ConfirmState;
import org.doorstep.contract.PersonTag;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Suites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second factor that is wrong five times, over real TLS: that way is locked, the attendant's stays open. */
class LockedCodeTest {
    private static final PersonTag TAG = new PersonTag("a tag");

    @TempDir
    Path folder;

    private Machine terminal;

    private Identity.Confirmed confirm(String check, String code) throws InterruptedException {
        return terminal.post("/t/identity/confirm", new Identity.Confirm(check, code), Identity.Confirmed.class);
    }

    private Identity.Started begin(String check) throws InterruptedException {
        return terminal.post("/t/identity/start", new Identity.Start(check, "rs", TAG, "who"), Identity.Started.class);
    }

    @Test
    void fiveWrongCodesLockThatCheckAndAnAttendantStillVouches() throws Exception {
        try (CentralServer server = CentralServer.start(
                        CentralOptions.local(folder.resolve("central")).demo());
                Machine desk = new Machine(folder.resolve("desk"), server);
                Machine mine = new Machine(folder.resolve("terminal"), server)) {
            terminal = mine;
            server.saveSite("xinyi", "新驿镇便民服务中心", "0537-1234567", "8:30-17:30");
            Machine.value(desk.enrolDesk(
                    server.createDeskWorkOrder("rs", "人力资源和社会保障局").code()));
            Enrolment.Reply enrolled = Machine.value(mine.enrolTerminal(
                    server.createTerminalWorkOrder("xinyi", "00317", "一号机").code()));
            try (PlayedDesk _ = new PlayedDesk(
                    desk,
                    pending -> new DeskCalls.Answered(
                            pending.id(), DeskCalls.AnsweredState.ANSWERED, null, "13900000001", null))) {
                locked(server);
            }
            vouched(server, Base64Url.decode(enrolled.rosterKey()));
        }
    }

    private void locked(CentralServer server) throws InterruptedException {
        String check = UUID.randomUUID().toString();
        assertThat(begin(check).state()).isEqualTo(Identity.StartState.SENT);
        String right = server.demoMessages().getFirst().text().replaceAll(".*验证码 ([0-9]{6}).*", "$1");
        assertThat(right).matches("[0-9]{6}");
        String wrong = right.equals("000000") ? "111111" : "000000";
        for (int left = 4; left >= 1; left--) {
            assertThat(confirm(check, wrong)).isEqualTo(new Identity.Confirmed(ConfirmState.WRONG_CODE, null, left));
        }
        assertThat(confirm(check, wrong)).isEqualTo(new Identity.Confirmed(ConfirmState.LOCKED, null, 0));
        assertThat(confirm(check, right))
                .as("the right code comes too late")
                .isEqualTo(new Identity.Confirmed(ConfirmState.LOCKED, null, 0));
        assertThat(begin(check).state())
                .as("no second code for the same check")
                .isEqualTo(Identity.StartState.TOO_MANY);
        assertThat(server.demoMessages()).hasSize(1);
    }

    private void vouched(CentralServer server, byte[] rosterKey) throws InterruptedException {
        String attendant = MadeUp.idNumber(1);
        server.addAttendant("xinyi", "李帮办", attendant.toCharArray());
        String tag = Base64Url.encode(Suites.current().mac(rosterKey, attendant.getBytes(StandardCharsets.US_ASCII)));
        Identity.Confirmed vouched = terminal.post(
                "/t/identity/attendant",
                new Identity.Attend(UUID.randomUUID().toString(), "rs", TAG, tag),
                Identity.Confirmed.class);
        assertThat(vouched.state()).isEqualTo(ConfirmState.GRANTED);
        assertThat(vouched.grant().method()).isEqualTo(Identity.Method.ATTENDANT);
    }
}
