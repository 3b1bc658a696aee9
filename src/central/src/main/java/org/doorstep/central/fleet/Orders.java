// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.fleet;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.doorstep.central.audit.AuditLog;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.WorkOrders;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.UuidV7;
import org.jspecify.annotations.Nullable;

/** Makes work orders. The code is given back once and kept nowhere: the database holds a hash of its secret. */
public final class Orders {
    /** How long a technician has to use a code. */
    public static final Duration VALID = Duration.ofDays(14);

    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECRET_LENGTH = 20;
    private static final Pattern NUMBER = Pattern.compile("[0-9]{5}");
    private static final Pattern DESK = Pattern.compile("[a-z][a-z0-9-]{0,31}");

    private final Store store;
    private final Suite suite;
    private final AuditLog audit;
    private final InstantSource clock;
    private final String centralKey;
    private final Supplier<String> catalogRoot;
    private final SecureRandom random = new SecureRandom();
    private final UuidV7 ids = new UuidV7();

    /**
     * @param centralKey SHA-256 of central's TLS key, base64url
     * @param catalogRoot SHA-256 of the catalog's first root metadata, base64url
     */
    public Orders(
            Store store,
            Suite suite,
            AuditLog audit,
            InstantSource clock,
            String centralKey,
            Supplier<String> catalogRoot) {
        this.store = store;
        this.suite = suite;
        this.audit = audit;
        this.clock = clock;
        this.centralKey = centralKey;
        this.catalogRoot = catalogRoot;
    }

    /** The order, and the only time its code is seen. */
    public record Issued(String order, Enrolment.Code code) {}

    /**
     * @param site where it is to stand
     * @param number 5 digits
     * @throws IllegalArgumentException when the number, the name or the site is not right; says which
     */
    public Issued terminal(String site, String number, String name, String by) {
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("A terminal number has five digits, such as 00317.");
        }
        return issue(WorkOrders.Kind.TERMINAL, number, name, site, by);
    }

    /**
     * @param code such as {@code rs}
     * @throws IllegalArgumentException when the code or the name is not right; says which
     */
    public Issued desk(String code, String name, String by) {
        if (!DESK.matcher(code).matches()) {
            throw new IllegalArgumentException(
                    "A desk's code has small letters, digits and hyphens and begins with a letter, such as rs.");
        }
        return issue(WorkOrders.Kind.DESK, code, name, null, by);
    }

    /** Ends an order that nobody used yet; false when it was used or ended before. */
    public boolean cancel(String id, String by) {
        return store.write(tx -> {
            boolean done = tx.workOrders().cancel(id, clock.instant());
            if (done) {
                audit.append(tx, by, "work-order.cancel", id);
            }
            return done;
        });
    }

    static String secretHash(Suite suite, String secret) {
        return Base64Url.encode(suite.hash(("doorstep enrolment 1\n" + secret).getBytes(StandardCharsets.UTF_8)));
    }

    private Issued issue(WorkOrders.Kind kind, String subject, String name, @Nullable String site, String by) {
        if (name.isBlank() || name.length() > 80) {
            throw new IllegalArgumentException("The name must have 1 to 80 characters.");
        }
        String secret = secret();
        String id = ids.next().toString();
        Instant now = clock.instant();
        store.change(tx -> {
            if (site != null && tx.sites().find(site).isEmpty()) {
                throw new IllegalArgumentException(
                        "There is no site " + site + ". Add it first, in the console or by `site add`.");
            }
            tx.workOrders()
                    .add(new WorkOrders.WorkOrder(
                            id,
                            kind,
                            subject,
                            name.strip(),
                            site,
                            secretHash(suite, secret),
                            now,
                            by,
                            now.plus(VALID),
                            null,
                            null,
                            null));
            audit.append(tx, by, "work-order.create", kind + " " + subject);
        });
        return new Issued(id, new Enrolment.Code(secret, centralKey, catalogRoot.get()));
    }

    private String secret() {
        StringBuilder text = new StringBuilder(SECRET_LENGTH);
        for (int i = 0; i < SECRET_LENGTH; i++) {
            text.append(BASE32.charAt(random.nextInt(BASE32.length())));
        }
        return text.toString();
    }
}
