// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.doorstep.wire.account.Lockout;
import org.doorstep.wire.account.PasswordHash;
import org.doorstep.wire.account.Tokens;
import org.jdbi.v3.core.Handle;

/** The officials' accounts and their sessions. */
public final class Accounts {
    /** A session ends after this long without a page asked for by hand. */
    public static final Duration IDLE = Duration.ofMinutes(30);

    /** And after this long in any case. */
    public static final Duration LONGEST = Duration.ofHours(10);

    private final DeskStore store;

    Accounts(DeskStore store) {
        this.store = store;
    }

    public sealed interface Login {
        /** @param token for the cookie; only its hash is kept */
        record In(String token) implements Login {}

        /** Wrong name or password; which of both is not said. */
        record Wrong() implements Login {}

        record Locked(Duration left) implements Login {}
    }

    private record Kept(String password, Lockout lockout) {}

    public boolean none() {
        return store.run(handle -> handle.createQuery("select count(*) from account")
                        .mapTo(Integer.class)
                        .one()
                == 0);
    }

    /**
     * Makes an account, or sets the password of one and ends its sessions.
     *
     * @throws IllegalArgumentException when name or password do not do
     */
    public void set(String name, char[] password) {
        if (!name.matches("[a-z][a-z0-9._-]{1,31}")) {
            throw new IllegalArgumentException(
                    "An account's name has 2 to 32 of a-z, 0-9, dot, dash and underscore and begins with a letter.");
        }
        PasswordHash hash = PasswordHash.of(password);
        store.run(handle -> {
            handle.createUpdate("delete from session where account = :name")
                    .bind("name", name)
                    .execute();
            return handle.createUpdate("""
                            insert into account (name, password) values (:name, :password)
                            on conflict (name) do update set password = :password, failures = 0, locked_until = 0""")
                    .bind("name", name)
                    .bind("password", hash.text())
                    .execute();
        });
    }

    /** Takes as long for a name that does not exist as for one that does. */
    public Login login(String name, char[] password, Instant now) {
        Optional<Kept> kept = store.run(handle -> attempt(handle, name, now));
        if (kept.isEmpty()) {
            PasswordHash.none().fits(password);
            return new Login.Wrong();
        }
        Duration wait = kept.get().lockout.wait(now);
        if (wait.isPositive()) {
            return new Login.Locked(wait);
        }
        if (!new PasswordHash(kept.get().password).fits(password)) {
            Duration next = kept.get().lockout.failed(now).wait(now);
            return next.isPositive() ? new Login.Locked(next) : new Login.Wrong();
        }
        store.run(handle -> keep(handle, name, Lockout.NONE));
        String token = Tokens.session();
        store.run(handle -> handle.createUpdate(
                        "insert into session (token_hash, account, begun, seen) values (:hash, :name, :now, :now)")
                .bind("hash", Tokens.kept(token))
                .bind("name", name)
                .bind("now", now.toEpochMilli())
                .execute());
        return new Login.In(token);
    }

    /** The account of a session that has not ended. */
    public Optional<String> who(String token, Instant now) {
        return store.run(handle -> handle.createQuery("""
                        select account from session
                        where token_hash = :hash and seen > :idle and begun > :longest""")
                .bind("hash", Tokens.kept(token))
                .bind("idle", now.minus(IDLE).toEpochMilli())
                .bind("longest", now.minus(LONGEST).toEpochMilli())
                .mapTo(String.class)
                .findOne());
    }

    /** Somebody asked for a page by hand. */
    public void touch(String token, Instant now) {
        store.run(handle -> handle.createUpdate("update session set seen = :now where token_hash = :hash")
                .bind("hash", Tokens.kept(token))
                .bind("now", now.toEpochMilli())
                .execute());
    }

    /** Ends a session, and clears away those that ended by themselves. */
    public void leave(String token, Instant now) {
        store.run(handle -> handle.createUpdate("""
                        delete from session where token_hash = :hash or seen <= :idle or begun <= :longest""")
                .bind("hash", Tokens.kept(token))
                .bind("idle", now.minus(IDLE).toEpochMilli())
                .bind("longest", now.minus(LONGEST).toEpochMilli())
                .execute());
    }

    /**
     * The account as it was before this attempt, which counts as wrong until it is right: of many at once only so many are
     * looked at as of many in turn.
     */
    private static Optional<Kept> attempt(Handle handle, String name, Instant now) {
        Optional<Kept> kept = handle.createQuery(
                        "select password, failures, locked_until from account where name = :name")
                .bind("name", name)
                .map((row, context) -> new Kept(
                        row.getString("password"),
                        new Lockout(row.getInt("failures"), Instant.ofEpochMilli(row.getLong("locked_until")))))
                .findOne();
        kept.map(Kept::lockout)
                .filter(lockout -> !lockout.wait(now).isPositive())
                .ifPresent(lockout -> keep(handle, name, lockout.failed(now)));
        return kept;
    }

    private static int keep(Handle handle, String name, Lockout lockout) {
        return handle.createUpdate("update account set failures = :failures, locked_until = :until where name = :name")
                .bind("failures", lockout.failures())
                .bind("until", lockout.until().toEpochMilli())
                .bind("name", name)
                .execute();
    }
}
