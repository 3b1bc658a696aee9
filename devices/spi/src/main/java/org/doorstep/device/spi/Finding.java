// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** What asking the device about an open command showed. */
public sealed interface Finding {
    /** It happened. */
    record Happened(Evidence evidence) implements Finding {}

    /** It certainly did not happen. */
    record DidNot() implements Finding {}

    /** The device cannot tell; a person decides. */
    record CannotTell(Fault fault) implements Finding {}
}
