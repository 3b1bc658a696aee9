// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.util.function.Consumer;
import java.util.function.Function;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceFault;
import org.jspecify.annotations.Nullable;

/**
 * One call into an adapter. Its fields that change are guarded by the runtime's lock.
 *
 * <p>It is concluded once, off the lock, by whoever claims it first: the device's thread with the adapter's answer, or
 * the watch when that does not come. An answer that comes after that goes to {@code late}.
 *
 * @param <T> what the adapter returns
 * @param <R> what the waiting thread gets
 */
final class Call<T, R> {
    /** The adapter is null for the call that opens it. */
    interface Body<T> {
        T run(@Nullable DeviceAdapter adapter, Sliding by) throws DeviceFault, InterruptedException;
    }

    final String name;
    final @Nullable CommandId command;
    final Sliding by;
    final Body<T> body;
    final Function<Answer<T>, R> conclude;
    final Consumer<Answer<T>> late;

    private boolean claimed;
    private @Nullable R result;
    boolean cancelled;
    long abandonAt;
    boolean begun;

    Call(
            String name,
            @Nullable CommandId command,
            Sliding by,
            Body<T> body,
            Function<Answer<T>, R> conclude,
            Consumer<Answer<T>> late) {
        this.name = name;
        this.command = command;
        this.by = by;
        this.body = body;
        this.conclude = conclude;
        this.late = late;
    }

    /** A call whose raw answer is wanted. */
    static <T> Call<T, Answer<T>> plain(String name, Sliding by, Body<T> body, Consumer<Answer<T>> late) {
        return new Call<>(name, null, by, body, Function.identity(), late);
    }

    /** Whether the caller of this method is the one to conclude. */
    boolean claim() {
        boolean first = !claimed;
        claimed = true;
        return first;
    }

    @Nullable
    R result() {
        return result;
    }

    /** After {@link #claim}, off the lock. */
    void conclude(Answer<T> answer, Object lock) {
        R concluded = conclude.apply(answer);
        synchronized (lock) {
            result = concluded;
            lock.notifyAll();
        }
    }
}
