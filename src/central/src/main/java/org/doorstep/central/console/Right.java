// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import io.javalin.security.RouteRole;
import org.doorstep.central.store.Accounts;

/** What an account may change; everybody may look. Each route that changes something names the right that it needs. */
public enum Right implements RouteRole {
    /** What everybody may: come in, go out, look for a case. */
    EVERYBODY,
    /** Terminals, desks, sites, work orders, alarms. */
    FLEET,
    /** The draft of the next release. */
    DRAFT,
    /** Releases and withdrawals. */
    PUBLISH;

    /** Whether a role has it. */
    boolean of(Accounts.Role role) {
        return this == EVERYBODY
                || switch (role) {
                    case OPERATOR -> true;
                    case AUTHOR -> this == DRAFT;
                    case PUBLISHER -> this == PUBLISH;
                    case AUDITOR -> false;
                };
    }
}
