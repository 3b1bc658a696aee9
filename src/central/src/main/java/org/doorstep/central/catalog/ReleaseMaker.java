// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import org.doorstep.contract.Enrolment;

/** Turns a folder of items into the next signed release of the repository. */
public interface ReleaseMaker {
    /**
     * @param number of the release, one above the last
     * @param items how many it offers
     */
    record Made(int number, int items) {}

    /** The bytes of the first root metadata, whose hash work orders carry; made where there is none. */
    byte[] firstRoot() throws IOException;

    /**
     * Validates, compiles, signs and writes a release, so that a reader sees either the one before or this one whole.
     *
     * @throws ReleaseRefused when an item is not right; then nothing changed
     */
    Made publish(Path items, Enrolment.Desks desks, Instant now) throws IOException, ReleaseRefused;
}
