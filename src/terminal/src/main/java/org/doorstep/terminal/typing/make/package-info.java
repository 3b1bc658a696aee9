// SPDX-License-Identifier: Apache-2.0
/**
 * Makes the table of the keyboard while the terminal is built; no part of the shipped program.
 *
 * <p>It reads two libraries of Maven Central, both under the Apache License 2.0, and nothing of them is shipped but what the
 * table holds: words, how much they are used, which characters are used in names, and the readings of words come from HanLP
 * ({@code com.hankcs:hanlp}, portable edition); all readings of single characters, with those that only names and places
 * have, and the readings of more words come from {@code com.github.houbb:pinyin}. Its 41,451 characters hold all 8,105 of the
 * Table of General Standard Chinese Characters, on which names in GB 18030-2022 level 2 rest. Another source takes the place
 * of one of them here and nowhere else.
 */
@NullMarked
package org.doorstep.terminal.typing.make;

import org.jspecify.annotations.NullMarked;
