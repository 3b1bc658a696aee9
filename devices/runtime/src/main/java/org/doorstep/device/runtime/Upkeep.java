// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Consumer;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceState;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.Outcome;
import org.doorstep.device.spi.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What a device's thread does of itself: open, look, ask about what was left open, look again, and begin anew when the
 * device was lost. Confined to that thread.
 */
final class Upkeep {
    private static final System.Logger LOG = System.getLogger(Upkeep.class.getName());
    private static final int MISSES_ALLOWED = 2;

    private final Actor actor;
    private final Hub hub;
    private final Incarnation incarnation;
    private final Comeback comeback;
    private final LeftOpen leftOpen;
    private @Nullable DeviceAdapter adapter;
    private int misses;
    private long observeAt;

    Upkeep(Actor actor, Incarnation incarnation) {
        this.actor = actor;
        this.incarnation = incarnation;
        hub = actor.hub;
        comeback = new Comeback(actor.port, hub);
        leftOpen = new LeftOpen(actor);
    }

    /** What the thread does next. */
    sealed interface Next {
        /** Makes calls for others; at that time it is this class's turn again. */
        record Serve(long observeAt) implements Next {}

        record Wait(long until) implements Next {}

        record Stop() implements Next {}
    }

    @Nullable
    DeviceAdapter adapter() {
        return adapter;
    }

    Next step() {
        boolean woken = incarnation.takeWoken();
        if (adapter == null) {
            return connect();
        }
        if (woken || hub.ticker.nanos() - observeAt >= 0) {
            look();
        }
        return adapter == null ? new Next.Wait(hub.ticker.nanos()) : new Next.Serve(observeAt);
    }

    /** A device that is not there, or not the one that was set up, is neither opened nor written to. */
    private Next connect() {
        switch (comeback.look()) {
            case PortGuard.Verdict.Gone(var fault) -> actor.publish(new DeviceState.Failed(fault));
            case PortGuard.Verdict.Wrong(var _, var fault) -> actor.publish(new DeviceState.Quarantined(fault));
            case PortGuard.Verdict.Blind(var fault) -> {
                return failed(fault);
            }
            case PortGuard.Verdict.Clear(var seen) -> {
                return comeback.due() ? open(seen) : new Next.Wait(comeback.restUntil(true));
            }
        }
        return new Next.Wait(comeback.restUntil(false));
    }

    private Next open(@Nullable LinkIdentity seen) {
        if (comeback.begin() == 1 && actor.state() instanceof DeviceState.Absent) {
            actor.publish(new DeviceState.Connecting(1, Duration.ZERO));
        }
        Answer<DeviceAdapter> opened = ask(
                "open",
                hub.limits.open(),
                null,
                (_, _) -> actor.provider.open(new GuardedContext(actor, incarnation)),
                this::closeLate);
        if (!(opened instanceof Answer.Value<DeviceAdapter>(var fresh))) {
            return failed(inTime(opened, "opening"));
        }
        adapter = fresh;
        Fault wrong = getToKnow(fresh, seen);
        if (wrong == null) {
            return new Next.Serve(observeAt);
        }
        letGo();
        return failed(wrong);
    }

    /** Before anybody may use the device: what it can do, how it is, what became of commands left open, what is left in it. */
    private @Nullable Fault getToKnow(DeviceAdapter fresh, @Nullable LinkIdentity seen) {
        var able = ask(
                "capabilities",
                hub.limits.observe(),
                fresh,
                (a, _) -> Abilities.of(fresh, actor.provider.descriptor()),
                _ -> {});
        if (!(able instanceof Answer.Value<Abilities>(var abilities))) {
            return inTime(able, "telling its capabilities");
        }
        actor.opened(abilities);
        var look = observed(fresh);
        if (!(look instanceof Answer.Value<Snapshot>(var snapshot))) {
            return inTime(look, "observing");
        }
        Fault asking = leftOpen.ask(asking(fresh));
        if (asking == null) {
            // What an earlier life of this terminal left in it must not come out for the next resident.
            Answer<Boolean> safe = makeSafe(fresh);
            if (!(safe instanceof Answer.Value<Boolean>)) {
                return inTime(safe, "being made safe");
            }
            asking = leftOpen.askAgain(asking(fresh));
        }
        if (asking == null) {
            comeback.up();
            actor.ledger.up(seen);
            show(snapshot);
        }
        return asking;
    }

    private LeftOpen.Asking asking(DeviceAdapter of) {
        return id -> ask("reconcile", hub.limits.reconcile(), of, (a, by) -> of.reconcile(id, by.deadline()), _ -> {});
    }

    private Answer<Snapshot> observed(DeviceAdapter of) {
        var answer = ask("observe", hub.limits.observe(), of, (a, by) -> of.observe(by.deadline()), _ -> {});
        observeAt =
                hub.ticker.nanos() + actor.provider.descriptor().observeEvery().toNanos();
        return answer;
    }

    private void look() {
        DeviceAdapter of = adapter;
        if (of == null) {
            return;
        }
        if (comeback.replaced()) {
            lose(CoreFault.DISCONNECTED.with("it was unplugged"));
            return;
        }
        switch (observed(of)) {
            case Answer.Value<Snapshot>(var snapshot) -> show(snapshot);
            case Answer.Abandoned<Snapshot> _ -> {}
            case Answer<Snapshot> wrong -> missed(inTime(wrong, "observing"), wrong instanceof Answer.Broke<Snapshot>);
        }
    }

    private void show(Snapshot snapshot) {
        misses = 0;
        actor.seen(snapshot);
    }

    /** A look that failed without the device being lost may fail twice more before it is opened anew. */
    private void missed(Fault fault, boolean broke) {
        misses++;
        if (broke || lost(fault) || misses > MISSES_ALLOWED) {
            lose(fault);
        } else {
            actor.publish(new DeviceState.Failed(fault));
        }
    }

    /** What a call made for others means for the device. */
    void after(Call<?, ?> call, Answer<?> answer) {
        if (incarnation.abandoned()) {
            return;
        }
        Fault fault = answer.wrong();
        if (fault != null && (answer instanceof Answer.Broke<?> || lost(fault))) {
            lose(fault);
        } else if (call.command != null) {
            if (!(answer instanceof Answer.Value<?>(var value) && value instanceof Outcome.Done<?>)) {
                makeSafe();
            }
            observeAt = hub.ticker.nanos();
            if (answer instanceof Answer.Value<?>(var value) && value instanceof Outcome.Unknown<?>) {
                askAgain();
            }
        }
    }

    /** The device is still there: perhaps it can tell what became of the command. */
    private void askAgain() {
        DeviceAdapter of = adapter;
        if (of != null && !incarnation.abandoned()) {
            Fault fault = leftOpen.askAgain(asking(of));
            if (fault != null && lost(fault) && !incarnation.abandoned()) {
                lose(fault);
            }
        }
    }

    private static boolean lost(Fault fault) {
        return CoreFault.DISCONNECTED.is(fault)
                || CoreFault.WRITE_STALLED.is(fault)
                || CoreFault.WRONG_DEVICE.is(fault);
    }

    private void lose(Fault fault) {
        var ends = new ArrayList<Runnable>();
        synchronized (hub) {
            if (!incarnation.abandoned()) {
                // At once with the loss of its lease, and before it is closed: nobody is to be given it meanwhile.
                actor.publish(new DeviceState.Failed(fault));
            }
            actor.revoke(fault);
            incarnation.refuseQueued(fault, ends);
        }
        ends.forEach(Runnable::run);
        actor.ledger.lost();
        letGo();
        comeback.lost();
        misses = 0;
    }

    private Next failed(Fault fault) {
        if (incarnation.abandoned()) {
            return new Next.Stop();
        }
        if (CoreFault.WRONG_DEVICE.is(fault)) {
            leave(new DeviceState.Quarantined(fault), fault);
            return new Next.Stop();
        }
        if (CoreFault.SETTINGS.is(fault)) {
            leave(new DeviceState.Failed(fault), fault);
            return new Next.Stop();
        }
        actor.publish(new DeviceState.Failed(fault));
        comeback.failed();
        return new Next.Wait(comeback.restUntil(true));
    }

    private void makeSafe() {
        DeviceAdapter of = adapter;
        if (of != null) {
            makeSafe(of);
        }
    }

    private Answer<Boolean> makeSafe(DeviceAdapter of) {
        return ask("makeSafe", hub.limits.close(), of, (a, _) -> run(of::makeSafe), _ -> {});
    }

    private void letGo() {
        makeSafe();
        DeviceAdapter of = adapter;
        adapter = null;
        if (of != null && !incarnation.abandoned()) {
            ask("close", hub.limits.close(), of, (a, _) -> run(of::close), _ -> {});
        } else if (of != null) {
            closeQuietly(of);
        }
    }

    /** The thread's last act, whatever ended it. */
    void shut() {
        if (incarnation.abandoned()) {
            DeviceAdapter of = adapter;
            adapter = null;
            if (of != null) {
                closeQuietly(of);
            }
            return;
        }
        letGo();
        leave(new DeviceState.Absent(), CoreFault.DISCONNECTED.with("the runtime is closing"));
    }

    private void leave(DeviceState last, Fault why) {
        var ends = new ArrayList<Runnable>();
        synchronized (hub) {
            actor.left(incarnation, last, why, ends);
        }
        ends.forEach(Runnable::run);
    }

    private void closeLate(Answer<DeviceAdapter> answer) {
        if (answer instanceof Answer.Value<DeviceAdapter>(var late)) {
            closeQuietly(late);
        }
    }

    private void closeQuietly(DeviceAdapter of) {
        try {
            of.makeSafe();
            of.close();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, () -> actor.id() + ": an abandoned adapter failed to close", e);
        }
    }

    private static Boolean run(Runnable what) {
        what.run();
        return true;
    }

    /** An interrupt of the runtime's own calls comes from the watch, or from the end of the runtime. */
    private static Fault inTime(Answer<?> answer, String doing) {
        return answer instanceof Answer.Interrupted<?>
                ? CoreFault.NO_ANSWER.with(doing + " took too long")
                : answer.fault();
    }

    private <T> Answer<T> ask(
            String name, Duration within, @Nullable DeviceAdapter of, Call.Body<T> body, Consumer<Answer<T>> late) {
        return incarnation.makeOwn(Call.plain(name, Sliding.fixed(hub.ticker, within), body, late), of);
    }
}
