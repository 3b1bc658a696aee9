// SPDX-License-Identifier: Apache-2.0
/**
 * The few controls that screens are made of.
 *
 * <p>They know sizes and shapes, no words and no events: a screen hands them its texts and what to do. Nothing in here
 * scrolls, drags, animates or can be typed into. {@link org.doorstep.terminal.widget.Touch} is the only thing that can be
 * touched; it does not listen to the mouse, because a page may be built anew between the finger's coming and going: the
 * host of the screens finds the target under the finger both times and compares. One of them has a state that no screen
 * knows: {@link org.doorstep.terminal.widget.PinyinKeyboard}, whose letters are nobody's business before they are words.
 */
@NullMarked
package org.doorstep.terminal.widget;

import org.jspecify.annotations.NullMarked;
