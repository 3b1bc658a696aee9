// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.Optional;
import org.doorstep.catalog.Text;
import org.jspecify.annotations.Nullable;

/**
 * What comes out.
 *
 * @param template what is printed or sent; null for {@link Kind#DATA}
 * @param copies at least 1
 * @param pages sheets one copy takes at most
 * @param destination desk id or address that gets it; empty when the resident does
 */
public record Output(
        String id, Kind kind, Text name, @Nullable Template template, int copies, int pages, String destination) {
    public enum Kind {
        /** On A4. */
        PRINT,
        /** On the receipt printer. */
        RECEIPT,
        CARD,
        MESSAGE,
        DATA;

        /** The device that makes it, if one does. */
        public Optional<Device> device() {
            return switch (this) {
                case PRINT -> Optional.of(Device.DOCUMENT_PRINTER);
                case RECEIPT -> Optional.of(Device.RECEIPT_PRINTER);
                case CARD, MESSAGE, DATA -> Optional.empty();
            };
        }
    }
}
