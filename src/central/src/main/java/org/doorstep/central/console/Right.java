// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import org.doorstep.central.store.Accounts;

/** What an account may change; everybody may look. */
public enum Right {
    /** Terminals, desks, sites, work orders, alarms. */
    FLEET,
    /** The draft of the next release. */
    DRAFT,
    /** Releases and withdrawals. */
    PUBLISH;

    private static final String DRAFTS = "/console/releases/draft";

    /** The right that a change at this address needs. */
    static Right needed(String path) {
        if (path.equals(DRAFTS + "/publish")) {
            return PUBLISH;
        }
        if (path.startsWith(DRAFTS)) {
            return DRAFT;
        }
        return path.startsWith("/console/releases") || path.startsWith("/console/items") ? PUBLISH : FLEET;
    }

    /** Whether a role has it. */
    boolean of(Accounts.Role role) {
        return switch (role) {
            case OPERATOR -> true;
            case AUTHOR -> this == DRAFT;
            case PUBLISHER -> this == PUBLISH;
            case AUDITOR -> false;
        };
    }
}
