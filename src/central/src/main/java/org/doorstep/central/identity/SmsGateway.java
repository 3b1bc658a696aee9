// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.identity;

/**
 * Carries a short message to a phone. May block for seconds; any thread. Neither the number nor the text may be logged.
 */
public interface SmsGateway {
    /** Whether the operator took the message. */
    enum Sent {
        TAKEN,
        /** Certainly not sent. */
        FAILED
    }

    Sent send(String phone, String text);
}
