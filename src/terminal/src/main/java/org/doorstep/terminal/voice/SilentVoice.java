// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

/** A voice that is not there. */
final class SilentVoice implements Voice {
    private final Availability.Absent absent;

    SilentVoice(Availability.Absent absent) {
        this.absent = absent;
    }

    @Override
    public Availability available() {
        return absent;
    }

    @Override
    public Headset headset() {
        return Headset.NONE;
    }

    @Override
    public void say(Utterance utterance, Tuning tuning) {}

    @Override
    public void hush() {}

    @Override
    public void close() {}
}
