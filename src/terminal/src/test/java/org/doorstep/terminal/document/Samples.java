// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.terminal.document.Certificate.Align;
import org.doorstep.terminal.document.Certificate.Block;
import org.doorstep.terminal.document.Certificate.Column;
import org.doorstep.terminal.document.Certificate.Fact;
import org.doorstep.terminal.document.Certificate.Facts;
import org.doorstep.terminal.document.Certificate.Paragraph;
import org.doorstep.terminal.document.Certificate.Proof;
import org.doorstep.terminal.document.Certificate.Role;
import org.doorstep.terminal.document.Certificate.Table;

/** Certificates of made-up people. */
final class Samples {
    static final String LINK = "https://zwfw.example.gov.cn/v/Vt3kP9qWzR7mXb2LcD8sJg";
    static final String NAME = "王秀英";
    static final String ID_NUMBER = "999999195503120029";
    static final Proof PROOF = new Proof(
            "SB-2026-0731-000042",
            "示例市人力资源和社会保障局",
            LocalDate.of(2026, 7, 31),
            LINK,
            "扫描右边的二维码，或者在浏览器中打开下面的网址，可以核验本证明的真伪：");

    private Samples() {}

    static TextValue text(String text) {
        return TextValue.of(text);
    }

    static Certificate participation() {
        return participation(NAME, 5);
    }

    static Certificate participation(String name, int rows) {
        return of(List.of(
                opening(),
                facts(name),
                table(rows),
                new Paragraph(text("本证明由参保人本人在自助终端上查询并打印，所列内容以社会保险业务系统中的记录为准。如对记录有疑问，请持有效身份证件到社会保险经办机构核对。"), Role.NOTE),
                new Paragraph(text("本证明自开具之日起三个月内可以扫码核验，涂改无效。"), Role.NOTE)));
    }

    static Certificate of(List<Block> blocks) {
        return of(blocks, PROOF, List.of(), "");
    }

    static Certificate of(List<Block> blocks, Proof proof, List<String> footer, String watermark) {
        return new Certificate(
                Language.ZH_CN,
                "参保证明",
                text("社会保险参保证明"),
                LocalDate.of(2026, 7, 31),
                blocks,
                proof,
                footer.stream().map(Samples::text).toList(),
                watermark);
    }

    static Paragraph opening() {
        return new Paragraph(text("经查询社会保险业务系统，下列人员截至本证明开具之日的参保情况如下："), Role.BODY);
    }

    static Facts facts(String name) {
        return new Facts(Stream.of(
                        "姓名", name,
                        "证件号码", "999999********0029",
                        "参保地", "示例市示例县新驿镇",
                        "参保状态", "正常参保",
                        "首次参保", "2009年12月",
                        "累计缴费", "186 个月",
                        "经办机构", "示例县社会保险事业中心新驿镇便民服务中心社会保险经办窗口（地址：示例县新驿镇人民路 18 号）")
                .gather(java.util.stream.Gatherers.windowFixed(2))
                .map(pair -> new Fact(pair.get(0), text(pair.get(1))))
                .toList());
    }

    static Table table(int rows) {
        return new Table(
                "",
                List.of(
                        new Column("险种", Align.LEFT),
                        new Column("参保单位", Align.LEFT),
                        new Column("起止年月", Align.LEFT),
                        new Column("缴费月数", Align.RIGHT)),
                IntStream.range(0, rows)
                        .mapToObj(i -> Stream.of(
                                        i % 2 == 0 ? "城乡居民基本养老保险" : "工伤保险",
                                        i % 3 == 0 ? "个人" : "示例县惠民农机专业合作社联合社有限责任公司",
                                        (2009 + i) + "-12 至 " + (2010 + i) + "-11",
                                        "12")
                                .map(Samples::text)
                                .toList())
                        .toList());
    }
}
