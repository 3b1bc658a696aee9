// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

/** A key of the keyboard, or something that it offers. */
public sealed interface Key {
    /** One of the 26 keys, with what it stands for now. */
    record Face(int codePoint) implements Key {}

    /** One of the candidates, from 0. */
    record Pick(int candidate) implements Key {}

    /** To the page of candidates that begins with this one. */
    record Page(int candidate) implements Key {}

    record Space() implements Key {}

    record Erase() implements Key {}

    record Turn(Layer layer) implements Key {}
}
