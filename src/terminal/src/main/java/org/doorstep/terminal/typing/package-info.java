// SPDX-License-Identifier: Apache-2.0
/**
 * Typing Chinese by pinyin: what letters may mean, and what is being composed. No window, no clock, no files but one table.
 *
 * <p>The table ({@link org.doorstep.terminal.typing.Lexicon}) is made while the terminal is built, by
 * {@code org.doorstep.terminal.typing.make}, which names its sources and their licence; a dictionary by hand would be wrong
 * and a generated file of megabytes does not belong into a history. It is made then and not read from the libraries at run
 * time because they take eight megabytes on disk, far more in memory and a second to load, against two, four and a few dozen
 * milliseconds.
 *
 * <p>Nothing in here remembers what was typed beyond the letters that are being composed: candidates are ranked by how the
 * language is used, never by what earlier residents wrote.
 */
@NullMarked
package org.doorstep.terminal.typing;

import org.jspecify.annotations.NullMarked;
