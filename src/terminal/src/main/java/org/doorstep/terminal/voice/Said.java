// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import org.doorstep.catalog.flow.TextValue;

/** The words of a token, as they are written; how numbers are read out is decided when they are said. */
public sealed interface Said {
    record Words(String text) implements Said {}

    /** A value that belongs to the session and is wiped with it. */
    record Secret(TextValue value) implements Said {}

    /** A String, which cannot be wiped: hold it no longer than the saying takes. */
    default String reveal() {
        return switch (this) {
            case Words(String text) -> text;
            case Secret(TextValue value) -> value.reveal();
        };
    }
}
