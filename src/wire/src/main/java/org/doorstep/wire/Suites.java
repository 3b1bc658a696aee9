// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import java.util.Optional;
import org.doorstep.contract.Suite;

/** The suites this program knows, by their id and by the byte that leads a signature or seal. */
public final class Suites {
    private static final Suite ONE = new Suite1();

    private Suites() {}

    /** The suite that new keys, signatures and seals are made with. */
    public static Suite current() {
        return ONE;
    }

    /**
     * @throws IllegalArgumentException when this program has no such suite
     */
    public static Suite of(int id) {
        return switch (id) {
            case 1 -> ONE;
            default -> throw new IllegalArgumentException("Suite " + id + " is not known here; upgrade this program.");
        };
    }

    /** The suite of a signature or seal; empty when the bytes name none that is known here. */
    public static Optional<Suite> ofBytes(byte[] signatureOrSeal) {
        return signatureOrSeal.length > 0 && signatureOrSeal[0] == 1 ? Optional.of(ONE) : Optional.empty();
    }
}
