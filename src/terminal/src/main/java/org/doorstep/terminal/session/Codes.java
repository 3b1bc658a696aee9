// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import org.doorstep.device.spi.CoreFault;

/** The codes of devices that a session gives by itself. Its own begin with S, those of what is offered with A. */
final class Codes {
    /** Nobody can tell what became of a command. */
    static final String NO_ANSWER = CoreFault.NO_ANSWER.code().value();

    static final String PAPER_OUT = CoreFault.PAPER_OUT.code().value();

    private Codes() {}
}
