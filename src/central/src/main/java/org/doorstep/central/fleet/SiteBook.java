// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.fleet;

import java.time.Instant;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.doorstep.central.audit.AuditLog;
import org.doorstep.central.store.Sites;
import org.doorstep.central.store.Store;

/** Adds and changes sites. */
public final class SiteBook {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern HOURS = Pattern.compile("[0-9]{1,2}:[0-9]{2}-[0-9]{1,2}:[0-9]{2}(,.{1,40})?");
    private static final Pattern PHONE = Pattern.compile("[0-9][0-9 -]{2,19}");

    private final Store store;
    private final AuditLog audit;
    private final InstantSource clock;

    public SiteBook(Store store, AuditLog audit, InstantSource clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Adds the site or changes the one with this id.
     *
     * @param keeper account that owns its alarms, or empty
     * @throws IllegalArgumentException when a value is not right; names it
     */
    public void save(String id, String name, String phone, String staffedHours, String keeper, String by) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "A site's id has small letters, digits and hyphens and begins with a letter, such as xinyi.");
        }
        if (name.isBlank() || name.length() > 80) {
            throw new IllegalArgumentException("A site's name has 1 to 80 characters.");
        }
        if (!PHONE.matcher(phone).matches()) {
            throw new IllegalArgumentException("A site's phone has digits, spaces and hyphens, such as 0537-1234567.");
        }
        if (!HOURS.matcher(staffedHours).matches()) {
            throw new IllegalArgumentException("Staffed hours have the form 8:30-17:30.");
        }
        Instant now = clock.instant();
        store.change(tx -> {
            if (!keeper.isEmpty() && tx.accounts().find(keeper).isEmpty()) {
                throw new IllegalArgumentException("There is no account " + keeper + ".");
            }
            tx.sites().save(new Sites.Site(id, name, phone, staffedHours, keeper, now));
            audit.append(tx, by, "site.save", id);
        });
    }
}
