// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.enrolment;

import java.io.Serial;

/** A desk that did not become known. The message says why and what to do. */
public final class EnrolmentFailed extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    public EnrolmentFailed(String message) {
        super(message);
    }
}
