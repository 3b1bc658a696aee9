// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.util.List;
import java.util.Map;
import org.doorstep.device.conformance.MemoryCable;
import org.doorstep.device.conformance.recording.IdCardRecordingRules;
import org.doorstep.device.simulator.People;
import org.doorstep.device.simulator.SdtReaderSimulator;
import org.doorstep.device.spi.AdapterProvider;

/** Recordings of the simulated reader: a card, none, one that cannot be read, one of another kind, noise, a dead module. */
class SdtRecordingsTest extends IdCardRecordingRules {
    @Override
    protected AdapterProvider provider() {
        return new SdtProvider();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of("link", MemoryCable.ADDRESS);
    }

    @Override
    protected List<String> names() {
        return List.of("card", "no-card", "unreadable", "wrong-card", "noise", "answered-twice");
    }

    @Override
    protected MemoryCable.Device device(String name) {
        var reader = new SdtReaderSimulator(5);
        if (!name.equals("no-card")) {
            reader.putDown(People.shipped().getFirst());
        }
        switch (name) {
            case "unreadable" -> reader.failReads(9);
            case "wrong-card" -> reader.wrongCards(9);
            case "noise" -> reader.garbageFirst(40);
            case "answered-twice" -> reader.answerTwice(true);
            default -> {}
        }
        return SdtHarness.end(reader);
    }
}
