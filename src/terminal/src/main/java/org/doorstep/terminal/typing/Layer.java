// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

import java.util.List;

/** What the 26 keys of the keyboard stand for; each has three rows of ten, nine and seven. */
public enum Layer {
    /** Letters that are composed into Chinese. */
    PINYIN("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    /** Letters that are written as they are. */
    SMALL("qwertyuiop", "asdfghjkl", "zxcvbnm"),
    CAPITAL("QWERTYUIOP", "ASDFGHJKL", "ZXCVBNM"),
    NUMBERS("1234567890", "-/#.:()+=", "@_&%*~'"),
    /** Chinese punctuation. */
    SIGNS("，。、？！：；（）〇", "“”《》【】—…％", "·～￥×℃＋＝");

    private final String upper;
    private final String middle;
    private final String lower;

    Layer(String upper, String middle, String lower) {
        this.upper = upper;
        this.middle = middle;
        this.lower = lower;
    }

    /** The faces of the keys, from top to bottom. */
    public List<String> rows() {
        return List.of(upper, middle, lower);
    }

    /** Whether its keys are letters of the alphabet. */
    public boolean letters() {
        return this == PINYIN || this == SMALL || this == CAPITAL;
    }
}
