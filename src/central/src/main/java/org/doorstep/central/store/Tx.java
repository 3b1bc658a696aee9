// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import org.jdbi.v3.core.Handle;

/** One transaction. Good only inside the {@link Store.Work} it was given to, on its thread. */
public final class Tx {
    private final Handle handle;

    Tx(Handle handle) {
        this.handle = handle;
    }

    public Sites sites() {
        return new Sites(handle);
    }

    public WorkOrders workOrders() {
        return new WorkOrders(handle);
    }

    public Terminals terminals() {
        return new Terminals(handle);
    }

    public Desks desks() {
        return new Desks(handle);
    }

    public Records records() {
        return new Records(handle);
    }

    public Journals journals() {
        return new Journals(handle);
    }

    public AuditHeads auditHeads() {
        return new AuditHeads(handle);
    }

    public CaseRows cases() {
        return new CaseRows(handle);
    }

    public DecisionRows decisions() {
        return new DecisionRows(handle);
    }

    public SlipRows slips() {
        return new SlipRows(handle);
    }

    public Ratings ratings() {
        return new Ratings(handle);
    }

    public Alarms alarms() {
        return new Alarms(handle);
    }

    public Certificates certificates() {
        return new Certificates(handle);
    }

    public Releases releases() {
        return new Releases(handle);
    }

    public Sources sources() {
        return new Sources(handle);
    }

    public Accounts accounts() {
        return new Accounts(handle);
    }

    public Audits audits() {
        return new Audits(handle);
    }

    public Changes changes() {
        return new Changes(handle);
    }
}
