// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;

/** People of the console and their sessions. */
public final class Accounts {
    private final Handle handle;

    Accounts(Handle handle) {
        this.handle = handle;
        handle.registerRowMapper(ConstructorMapper.factory(Account.class));
        handle.registerRowMapper(ConstructorMapper.factory(Session.class));
    }

    public enum Role {
        /** Sees and acts. */
        OPERATOR,
        /** Drafts releases of the catalog and publishes none. */
        AUTHOR,
        /** Publishes, withdraws and rolls back what others drafted. */
        PUBLISHER,
        /** Sees only. */
        AUDITOR
    }

    /**
     * @param password Argon2id in its standard text form
     * @param totpGeneration which secret of the account's row of secrets is meant; they are derived, not stored
     * @param totpConfirmed 1 when the second factor was shown to work and is asked for
     * @param totpLastStep the last time step whose code was used, so that no code works twice
     * @param lockedUntil null when not locked
     */
    public record Account(
            String name,
            String display,
            Role role,
            String password,
            int totpGeneration,
            int totpConfirmed,
            long totpLastStep,
            int failures,
            @Nullable Instant lockedUntil,
            Instant created) {
        @Override
        public String toString() {
            return "Account[" + name + "]";
        }
    }

    public enum Stage {
        /** The password was right; the second factor is awaited. */
        PASSWORD,
        /** The account must set up its second factor before anything else. */
        SET_UP,
        COMPLETE
    }

    /** @param tokenHash hash of the cookie's value */
    public record Session(
            String tokenHash, String account, String csrf, Stage stage, Instant created, Instant lastUsed) {
        @Override
        public String toString() {
            return "Session[" + account + " " + stage + "]";
        }
    }

    public Optional<Account> find(String name) {
        return handle.createQuery("select * from account where name = :name")
                .bind("name", name)
                .mapTo(Account.class)
                .findOne();
    }

    public List<Account> all() {
        return handle.createQuery("select * from account order by name")
                .mapTo(Account.class)
                .list();
    }

    /** Adds an account; false when the name is taken. */
    public boolean add(Account account) {
        return handle.createUpdate("""
                        insert into account (name, display, role, password, totp_generation, totp_confirmed,
                          totp_last_step, failures, created)
                        values (:name, :display, :role, :password, :totpGeneration, :totpConfirmed, :totpLastStep,
                          :failures, :created)
                        on conflict (name) do nothing""").bindMethods(account).execute() == 1;
    }

    public void failures(String name, int failures, @Nullable Instant lockedUntil) {
        handle.createUpdate("update account set failures = :failures, locked_until = :until where name = :name")
                .bind("failures", failures)
                .bind("until", lockedUntil)
                .bind("name", name)
                .execute();
    }

    /** Notes that the code of a time step was used; false when that step or a later one was used before. */
    public boolean useStep(String name, long step) {
        return handle.createUpdate("""
                        update account set totp_last_step = :step, totp_confirmed = 1
                        where name = :name and totp_last_step < :step""").bind("step", step).bind("name", name).execute() == 1;
    }

    public void open(Session session) {
        handle.createUpdate("""
                        insert into console_session (token_hash, account, csrf, stage, created, last_used)
                        values (:tokenHash, :account, :csrf, :stage, :created, :lastUsed)""").bindMethods(session).execute();
    }

    public Optional<Session> session(String tokenHash) {
        return handle.createQuery("select * from console_session where token_hash = :hash")
                .bind("hash", tokenHash)
                .mapTo(Session.class)
                .findOne();
    }

    public void touch(String tokenHash, Instant at) {
        handle.createUpdate("update console_session set last_used = :at where token_hash = :hash")
                .bind("at", at)
                .bind("hash", tokenHash)
                .execute();
    }

    public void close(String tokenHash) {
        handle.createUpdate("delete from console_session where token_hash = :hash")
                .bind("hash", tokenHash)
                .execute();
    }

    /** Forgets sessions that nobody used since {@code idle} or that began before {@code oldest}. */
    public void closeStale(Instant idle, Instant oldest) {
        handle.createUpdate("delete from console_session where last_used < :idle or created < :oldest")
                .bind("idle", idle)
                .bind("oldest", oldest)
                .execute();
    }
}
