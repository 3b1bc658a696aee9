// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

/**
 * What speaks. Callable from any thread; every method but {@link #close} returns at once, whatever the machinery behind it
 * does. Nothing is thrown for a voice that fails: {@link #available} tells it.
 */
public interface Voice extends AutoCloseable {
    /** Whether it can speak, as far as is known now. */
    Availability available();

    /** Whether somebody can listen alone, now. */
    Headset headset();

    /**
     * Says this and nothing else: what was being said stops. Takes all it needs out of {@code utterance} before it returns,
     * as its values may be wiped then.
     */
    void say(Utterance utterance, Tuning tuning);

    /** Stops what is being said. Idempotent. */
    void hush();

    /** Stops for good and leaves no process behind; takes some seconds at most. Idempotent. */
    @Override
    void close();
}
