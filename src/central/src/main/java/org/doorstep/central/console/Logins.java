// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalLong;
import org.doorstep.central.audit.AuditLog;
import org.doorstep.central.fleet.Secrets;
import org.doorstep.central.store.Accounts;
import org.doorstep.central.store.Accounts.Account;
import org.doorstep.central.store.Accounts.Session;
import org.doorstep.central.store.Accounts.Stage;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.jspecify.annotations.Nullable;

/**
 * Accounts, their second factor and their sessions. Five wrong tries lock an account for half a minute, each further one for
 * twice as long, up to an hour; a name that is no account's is locked alike, so that nobody learns which names are. A try is
 * counted before it is looked at: many at once are no more than one after another. A session ends after half an hour without a call and after twelve hours at the latest; a
 * cookie's value is kept as a hash. Any thread.
 */
public final class Logins {
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration OLDEST = Duration.ofHours(12);
    private static final Duration TOUCH = Duration.ofMinutes(1);

    private final Store store;
    private final Suite suite;
    private final Secrets secrets;
    private final AuditLog audit;
    private final Passwords passwords;
    private final SecondFactor setting;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final String nobody;
    private final Try.Strangers strangers = new Try.Strangers();

    public Logins(
            Store store,
            Suite suite,
            Secrets secrets,
            AuditLog audit,
            Passwords passwords,
            SecondFactor setting,
            InstantSource clock)
            throws InterruptedException {
        this.store = store;
        this.suite = suite;
        this.secrets = secrets;
        this.audit = audit;
        this.passwords = passwords;
        this.setting = setting;
        this.clock = clock;
        this.nobody = passwords.hash(random(16).toCharArray());
    }

    /** Whether accounts may go without one. */
    public enum SecondFactor {
        OPTIONAL,
        REQUIRED
    }

    public sealed interface Result {
        /** @param token for the cookie */
        record In(String token, Stage stage) implements Result {
            @Override
            public String toString() {
                return "In[" + stage + "]";
            }
        }

        record Wrong() implements Result {}

        record Locked(Instant until) implements Result {}
    }

    /** A session that is good now, and whose it is. */
    public record Open(Session session, Account account) {}

    /**
     * Adds an account.
     *
     * @throws IllegalArgumentException when the name is taken or not right, or the password too short
     */
    public void addAccount(String name, String display, Accounts.Role role, char[] password, String by)
            throws InterruptedException {
        if (!name.matches("[a-z][a-z0-9._-]{1,31}")) {
            throw new IllegalArgumentException(
                    "An account's name has 2 to 32 small letters, digits, dots or hyphens and begins with a letter.");
        }
        if (password.length < Passwords.SHORTEST) {
            throw new IllegalArgumentException(
                    "The password must have at least " + Passwords.SHORTEST + " characters.");
        }
        String hash = passwords.hash(password);
        store.change(tx -> {
            Account account = new Account(name, display, role, hash, 1, 0, 0, 0, null, clock.instant());
            if (!tx.accounts().add(account)) {
                throw new IllegalArgumentException("There is an account " + name + " already.");
            }
            audit.append(tx, by, "account.add", name + " " + role);
        });
    }

    /** The first step. An account that does not exist takes as long as a wrong password. */
    public Result login(String name, char[] password) throws InterruptedException {
        Optional<Account> found = store.read(tx -> tx.accounts().find(name));
        Try taken = found.isPresent() ? take(name) : strangers.take(name, clock.instant());
        if (taken instanceof Try.Locked(Instant until)) {
            return new Result.Locked(until);
        }
        boolean right = passwords.matches(password, found.map(Account::password).orElse(nobody));
        if (found.isEmpty() || !right) {
            return wrong(taken, found.isPresent() ? name : "");
        }
        return store.write(tx -> switch (stage(found.get())) {
            case COMPLETE -> complete(tx, name);
            case PASSWORD -> halfWay(tx, name, Stage.PASSWORD);
            case SET_UP -> halfWay(tx, name, Stage.SET_UP);
        });
    }

    /** The second step, also the proof at the end of setting it up. A right code opens a new session in place of this one. */
    public Result second(Open open, String code) {
        Account account = open.account();
        Try taken = take(account.name());
        if (taken instanceof Try.Locked(Instant until)) {
            return new Result.Locked(until);
        }
        OptionalLong step = Totp.step(secret(account), code.strip(), clock.instant());
        Optional<Result> in = step.isEmpty()
                ? Optional.empty()
                : store.write(tx -> {
                    if (!tx.accounts().useStep(account.name(), step.getAsLong())) {
                        return Optional.empty();
                    }
                    tx.accounts().close(open.session().tokenHash());
                    return Optional.of(complete(tx, account.name()));
                });
        return in.orElseGet(() -> wrong(taken, account.name()));
    }

    /** The secret of an account's second factor. */
    public byte[] secret(Account account) {
        return secrets.secondFactor(account.name(), account.totpGeneration());
    }

    /** The session of a cookie, when it is good; notes that it was used. */
    public Optional<Open> session(@Nullable String token) {
        if (token == null) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Optional<Open> open = store.read(tx -> tx.accounts()
                .session(hash(token))
                .filter(session -> session.lastUsed().plus(IDLE).isAfter(now)
                        && session.created().plus(OLDEST).isAfter(now))
                .flatMap(session -> tx.accounts().find(session.account()).map(account -> new Open(session, account))));
        open.map(Open::session)
                .filter(session -> session.lastUsed().plus(TOUCH).isBefore(now))
                .ifPresent(session -> store.change(tx -> tx.accounts().touch(session.tokenHash(), now)));
        return open;
    }

    public void logout(Session session) {
        store.change(tx -> tx.accounts().close(session.tokenHash()));
    }

    private Stage stage(Account account) {
        if (account.totpConfirmed() == 1) {
            return Stage.PASSWORD;
        }
        return switch (setting) {
            case REQUIRED -> Stage.SET_UP;
            case OPTIONAL -> Stage.COMPLETE;
        };
    }

    private Result complete(Tx tx, String name) {
        tx.accounts().failures(name, 0, null);
        tx.accounts().closeStale(clock.instant().minus(IDLE), clock.instant().minus(OLDEST));
        audit.append(tx, name, "login", name);
        return open(tx, name, Stage.COMPLETE);
    }

    private Result open(Tx tx, String name, Stage stage) {
        String token = random(32);
        Instant now = clock.instant();
        tx.accounts().open(new Session(hash(token), name, random(24), stage, now, now));
        return new Result.In(token, stage);
    }

    /** A right password whose second factor is still to come gives back the try that it took, and no more. */
    private Result halfWay(Tx tx, String name, Stage stage) {
        int failures = tx.accounts().find(name).map(Account::failures).orElse(1);
        tx.accounts().failures(name, failures - 1, null);
        return open(tx, name, stage);
    }

    private Try take(String name) {
        return store.write(tx -> {
            Account account = tx.accounts().find(name).orElseThrow();
            Try taken = Try.after(account.failures(), account.lockedUntil(), clock.instant());
            if (taken instanceof Try.Taken counted) {
                tx.accounts().failures(name, counted.failures(), counted.until());
            }
            return taken;
        });
    }

    /** @param account whose chain of events tells of a lock; empty for none */
    private Result wrong(Try taken, String account) {
        Instant until = taken instanceof Try.Taken counted ? counted.until() : null;
        if (until == null) {
            return new Result.Wrong();
        }
        if (!account.isEmpty()) {
            store.change(tx -> audit.append(tx, account, "login.locked", account));
        }
        return new Result.Locked(until);
    }

    private String random(int bytes) {
        byte[] fresh = new byte[bytes];
        random.nextBytes(fresh);
        return Base64Url.encode(fresh);
    }

    private String hash(String token) {
        return Base64Url.encode(suite.hash(("doorstep session 1\n" + token).getBytes(StandardCharsets.UTF_8)));
    }
}
