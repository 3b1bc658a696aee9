// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.time.Duration;

/**
 * How long a printer is waited for.
 *
 * @param connect for a connection
 * @param answer for the answer to one request; printers wake from sleep in this time
 * @param look for the answer to a look at a job on its way
 * @param looks failed looks in a row after which the printer counts as gone
 * @param ending for a cancelled job to end
 * @param witness for the printer behind a queue to end a job that the queue has done with
 */
record Patience(Duration connect, Duration answer, Duration look, int looks, Duration ending, Duration witness) {
    static final Patience USUAL = new Patience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(15),
            Duration.ofSeconds(3),
            4,
            Duration.ofSeconds(5),
            Duration.ofSeconds(4));
}
