// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

/** Gets what is typed; each key calls exactly one of these. */
public interface Typist {
    /** Text to be appended; the array is the receiver's, who may wipe it. */
    void typed(int[] codePoints);

    /** The last code point is to be taken back: nothing was being composed. */
    void erased();

    /** Only the composition changed, or nothing; a sign of life. */
    void touched();
}
