// SPDX-License-Identifier: Apache-2.0
/**
 * What the terminal says aloud, and who may hear it.
 *
 * <p>{@link org.doorstep.terminal.voice.Scripts} makes a script of every view; each of its tokens is marked public,
 * headset or never. {@link org.doorstep.terminal.voice.Utterance} is the one place where a script is cut down to what one
 * outlet may say, and the only thing a {@link org.doorstep.terminal.voice.Voice} takes: no personal token has a way to
 * the loudspeaker. {@link org.doorstep.terminal.voice.Speaker} decides when something is said.
 *
 * <p>Decisions. Labels of personal lines, the number of lines, and the options below a chosen one are marked headset like
 * the values, because which of them exist already tells something. espeak-ng writes its sound to a pipe and aplay plays
 * it, instead of espeak-ng playing it: espeak-ng 1.51 ends with 0 when there is no sound card, aplay says so. Chinese is
 * spoken by its voice {@code cmn-latn-pinyin}, as the voice {@code cmn} of Debian 12 reads the pinyin of most characters
 * as English. Recorded clips would come as another {@code Voice}.
 */
@NullMarked
package org.doorstep.terminal.voice;

import org.jspecify.annotations.NullMarked;
