// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Identity;
import org.doorstep.contract.PersonTag;
import org.doorstep.device.spi.SecretText;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Reply;
import org.jspecify.annotations.Nullable;

/**
 * The second factor. Blocks its caller for at most 20 seconds and ends at an interrupt; any thread. Nothing is repeated by
 * itself. The subject is looked at before central is called and never after, when its session may have ended.
 */
public final class IdentityClient {
    /** Longest wait for an answer. */
    public static final Duration HARD_STOP = Duration.ofSeconds(20);

    private final Uplink uplink;
    private final DeskBook desks;
    private final Duration hardStop;

    public IdentityClient(Uplink uplink, DeskBook desks) {
        this(uplink, desks, HARD_STOP);
    }

    IdentityClient(Uplink uplink, DeskBook desks, Duration hardStop) {
        this.uplink = uplink;
        this.desks = desks;
        this.hardStop = hardStop;
    }

    /** An id for one check, for {@link #start} and what follows it. */
    public String newCheckId() {
        return UUID.randomUUID().toString();
    }

    /** Asks for a code to the phone that the desk's department knows. */
    public Started start(String checkId, String deskId, Subject subject) throws InterruptedException {
        Optional<Enrolment.Desk> desk = desks.find(deskId);
        if (desk.isEmpty()) {
            return new Started.NoSuchDesk();
        }
        PersonTag tag = subject.tag(uplink.suite());
        Subject.Parts person = subject.parts();
        String sealed;
        try {
            sealed = Seals.question(uplink, desk.get(), checkId, person);
        } finally {
            person.wipe();
        }
        var body = new Identity.Start(checkId, deskId, tag, sealed);
        return switch (uplink.api().post("/t/identity/start", body, Identity.Started.class, hardStop)) {
            case Reply.Ok<Identity.Started>(Identity.Started started) ->
                switch (started.state()) {
                    case SENT ->
                        new Started.Sent(started.maskedPhone(), started.attemptsLeft(), started.validSeconds());
                    case NO_PHONE_KNOWN -> new Started.NoPhoneKnown();
                    case PERSON_UNKNOWN -> new Started.PersonUnknown();
                    case DESK_UNREACHABLE -> new Started.DeskUnreachable();
                    case TOO_MANY -> new Started.TooMany();
                };
            case Reply.Refused<Identity.Started> refused ->
                new Started.Refused(refused.problem().code());
            case Reply.Unreachable<Identity.Started> none -> new Started.Unreachable(none.reason());
        };
    }

    /**
     * Shows the code that came by phone.
     *
     * @param code six digits; not kept
     */
    public Confirmed confirm(String checkId, String deskId, Subject subject, String code) throws InterruptedException {
        PersonTag tag = subject.tag(uplink.suite());
        Reply<Identity.Confirmed> reply = uplink.api()
                .post("/t/identity/confirm", new Identity.Confirm(checkId, code), Identity.Confirmed.class, hardStop);
        return read(reply, deskId, tag, Identity.Method.PHONE_CODE);
    }

    /** Shows that an attendant of the site's roster has laid down the own card. */
    public Confirmed attendant(String checkId, String deskId, Subject subject, SecretText attendantNumber)
            throws InterruptedException {
        PersonTag tag = subject.tag(uplink.suite());
        var body = new Identity.Attend(checkId, deskId, tag, rosterTag(attendantNumber));
        return read(
                uplink.api().post("/t/identity/attendant", body, Identity.Confirmed.class, hardStop),
                deskId,
                tag,
                Identity.Method.ATTENDANT);
    }

    private String rosterTag(SecretText attendantNumber) {
        byte[] ascii = Subject.ascii(attendantNumber);
        byte[] key = Base64Url.decode(uplink.identity().rosterKey());
        try {
            return Base64Url.encode(uplink.suite().mac(key, ascii));
        } finally {
            Arrays.fill(ascii, (byte) 0);
            Arrays.fill(key, (byte) 0);
        }
    }

    private Confirmed read(Reply<Identity.Confirmed> reply, String deskId, PersonTag tag, Identity.Method method) {
        return switch (reply) {
            case Reply.Ok<Identity.Confirmed>(Identity.Confirmed confirmed) ->
                switch (confirmed.state()) {
                    case GRANTED -> granted(confirmed.grant(), deskId, tag, method);
                    case WRONG_CODE -> new Confirmed.WrongCode(confirmed.attemptsLeft());
                    case EXPIRED -> new Confirmed.Expired();
                    case LOCKED -> new Confirmed.Locked();
                    case NOT_ON_ROSTER -> new Confirmed.NotOnRoster();
                };
            case Reply.Refused<Identity.Confirmed> refused ->
                new Confirmed.Refused(refused.problem().code());
            case Reply.Unreachable<Identity.Confirmed> none -> new Confirmed.Unreachable(none.reason());
        };
    }

    /** When it ends is central's to check, by central's clock: this one may stand in 1970 or 2036. */
    private Confirmed granted(Identity.@Nullable Grant grant, String deskId, PersonTag tag, Identity.Method method) {
        boolean ours = grant != null
                && grant.terminal().equals(uplink.identity().id())
                && grant.desk().equals(deskId)
                && grant.tag().equals(tag)
                && grant.method() == method
                && uplink.saidByCentral(grant.signedText(), grant.signature());
        return grant != null && ours ? new Confirmed.Granted(grant) : new Confirmed.NotCentralsWord();
    }
}
