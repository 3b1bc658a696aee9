// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.device.simulator.VirtualReceiptPrinter;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** receiptline writes a slip in ESC/POS and draws it as SVG; what the virtual printer made of the one is on the other. */
@Timeout(value = 600, unit = TimeUnit.SECONDS)
@Execution(ExecutionMode.SAME_THREAD)
class ReceiptlinePeerTest {
    private static final String TRANSFORM = """
            const to = command => require('receiptline').transform(process.argv[1],
                    {cpl: 42, encoding: 'gb18030', cutting: true, command});
            process.stdout.write(Buffer.from(to(process.argv[2]), 'binary').toString('base64') + '\\n' + to('svg'));
            """;
    private static final String SLIP = """
            {width:auto}
            ^^^受理凭条
            -
            单号 | 00001-000012
            "粗体" _下划线_ `反白` 普通
            {border:line; width:10,*,8}
            -
            材料 |名称 |份数
            一 |居民身份证 |1
            二 |申请表，附页 |2
            -
            {border:space; width:auto}
            ￥12.50 大写：拾贰元伍角
            {code:https://example.invalid/v/abc; option:qrcode,6,m}
            """;
    private static final Pattern CHARACTER = Pattern.compile("<tspan[^>]*>([^<]*)</tspan>");
    /** Frames are paths in the SVG and characters on the paper; images are named in brackets. */
    private static final Pattern NO_TEXT = Pattern.compile("\\[image [0-9x]+]|[─│╭╮╰╯├┤┬┴┼\\s\\u00A0]");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"escpos", "epson", "generic"})
    void every_character_of_the_drawing_stands_on_the_paper_and_its_qr_code_is_read(String encoder) throws Exception {
        String[] made = NodePeers.installed().run(TRANSFORM, SLIP, encoder).split("\n", 2);
        VirtualReceiptPrinter printer = new VirtualReceiptPrinter(folder, 42);
        printer.receive(Base64.getDecoder().decode(made[0]));
        assertThat(printer.unsupported()).isEmpty();
        assertThat(printer.cuts()).isPositive();
        String onPaper = Files.readString(folder.resolve("001.txt"));
        assertThat(text(onPaper)).isEqualTo(text(drawn(made[1]))).contains("受理凭条", "居民身份证", "￥12.50");
        assertThat(onPaper).contains("╭", "│", "╯");
        assertThat(Zbar.read(folder.resolve("001.png"))).containsExactly("https://example.invalid/v/abc");
    }

    private static String drawn(String svg) {
        StringBuilder text = new StringBuilder();
        Matcher characters = CHARACTER.matcher(svg);
        while (characters.find()) {
            text.append(characters.group(1).replace("&#xa0;", " "));
        }
        return text.toString();
    }

    private static String text(String all) {
        return NO_TEXT.matcher(all).replaceAll("");
    }
}
