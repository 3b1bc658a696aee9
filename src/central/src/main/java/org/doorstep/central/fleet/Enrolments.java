// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.fleet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.doorstep.central.answer.Answer;
import org.doorstep.central.audit.AuditLog;
import org.doorstep.central.store.Changes;
import org.doorstep.central.store.Desks;
import org.doorstep.central.store.Sites;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Terminals;
import org.doorstep.central.store.Tx;
import org.doorstep.central.store.WorkOrders;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Suite;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;

/**
 * {@code POST /t/enrol} and {@code POST /d/enrol}. A code binds to the first key that uses it; the same key with the same
 * code gets the same answer again; any other key is refused and raises an alarm.
 */
public final class Enrolments {
    private static final int KEY_BYTES = 32;

    private final Store store;
    private final Suite suite;
    private final AuditLog audit;
    private final AlarmBook alarms;
    private final Secrets secrets;
    private final InstantSource clock;
    private final String centralSigningKey;

    public Enrolments(
            Store store,
            Suite suite,
            AuditLog audit,
            AlarmBook alarms,
            Secrets secrets,
            InstantSource clock,
            byte[] centralSigningKey) {
        this.store = store;
        this.suite = suite;
        this.audit = audit;
        this.alarms = alarms;
        this.secrets = secrets;
        this.clock = clock;
        this.centralSigningKey = Base64Url.encode(centralSigningKey);
    }

    /**
     * The answer's public address is left empty: only the running server knows it.
     *
     * @param key SHA-256 of the key that the connection proves, base64url
     * @throws BadMessage when a key in the request has the wrong form
     */
    public Answer<Enrolment.Reply> terminal(String key, Enrolment.Request request) throws BadMessage {
        Base64Url.decode(request.signingKey(), KEY_BYTES, "$.signingKey");
        return store.write(tx -> enrol(tx, WorkOrders.Kind.TERMINAL, key, request));
    }

    /** As {@link #terminal}, for a desk, which also brings the key to seal to. */
    public Answer<Enrolment.Reply> desk(String key, Enrolment.Request request) throws BadMessage {
        Base64Url.decode(request.signingKey(), KEY_BYTES, "$.signingKey");
        Base64Url.decode(request.sealingKey(), KEY_BYTES, "$.sealingKey");
        return store.write(tx -> enrol(tx, WorkOrders.Kind.DESK, key, request));
    }

    /** 报失: from the commit on, the terminal's key may call nothing. */
    public boolean revokeTerminal(String id, String by) {
        return store.write(tx -> {
            boolean done = tx.terminals().revoke(id, clock.instant());
            if (done) {
                audit.append(tx, by, "terminal.revoke", id);
                alarms.clear(tx, AlarmBook.SILENT, id, "");
                tx.changes().note(Changes.Topic.FLEET);
            }
            return done;
        });
    }

    public boolean revokeDesk(String id, String by) {
        return store.write(tx -> {
            boolean done = tx.desks().revoke(id, clock.instant());
            if (done) {
                audit.append(tx, by, "desk.revoke", id);
                tx.changes().note(Changes.Topic.FLEET);
            }
            return done;
        });
    }

    private Answer<Enrolment.Reply> enrol(Tx tx, WorkOrders.Kind kind, String key, Enrolment.Request request) {
        Instant now = clock.instant();
        Optional<WorkOrders.WorkOrder> found = tx.workOrders()
                .bySecret(Orders.secretHash(suite, request.secret()))
                .filter(order -> order.kind() == kind);
        if (found.isEmpty()) {
            return Answer.refused(
                    403,
                    "CODE_UNKNOWN",
                    "No work order has this code.",
                    "Copy the code anew from the work order, or ask for a new work order.");
        }
        WorkOrders.WorkOrder order = found.get();
        if (order.usedKey() != null) {
            return order.usedKey().equals(key) ? again(tx, order, key) : usedByAnother(tx, order);
        }
        if (order.cancelled() != null || order.expires().isBefore(now)) {
            return Answer.refused(
                    403,
                    "CODE_ENDED",
                    "The work order was cancelled or is too old.",
                    "Ask the centre for a new work order.");
        }
        if (tx.terminals().byKey(key).filter(t -> !sameTerminal(order, t)).isPresent()
                || tx.desks().byKey(key).filter(d -> !sameDesk(order, d)).isPresent()) {
            return Answer.refused(
                    409,
                    "KEY_KNOWN",
                    "This machine's key is enrolled as another machine.",
                    "Give the machine a key folder of its own: the keys were copied from another installation.");
        }
        if (!tx.workOrders().use(order.id(), key, now)) {
            throw new IllegalStateException("The work order was used while this transaction held the database");
        }
        write(tx, order, key, request, now);
        audit.append(tx, "machine", "enrol", order.kind() + " " + order.subject());
        tx.changes().note(Changes.Topic.FLEET);
        return Answer.ok(reply(tx, order));
    }

    private static boolean sameTerminal(WorkOrders.WorkOrder order, Terminals.Terminal terminal) {
        return order.kind() == WorkOrders.Kind.TERMINAL && terminal.id().equals(order.subject());
    }

    private static boolean sameDesk(WorkOrders.WorkOrder order, Desks.Desk desk) {
        return order.kind() == WorkOrders.Kind.DESK && desk.id().equals(order.subject());
    }

    private static void write(Tx tx, WorkOrders.WorkOrder order, String key, Enrolment.Request request, Instant now) {
        switch (order.kind()) {
            case TERMINAL -> {
                if (tx.terminals().byKey(key).isEmpty()) {
                    // another machine: its audit chain is its own
                    tx.auditHeads().forget(order.subject());
                }
                tx.terminals()
                        .enrol(
                                order.subject(),
                                order.name(),
                                site(order),
                                key,
                                request.signingKey(),
                                request.software(),
                                now);
            }
            case DESK ->
                tx.desks()
                        .enrol(new Desks.Desk(
                                order.subject(),
                                order.name(),
                                key,
                                request.signingKey(),
                                request.sealingKey(),
                                request.software(),
                                now,
                                null,
                                null));
        }
    }

    private Answer<Enrolment.Reply> again(Tx tx, WorkOrders.WorkOrder order, String key) {
        boolean current = switch (order.kind()) {
            case TERMINAL ->
                tx.terminals().byKey(key).filter(t -> t.revoked() == null).isPresent();
            case DESK -> tx.desks().byKey(key).filter(d -> d.revoked() == null).isPresent();
        };
        return current
                ? Answer.ok(reply(tx, order))
                : Answer.refused(
                        403,
                        "REVOKED",
                        "This machine was revoked or replaced.",
                        "Ask the centre for a new work order.");
    }

    private Answer<Enrolment.Reply> usedByAnother(Tx tx, WorkOrders.WorkOrder order) {
        String terminal = order.kind() == WorkOrders.Kind.TERMINAL ? order.subject() : null;
        alarms.raise(tx, AlarmBook.CODE_REUSED, terminal, "", order.subject());
        return Answer.refused(
                403, "CODE_USED", "This code was used by another machine.", "Ask the centre for a new work order.");
    }

    private Enrolment.Reply reply(Tx tx, WorkOrders.WorkOrder order) {
        return switch (order.kind()) {
            case DESK -> new Enrolment.Reply(order.subject(), order.name(), "", centralSigningKey, "", "", "", "");
            case TERMINAL -> {
                Sites.Site site = tx.sites().find(site(order)).orElseThrow();
                yield new Enrolment.Reply(
                        order.subject(),
                        order.name(),
                        site.name(),
                        centralSigningKey,
                        Base64Url.encode(secrets.rosterKey(site.id())),
                        "",
                        site.phone(),
                        site.staffedHours());
            }
        };
    }

    private static String site(WorkOrders.WorkOrder order) {
        String site = order.site();
        if (site == null) {
            throw new IllegalStateException("Work order " + order.id() + " of a terminal names no site");
        }
        return site;
    }
}
