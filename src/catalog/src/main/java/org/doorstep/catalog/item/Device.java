// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.Locale;

/** Classes of devices an item can need. The wire name is the constant in kebab-case. */
public enum Device {
    ID_CARD,
    CHIP_CARD,
    CODE_SCANNER,
    PIN_PAD,
    RECEIPT_PRINTER,
    DOCUMENT_PRINTER,
    CARD_PAYMENT,
    CASH,
    DOCUMENT_SCANNER,
    CAMERA,
    SIGN_PAD,
    LOCKER;

    /** Such as {@code document-printer}. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
