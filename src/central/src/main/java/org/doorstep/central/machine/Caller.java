// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.machine;

import org.doorstep.central.store.Desks;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Terminals;

/** Who a connection's key belongs to. */
sealed interface Caller {
    record Terminal(Terminals.Terminal row) implements Caller {}

    record Desk(Desks.Desk row) implements Caller {}

    /** Nobody yet: may only enrol. */
    record Stranger() implements Caller {}

    /** Was known, and may call nothing. */
    record Revoked() implements Caller {}

    /** @param key SHA-256 of the key, base64url */
    static Caller of(Store store, String key) {
        return store.read(tx -> {
            var terminal = tx.terminals().byKey(key);
            if (terminal.isPresent()) {
                return terminal.get().revoked() == null ? new Terminal(terminal.get()) : new Revoked();
            }
            var desk = tx.desks().byKey(key);
            if (desk.isPresent()) {
                return desk.get().revoked() == null ? new Desk(desk.get()) : new Revoked();
            }
            return new Stranger();
        });
    }
}
