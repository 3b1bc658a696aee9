// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.store;

/** Whether what a resident sealed could be opened here, and why not. */
public enum Opening {
    OPENED,
    /** The text is no seal at all. */
    NOT_A_SEAL,
    /** Sealed by algorithms that this version of the desk does not have. */
    SUITE_UNKNOWN,
    /** Sealed to another key, for another record or terminal, or changed on its way. */
    SEAL_WRONG,
    /** Opened, but its inside is no form. */
    NOT_READABLE,
    /** Opened, but the form inside is of another item than central was told. */
    ITEM_DIFFERS
}
