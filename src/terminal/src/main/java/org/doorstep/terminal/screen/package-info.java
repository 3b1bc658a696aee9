// SPDX-License-Identifier: Apache-2.0
/**
 * What a resident sees: one class per screen and per overlay, each building nodes from the state it is given.
 *
 * <p>A page decides nothing, keeps nothing and subscribes to nothing: it is built, it hands on touches, it is thrown away.
 * {@link org.doorstep.terminal.screen.ScreenHost} is the only part that lives longer than a page; it chooses the largest
 * measures at which a page fits without cutting a word, and it keeps the finger's target while pages change below it. All
 * words come from {@link org.doorstep.terminal.screen.Texts}, from the catalog's texts, and from the settings.
 */
@NullMarked
package org.doorstep.terminal.screen;

import org.jspecify.annotations.NullMarked;
