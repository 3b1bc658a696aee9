// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.Map;
import java.util.Optional;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Ticker;

/** What an adapter is lent; good as long as its thread was not abandoned. */
final class GuardedContext implements DeviceContext {
    private final Actor actor;
    private final Hub hub;
    private final Incarnation incarnation;

    GuardedContext(Actor actor, Incarnation incarnation) {
        this.actor = actor;
        this.incarnation = incarnation;
        hub = actor.hub;
    }

    @Override
    public Map<String, String> settings() {
        return actor.settings;
    }

    @Override
    public Ticker ticker() {
        return hub.ticker;
    }

    @Override
    public void effectBegins(CommandId id) throws DeviceFault {
        Call<?, ?> call = current(id);
        if (call.begun) {
            return;
        }
        try {
            hub.journal.effectBegins(id);
        } catch (JournalFailedException e) {
            throw new DeviceFault(CoreFault.JOURNAL_REFUSED.with(String.valueOf(e.getMessage())), e);
        }
        synchronized (hub) {
            if (current(id) == call) {
                call.begun = true;
            }
        }
    }

    /** The command under way; a fault where it is another, or nobody waits for its answer any more. */
    private Call<?, ?> current(CommandId id) throws DeviceFault {
        synchronized (hub) {
            if (incarnation.abandoned()) {
                throw new DeviceFault(CoreFault.QUARANTINED.with("the command was given up before it began"));
            }
            Call<?, ?> call = incarnation.running();
            if (call == null || !id.equals(call.command)) {
                throw new DeviceFault(CoreFault.ADAPTER_BROKE_RULE.with("no command of that id is under way"));
            }
            return call;
        }
    }

    @Override
    public <S> Optional<S> service(Class<S> kind) {
        return hub.services.find(kind);
    }
}
