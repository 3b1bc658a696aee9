// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.doorstep.central.answer.Answer;
import org.doorstep.contract.Identity;
import org.doorstep.contract.PersonTag;
import org.jspecify.annotations.Nullable;

/** One check: from its start to the grant. Two locks, because the start waits for a desk and a wrong code must not. */
final class PhoneCheck {
    private static final Duration KEPT_AFTER_EXPIRY = Duration.ofMinutes(5);
    private static final Duration KEPT_UNSENT = Duration.ofMinutes(2);

    private final String terminal;
    private final String desk;
    private final PersonTag tag;
    private final InstantSource clock;
    private final Instant began;
    private final ReentrantLock starting = new ReentrantLock();
    private @Nullable String code;
    private Instant expires = Instant.EPOCH;
    private String maskedPhone = "";
    private int attemptsLeft;
    private Identity.@Nullable Grant grant;

    PhoneCheck(String terminal, String desk, PersonTag tag, InstantSource clock, int attempts) {
        this.terminal = terminal;
        this.desk = desk;
        this.tag = tag;
        this.clock = clock;
        this.began = clock.instant();
        this.attemptsLeft = attempts;
    }

    /** What asks the desk and sends the code. */
    @FunctionalInterface
    interface Sending {
        Answer<Identity.Started> run() throws InterruptedException;
    }

    String terminal() {
        return terminal;
    }

    String desk() {
        return desk;
    }

    PersonTag tag() {
        return tag;
    }

    boolean belongsTo(String otherTerminal, String otherDesk, PersonTag otherTag) {
        return terminal.equals(otherTerminal) && desk.equals(otherDesk) && tag.equals(otherTag);
    }

    /** Runs {@code sending} unless a code went out before; a second caller waits for the first. */
    Answer<Identity.Started> startOnce(Sending sending) throws InterruptedException {
        starting.lockInterruptibly();
        try {
            return wasSent() ? Answer.ok(started()) : sending.run();
        } finally {
            starting.unlock();
        }
    }

    synchronized void sent(String sentCode, Instant until, String masked) {
        code = sentCode;
        expires = until;
        maskedPhone = masked;
    }

    synchronized Identity.Started started() {
        if (attemptsLeft == 0) {
            return new Identity.Started(Identity.StartState.TOO_MANY, "", 0, 0);
        }
        int seconds =
                (int) Math.max(0, Duration.between(clock.instant(), expires).toSeconds());
        return new Identity.Started(Identity.StartState.SENT, maskedPhone, attemptsLeft, seconds);
    }

    synchronized Identity.Confirmed confirm(String typed, Supplier<Identity.Grant> issue) {
        String right = code;
        if (attemptsLeft == 0) {
            return new Identity.Confirmed(Identity.ConfirmState.LOCKED, null, 0);
        }
        if (right == null || !clock.instant().isBefore(expires)) {
            return new Identity.Confirmed(Identity.ConfirmState.EXPIRED, null, 0);
        }
        boolean same =
                MessageDigest.isEqual(right.getBytes(StandardCharsets.UTF_8), typed.getBytes(StandardCharsets.UTF_8));
        if (same) {
            if (grant == null) {
                grant = issue.get();
            }
            return new Identity.Confirmed(Identity.ConfirmState.GRANTED, grant, attemptsLeft);
        }
        attemptsLeft--;
        return attemptsLeft == 0
                ? new Identity.Confirmed(Identity.ConfirmState.LOCKED, null, 0)
                : new Identity.Confirmed(Identity.ConfirmState.WRONG_CODE, null, attemptsLeft);
    }

    synchronized boolean forgettable(Instant now) {
        return code == null
                ? began.plus(KEPT_UNSENT).isBefore(now)
                : expires.plus(KEPT_AFTER_EXPIRY).isBefore(now);
    }

    private synchronized boolean wasSent() {
        return code != null;
    }
}
