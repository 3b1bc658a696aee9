// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.doorstep.device.conformance.IdCardHarness;
import org.doorstep.device.conformance.IdCardReaderRules;
import org.doorstep.device.conformance.LinkCable;
import org.doorstep.device.link.Links;
import org.doorstep.device.simulator.Pace;
import org.doorstep.device.simulator.PtyPair;
import org.doorstep.device.simulator.SdtReaderSimulator;
import org.doorstep.device.simulator.SimulatedWire;
import org.doorstep.device.simulator.Wires;
import org.doorstep.device.spi.Ticker;
import org.junit.jupiter.api.io.TempDir;

/** A sample of the rules on a pseudo-terminal opened by jSerialComm, answers paced at 115,200 baud and split at random. */
class SdtPacedTest extends IdCardReaderRules {
    @TempDir
    Path folder;

    private int made;

    @Override
    protected IdCardHarness harness() throws IOException {
        var pair = PtyPair.open(Files.createDirectory(folder.resolve("wire-" + made)), "reader");
        return new Serial(new SdtReaderSimulator(7), pair, made++);
    }

    private static final class Serial extends SdtHarness {
        private final PtyPair pair;
        private final SimulatedWire wire;

        Serial(SdtReaderSimulator reader, PtyPair pair, int seed) {
            super(reader, new LinkCable(Links.system()));
            this.pair = pair;
            wire = Wires.pty(reader, pair, Pace.serial(115_200, seed));
        }

        @Override
        public Map<String, String> settings() {
            return Map.of("link", wire.address());
        }

        @Override
        public Ticker ticker() {
            return Ticker.system();
        }

        @Override
        public String line() {
            return "serial, paced";
        }

        @Override
        public int places() {
            return 12;
        }

        @Override
        public int silentPlaces() {
            return 2;
        }

        @Override
        public void close() {
            wire.close();
            pair.close();
        }
    }
}
