// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.nio.charset.Charset;

/** What one byte above 7F means outside Chinese mode, by the number given to {@code ESC t}. */
final class CodePages {
    private static final Charset WESTERN = Charset.forName("IBM437");
    private static final Charset KATAKANA = Charset.forName("JIS_X0201");
    private static final int KATAKANA_PAGE = 1;
    /** 80 to 9F and E0 to FF of page 1, by Epson's table of characters: blocks, frames and signs. */
    private static final String FRAMES = "▁▂▃▄▅▆▇█▏▎▍▌▋▊▉┼┴┬┤├▔─│▕┌┐└┘╭╮╰╯";

    private static final String SIGNS = "═╞╪╡◢◣◥◤♠♥♦♣●○╱╲╳円年月日時分秒〒市区町村人▒  ";

    private CodePages() {}

    static String text(int page, int value) {
        if (page != KATAKANA_PAGE) {
            return new String(new byte[] {(byte) value}, WESTERN);
        }
        if (value < 0xA0) {
            return FRAMES.substring(value - 0x80, value - 0x7F);
        }
        return value >= 0xE0
                ? SIGNS.substring(value - 0xE0, value - 0xDF)
                : new String(new byte[] {(byte) value}, KATAKANA);
    }
}
