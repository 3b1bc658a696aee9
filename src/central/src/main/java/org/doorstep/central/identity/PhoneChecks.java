// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.identity;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import org.doorstep.central.answer.Answer;
import org.doorstep.central.desk.DeskLine;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Masks;
import org.doorstep.contract.PersonTag;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;

/**
 * The second factor by phone. The desk names the phone, the gateway sends six random digits, the resident types them. Codes
 * live in memory for five minutes and five attempts; the number itself is forgotten as soon as it was handed to the gateway.
 * A code is sent at most once for a check id, three times for a tag and five times for a phone within the hour.
 */
public final class PhoneChecks {
    public static final Duration VALID = Duration.ofMinutes(5);
    public static final int ATTEMPTS = 5;

    private static final Duration WINDOW = Duration.ofHours(1);
    private static final int CODES_PER_TAG = 3;
    private static final int CODES_PER_PHONE = 5;
    private static final int CODE_BOUND = 1_000_000;

    private final Suite suite;
    private final DeskLine line;
    private final Grants grants;
    private final Optional<SmsGateway> gateway;
    private final UnaryOperator<String> wording;
    private final InstantSource clock;
    private final Throttle byTag;
    private final Throttle byPhone;
    private final SecureRandom random = new SecureRandom();
    private final byte[] throttleKey = new byte[32];
    private final Map<String, PhoneCheck> checks = new ConcurrentHashMap<>();

    /**
     * @param gateway empty when none is set up: then every check is refused with the remedy
     * @param wording makes the message from the code
     */
    public PhoneChecks(
            Suite suite,
            DeskLine line,
            Grants grants,
            Optional<SmsGateway> gateway,
            UnaryOperator<String> wording,
            InstantSource clock) {
        this.suite = suite;
        this.line = line;
        this.grants = grants;
        this.gateway = gateway;
        this.wording = wording;
        this.clock = clock;
        random.nextBytes(throttleKey);
        this.byTag = new Throttle(clock, CODES_PER_TAG, WINDOW);
        this.byPhone = new Throttle(clock, CODES_PER_PHONE, WINDOW);
    }

    /** {@code POST /t/identity/start}; waits for the desk. The same check id again gets the same answer and no second code. */
    public Answer<Identity.Started> start(String terminal, Identity.Start start) throws InterruptedException {
        if (gateway.isEmpty()) {
            return Answer.refused(
                    503,
                    "NO_GATEWAY",
                    "This centre has no way to send messages.",
                    "Offer the attendant's check, and ask the centre to set up its message gateway.");
        }
        forgetOld();
        PhoneCheck check = checks.computeIfAbsent(
                start.checkId(), id -> new PhoneCheck(terminal, start.desk(), start.tag(), clock, ATTEMPTS));
        if (!check.belongsTo(terminal, start.desk(), start.tag())) {
            return DeskLine.idTaken();
        }
        return check.startOnce(() -> send(terminal, start, check, gateway.get()));
    }

    /** {@code POST /t/identity/confirm}. The right code again, while it is good, gets the same grant again. */
    public Identity.Confirmed confirm(String terminal, Identity.Confirm confirm) {
        PhoneCheck check = checks.get(confirm.checkId());
        if (check == null || !check.terminal().equals(terminal)) {
            return new Identity.Confirmed(Identity.ConfirmState.EXPIRED, null, 0);
        }
        return check.confirm(
                confirm.code(),
                () -> grants.issue(terminal, check.desk(), check.tag(), Identity.Method.PHONE_CODE, ""));
    }

    private Answer<Identity.Started> send(String terminal, Identity.Start start, PhoneCheck check, SmsGateway operator)
            throws InterruptedException {
        if (!byTag.open(start.tag().value())) {
            return not(Identity.StartState.TOO_MANY);
        }
        DeskCalls.Pending pending = new DeskCalls.Pending(
                start.checkId(), terminal, DeskCalls.Kind.CONTACT, start.tag(), null, start.sealed());
        return switch (line.ask(start.desk(), pending)) {
            case DeskLine.Outcome.Answered answered -> sendTo(answered.answer(), start.tag(), check, operator);
            case DeskLine.Outcome.Silence() -> not(Identity.StartState.DESK_UNREACHABLE);
            case DeskLine.Outcome.IdTaken() -> DeskLine.idTaken();
        };
    }

    private Answer<Identity.Started> sendTo(
            DeskCalls.Answered answer, PersonTag tag, PhoneCheck check, SmsGateway operator) {
        String phone = answer.phone();
        return switch (answer.state()) {
            case PERSON_UNKNOWN -> not(Identity.StartState.PERSON_UNKNOWN);
            case NO_PHONE_KNOWN -> not(Identity.StartState.NO_PHONE_KNOWN);
            case REFUSED, FAILED -> not(Identity.StartState.DESK_UNREACHABLE);
            case ANSWERED -> {
                if (phone == null || phone.isBlank()) {
                    yield not(Identity.StartState.NO_PHONE_KNOWN);
                }
                if (!byPhone.take(unlinked(phone)) || !byTag.take(tag.value())) {
                    yield not(Identity.StartState.TOO_MANY);
                }
                String code = "%06d".formatted(random.nextInt(CODE_BOUND));
                yield switch (operator.send(phone, wording.apply(code))) {
                    case TAKEN -> {
                        check.sent(code, clock.instant().plus(VALID), Masks.phone(phone));
                        yield Answer.ok(check.started());
                    }
                    case FAILED ->
                        Answer.refused(
                                503,
                                "GATEWAY_FAILED",
                                "The message could not be sent.",
                                "Try again, or offer the attendant's check.");
                };
            }
        };
    }

    /** The number's place in the throttle, which outlives the code: a hash under a key that only this process has. */
    private String unlinked(String phone) {
        return Base64Url.encode(suite.mac(throttleKey, phone.getBytes(StandardCharsets.UTF_8)));
    }

    private static Answer<Identity.Started> not(Identity.StartState state) {
        return Answer.ok(new Identity.Started(state, "", 0, 0));
    }

    private void forgetOld() {
        Instant now = clock.instant();
        checks.values().removeIf(check -> check.forgettable(now));
    }
}
