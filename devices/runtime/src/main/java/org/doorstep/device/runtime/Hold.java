// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.Fault;
import org.jspecify.annotations.Nullable;

/** A lease and what the actor knows of it. Its marks are guarded by the hub's lock. */
final class Hold<C extends Capability> implements Lease<C> {
    final Actor actor;
    final String purpose;
    private final long token;
    private final C device;
    private @Nullable Fault revoked;
    private boolean closed;

    Hold(Actor actor, Class<C> kind, String purpose, long token) {
        this.actor = actor;
        this.purpose = purpose;
        this.token = token;
        device = Guards.of(kind, this);
    }

    @Override
    public C device() {
        return device;
    }

    @Override
    public DeviceId id() {
        return actor.id();
    }

    @Override
    public long token() {
        return token;
    }

    @Override
    public void close() {
        synchronized (actor.hub) {
            closed = true;
            actor.giveBack(this);
        }
    }

    /** Under the lock. */
    void revoke(Fault why) {
        if (revoked == null) {
            revoked = why;
        }
    }

    /** Under the lock; why it is no longer good, or null. */
    @Nullable
    Fault revoked() {
        return revoked;
    }

    void requireHeld() {
        synchronized (actor.hub) {
            if (closed) {
                throw new IllegalStateException("The lease of " + id() + " for " + purpose + " was given back");
            }
        }
    }
}
