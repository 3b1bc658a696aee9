// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.intake;

/** What a record's body did when it was read. */
sealed interface Effect {
    /** It took effect, or has none. */
    record Applied() implements Effect {}

    /** A submission became a case or joined one. */
    record Filed(String number, String desk) implements Effect {}

    /**
     * Nothing took effect.
     *
     * @param alarm code of the alarm that is raised
     * @param reason for the receipt; names fields, never their values
     */
    record Wrong(String alarm, String reason) implements Effect {}
}
