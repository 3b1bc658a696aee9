// SPDX-License-Identifier: Apache-2.0
/** The kit that every adapter must pass; for tests only. */
module org.doorstep.device.conformance {
    requires transitive org.assertj.core;
    requires transitive org.doorstep.device.link;
    requires transitive org.doorstep.device.runtime;
    requires transitive org.doorstep.device.spi;
    requires transitive org.junit.jupiter.api;
    requires static transitive org.jspecify;

    exports org.doorstep.device.conformance;
}
