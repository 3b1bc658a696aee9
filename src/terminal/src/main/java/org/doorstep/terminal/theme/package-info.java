// SPDX-License-Identifier: Apache-2.0
/**
 * How the terminal looks: the panel's millimetres, the sizes of text and targets, the fonts, and colours as tokens.
 *
 * <p>Everything a finger or an eye measures is said in millimetres and turned into pixels by one function,
 * {@link org.doorstep.terminal.theme.Panel#mm}; code sets sizes, style sheets set colours only, so a page's size is known
 * before any style sheet was applied. Colours go from raw (a hue) over semantic (what it means) to control (where it is
 * used), in {@code doorstep.css}; a contrast replaces the semantic layer and nothing else.
 */
@NullMarked
package org.doorstep.terminal.theme;

import org.jspecify.annotations.NullMarked;
