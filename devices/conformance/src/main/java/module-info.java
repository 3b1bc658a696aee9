// SPDX-License-Identifier: Apache-2.0
import org.doorstep.device.conformance.recording.EscPosScrubber;
import org.doorstep.device.conformance.recording.ScrubberProvider;
import org.doorstep.device.conformance.recording.SdtScrubber;

/** The kit that every adapter must pass; for tests only, and in no program that a terminal ships. */
module org.doorstep.device.conformance {
    requires transitive org.assertj.core;
    requires transitive org.doorstep.device.link;
    requires transitive org.doorstep.device.runtime;
    requires transitive org.doorstep.device.spi;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;
    requires java.management;
    requires org.opentest4j;

    exports org.doorstep.device.conformance;
    exports org.doorstep.device.conformance.fuzz;
    exports org.doorstep.device.conformance.recording;
    exports org.doorstep.device.conformance.report;

    uses ScrubberProvider;

    provides ScrubberProvider with
            EscPosScrubber.Provider,
            SdtScrubber.Provider;
}
