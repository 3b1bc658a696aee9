// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.Value;
import org.doorstep.contract.Identity;
import org.doorstep.device.spi.SecretText;
import org.doorstep.terminal.sync.Subject;
import org.jspecify.annotations.Nullable;

/**
 * The one owner of a resident's data. Whatever was read, asked or typed in a session is handed to it, and closing it
 * overwrites all of that with zeros; what is in use at that moment, right after its use. What is handed to a closed scope is
 * overwritten at once. Any thread; none is ever kept waiting for a use.
 */
final class SessionScope implements AutoCloseable {
    private final long session;
    private final byte[] salt = new byte[32];
    private final List<Value> values = new ArrayList<>();
    private final List<Run> runs = new ArrayList<>();
    private final List<Subject> gone = new ArrayList<>();
    private int using;
    private @Nullable Subject subject;
    private Identity.@Nullable Grant grant;
    private String check = "";
    private String reference = "";
    private boolean closed;

    SessionScope(long session, SecureRandom random) {
        this.session = session;
        random.nextBytes(salt);
    }

    long session() {
        return session;
    }

    synchronized boolean closed() {
        return closed;
    }

    /** Takes over the values of a card that was read; whose session it is, {@link #holds} says. */
    synchronized void own(Card card) {
        own(card.name());
        own(card.idNumber());
        own(card.nation());
        own(card.address());
        own(card.issuer());
    }

    /** The session is of {@code card}'s holder from now on; whoever was there before is forgotten. */
    synchronized void holds(Card card) {
        own(card);
        forget();
        overwrite();
        if (!closed) {
            subject = new Subject(
                    SecretText.taking(card.idNumber().copy()),
                    SecretText.taking(card.name().copy()),
                    salt);
        }
    }

    private void forget() {
        Subject before = subject;
        if (before != null) {
            gone.add(before);
        }
        subject = null;
        grant = null;
        check = "";
    }

    /** Takes over a value. */
    synchronized <V extends Value> V own(V value) {
        if (closed) {
            value.wipe();
        } else {
            values.add(value);
        }
        return value;
    }

    /** Takes over what was answered and typed. */
    synchronized void own(List<Run> answered, List<Value> typed) {
        runs.addAll(answered);
        values.addAll(typed);
        overwrite();
    }

    /**
     * Does {@code use} with data that stay whole until it is done, also when the session ends meanwhile; empty, and nothing
     * done, where it has ended before. They are overwritten no later than {@code use} returns, so it does not wait for
     * anything.
     */
    <T> Optional<T> whole(Supplier<T> use) {
        synchronized (this) {
            if (closed) {
                return Optional.empty();
            }
            using++;
        }
        try {
            return Optional.of(use.get());
        } finally {
            synchronized (this) {
                using--;
                overwrite();
            }
        }
    }

    /** What is over, once nobody uses it. */
    private void overwrite() {
        if (using > 0) {
            return;
        }
        gone.forEach(before -> {
            before.number().wipe();
            before.name().wipe();
        });
        gone.clear();
        if (closed) {
            values.forEach(Value::wipe);
            values.clear();
            runs.forEach(Run::wipe);
            runs.clear();
            Arrays.fill(salt, (byte) 0);
        }
    }

    /** Whose card was read; empty before and after. */
    synchronized Optional<Subject> subject() {
        return Optional.ofNullable(subject);
    }

    /**
     * Does {@code use} while the session is {@code who}'s, and keeps an end of it waiting meanwhile, so that it only looks;
     * empty, and nothing done, where it is over or another's by now. A call to elsewhere lies between asking for the
     * {@link #subject} and this.
     */
    synchronized <T> Optional<T> about(Subject who, Supplier<T> use) {
        return who.equals(subject) ? Optional.of(use.get()) : Optional.empty();
    }

    /** Nothing is kept that was issued for another than who is here now. */
    synchronized void grant(Subject who, Identity.Grant issued) {
        if (who.equals(subject)) {
            grant = issued;
        }
    }

    synchronized Optional<Identity.Grant> grant() {
        return Optional.ofNullable(grant);
    }

    /** The check under way, so that a repeat is the same check; empty for none. */
    synchronized String check() {
        return check;
    }

    synchronized void check(String id) {
        check = id;
    }

    /** The slip that the rating is about; empty before one was issued. */
    synchronized String reference() {
        return reference;
    }

    synchronized void reference(String slip) {
        reference = slip;
    }

    @Override
    public synchronized void close() {
        closed = true;
        forget();
        overwrite();
    }
}
