// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

/** What lies over a screen until it is dealt with; the screen beneath is kept. */
public sealed interface Overlay {
    record None() implements Overlay {}

    /** 还在吗？ with a large 继续. */
    record StillThere(int secondsLeft) implements Overlay {}

    /** 结束并清除 asks once. */
    record ConfirmEnd() implements Overlay {}

    /** Help: who comes, or whom to phone; a remark about this page. */
    record Help(HelpStage stage) implements Overlay {}

    enum HelpStage {
        OPEN,
        CALLED,
        /** Nobody could be told; the phone is shown. */
        CALL_FAILED,
        REMARKED
    }

    /** How the voice sounds, for who has it on. */
    record Sound() implements Overlay {}

    /** A card lies on the reader though nobody's session is on, or this one has just ended. */
    record CardLeft() implements Overlay {}
}
