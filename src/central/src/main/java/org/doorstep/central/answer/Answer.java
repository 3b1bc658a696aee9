// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.answer;

import org.doorstep.contract.Lanes;

/** An expected end of a machine's call. */
public sealed interface Answer<T> {
    record Ok<T>(T value) implements Answer<T> {}

    /**
     * @param status of HTTP, 400 to 599
     * @param problem without personal data
     */
    record Refused<T>(int status, Lanes.Problem problem) implements Answer<T> {}

    static <T> Answer<T> ok(T value) {
        return new Ok<>(value);
    }

    static <T> Answer<T> refused(int status, String code, String message, String remedy) {
        return new Refused<>(status, new Lanes.Problem(code, message, remedy));
    }

    /** What a machine is told that was revoked. */
    static <T> Answer<T> revoked() {
        return refused(
                403, "REVOKED", "This machine was revoked.", "Ask the centre; it enrols again by a new work order.");
    }
}
