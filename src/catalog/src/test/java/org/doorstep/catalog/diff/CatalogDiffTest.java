// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.diff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.MissingResourceException;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Samples;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.author.Authoring;
import org.doorstep.catalog.diff.Change.Area;
import org.doorstep.catalog.diff.Change.Weight;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Item;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CatalogDiffTest {
    private final CatalogDiff diff = CatalogDiff.load();

    /** What is replaced in the YAML, by what, and what is to be told in Chinese: area, what, before, after. */
    static Stream<Arguments> edits() {
        return Stream.of(
                edit(
                        "{ zh-CN: 城乡居民基本养老保险参保登记, en",
                        "{ zh-CN: 居民养老保险参保登记, en",
                        Area.TEXTS,
                        "事项名称（中文）",
                        "城乡居民基本养老保险参保登记",
                        "居民养老保险参保登记"),
                edit(
                        "en: Pension enrolment }",
                        "en: Join the pension }",
                        Area.TEXTS,
                        "首页按钮名称（英文）",
                        "Pension enrolment",
                        "Join the pension"),
                edit(
                        "identity: { level: 1 }",
                        "identity: { level: 2, methods: [phone-code, attendant] }",
                        Area.IDENTITY,
                        "第二重核验方式",
                        "无",
                        "手机验证码、工作人员核对"),
                edit("receipt-printer, {", "receipt-printer, sign-pad, {", Area.DEVICES, "新增所需设备：签字板", null, null),
                edit(
                        "any-of: [card-payment, cash]",
                        "any-of: [card-payment]",
                        Area.DEVICES,
                        "不再需要设备：刷卡支付或现金",
                        null,
                        null),
                edit(
                        "test: age(card.birth) >= 16",
                        "test: age(card.birth) >= 18",
                        Area.ELIGIBILITY,
                        "条件",
                        "年满 16 周岁才能参保。〔age(card.birth) >= 16〕",
                        "年满 16 周岁才能参保。〔age(card.birth) >= 18〕"),
                edit("promised-days: 3", "promised-days: 2", Area.HANDLING, "承诺办结时限", "3 个工作日", "2 个工作日"),
                edit("offline: none", "offline: queue", Area.VALIDITY, "没有网络时", "不提供", "可填写，联网后上传"),
                edit("strict: true", "strict: false", Area.VALIDITY, "目录超过 7 天未更新时隐藏", "是", "否"),
                edit("reach: province }", "reach: province, home: 2 }", Area.PLACEMENT, "首页位置", "不在首页", "第 2 位"),
                edit("reach: province", "reach: city", Area.PLACEMENT, "通办范围", "全省", "全市"),
                edit("minutes: 5", "minutes: 8", Area.TEXTS, "办事指南：所需时间", "5 分钟", "8 分钟"),
                edit("zh-CN: 姓名、号码和电话。", "zh-CN: 姓名和电话。", Area.TEXTS, "告知书“我们要收集什么”", "姓名、号码和电话。", "姓名和电话。"),
                edit("zh-CN: 您的手机号码是多少？", "zh-CN: 您的手机号码？", Area.FORM, "页面的问题（中文）", "您的手机号码是多少？", "您的手机号码？"),
                edit(
                        "when: \"!given(phone)\"",
                        "when: \"!given(phone) && age(card.birth) > 60\"",
                        Area.FORM,
                        "“请谁转告您？”什么时候问",
                        "!given(phone)",
                        "!given(phone) && age(card.birth) > 60"),
                edit(
                        "max: 20, sensitive: mask",
                        "max: 30, sensitive: mask",
                        Area.FORM,
                        "“联系人”的范围",
                        "文本，最多 20 个字",
                        "文本，最多 30 个字"),
                edit(
                        "max: 20, sensitive: mask",
                        "max: 20, sensitive: seal",
                        Area.FORM,
                        "“联系人”是否敏感",
                        "遮掩显示",
                        "遮掩显示，只有部门能看"),
                edit(
                        "none-allowed: true,",
                        "none-allowed: true, required: false,",
                        Area.FORM,
                        "“手机号码”是否必填",
                        "必填",
                        "可不填"),
                edit(
                        "type: number\n        min: 1\n        max: 15",
                        "type: number\n        min: 1\n        max: 20",
                        Area.FORM,
                        "“补缴年数”的范围",
                        "整数，1 到 15",
                        "整数，1 到 20"),
                edit("zh-CN: 每年 5000 元", "zh-CN: 每年五千元", Area.FORM, "“缴费档次”的选项 5000（中文）", "每年 5000 元", "每年五千元"),
                edit(
                        "          - { code: \"5000\"",
                        "          - { code: \"800\", label: { zh-CN: 每年 800 元, en: 800 a year } }\n          - { code: \"5000\"",
                        Area.FORM,
                        "“缴费档次”新增选项“每年 800 元”（800）",
                        null,
                        null),
                edit(
                        "30000 : 500000\"\n    account",
                        "30000 : 600000\"\n    account",
                        Area.FEES,
                        "“第一年保费”的金额（分）",
                        "tier == '300' ? 30000 : 500000",
                        "tier == '300' ? 30000 : 600000"),
                edit(
                        "account: pension-fund",
                        "account: city-fund",
                        Area.FEES,
                        "“第一年保费”的收款账户",
                        "pension-fund",
                        "city-fund"),
                edit("rule: 示例 1 号", "rule: 示例 2 号", Area.FEES, "“第一年保费”的依据", "示例 1 号", "示例 2 号"),
                edit("on-fail: abort", "on-fail: human", Area.STEPS, "“提交”失败后", "到此为止", "请人协助"),
                edit(
                        "when: age(card.birth) < 60",
                        "when: age(card.birth) < 65",
                        Area.STEPS,
                        "“缴费”什么时候做",
                        "age(card.birth) < 60",
                        "age(card.birth) < 65"),
                edit("zh-CN: 同意并提交", "zh-CN: 同意，提交", Area.STEPS, "“核对”的内容", "同意并提交", "同意，提交"),
                edit(
                        "您的登记已经收下。",
                        "您的登记已收下。",
                        Area.OUTPUTS,
                        "“受理凭条”的行文",
                        "${card.name|mask-name}，您的登记已经收下。",
                        "${card.name|mask-name}，您的登记已收下。"),
                edit(
                        "name: { zh-CN: 受理凭条, en: Slip }",
                        "name: { zh-CN: 受理凭证, en: Slip }",
                        Area.OUTPUTS,
                        "结果名称（中文）",
                        "受理凭条",
                        "受理凭证"),
                edit("    kind: receipt", "    kind: print", Area.OUTPUTS, "“受理凭条”的形式", "凭条", "A4 打印"),
                edit("name: 选高档", "name: 选最高档", Area.EXAMPLES, "新增示例“选最高档”", null, null));
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @MethodSource("edits")
    void anEditIsToldWhereItBelongs(String old, String by, Area area, String what, String before, String after) {
        ItemChange.Changed changed = changed(old, by);
        assertThat(changed.changes())
                .extracting(
                        Change::area,
                        change -> change.what().zhCn(),
                        change -> chinese(change.before()),
                        change -> chinese(change.after()))
                .contains(tuple(area, what, before, after));
        assertThat(changed.changes()).extracting(Change::area).doesNotContain(Area.OTHER);
        assertThat(changed.changes()).allSatisfy(change -> {
            assertThat(change.what().en()).isNotBlank().doesNotContain("{");
            assertThat(change.what().zhCn()).isNotBlank().doesNotContain("{");
        });
    }

    @Test
    void equalItemsAreNotNamedAndAVersionAloneIs() {
        assertThat(diff.between(List.of(Samples.pension()), List.of(Samples.pension())))
                .isEmpty();
        assertThat(changed("version: 3\n", "version: 4\n").changes())
                .singleElement()
                .satisfies(change -> assertThat(change.what().zhCn()).isEqualTo("只改了版本号"));
    }

    @Test
    void aFieldThatTakesSomethingElseIsToBeLookedAtTwice() {
        Item after = Samples.item(with(
                with(Samples.pensionYaml(), "{ id: contact, type: text, max: 20,", "{ id: contact, type: phone,"),
                "contact: 李明",
                "contact: \"13900000008\""));
        ItemChange.Changed changed = (ItemChange.Changed)
                diff.between(List.of(Samples.pension()), List.of(after)).getFirst();
        assertThat(changed.care()).isTrue();
        assertThat(changed.changes())
                .filteredOn(change -> change.weight() == Weight.CARE)
                .extracting(
                        change -> change.what().en(),
                        change -> english(change.before()),
                        change -> english(change.after()))
                .containsExactly(tuple("“Contact”: type", "text of 20 characters at most", "mobile number"));
    }

    @Test
    void aPageWithItsFieldGoesAndIsNamed() {
        String yaml = Samples.pensionYaml();
        String page = yaml.substring(yaml.indexOf("  - id: reason"), yaml.indexOf("fees:"));
        Item after = Samples.item(with(
                with(with(yaml, page, ""), ", reason: 多领一点", ""),
                "pages: [phone, tier, reason]",
                "pages: [phone, tier]"));
        ItemChange.Changed changed = (ItemChange.Changed)
                diff.between(List.of(Samples.pension()), List.of(after)).getFirst();
        assertThat(changed.changes())
                .extracting(change -> change.what().zhCn())
                .contains("去掉页面“为什么选高档？”", "去掉字段“原因”（为什么选高档？）", "示例“选高档”有改动");
    }

    @Test
    void feesAreComparedOverTheExamplesThatArePlayedWithTheSameAnswers() {
        String yaml = with(Samples.pensionYaml(), "30000 : 500000\"\n    account", "30000 : 600000\"\n    account");
        Item after = Samples.item(with(
                with(yaml, "fee: 500000", "fee: 600000"),
                "answers: { phone: none, contact: 李明",
                "answers: { phone: none, contact: 李亮"));
        ItemChange.Changed changed = (ItemChange.Changed)
                diff.between(List.of(Samples.pension()), List.of(after)).getFirst();
        assertThat(changed.fees())
                .containsExactly(
                        new FeeOver("没有手机，选低档", OptionalLong.empty(), OptionalLong.of(30_000)),
                        new FeeOver("选高档", OptionalLong.of(500_000), OptionalLong.of(600_000)),
                        new FeeOver("没有手机，选低档", OptionalLong.of(30_000), OptionalLong.empty()));
        assertThat(changed.fees()).filteredOn(FeeOver::differs).hasSize(1);
    }

    @Test
    void itemsThatComeAndGoAreToldWithWhatTheyAreLike() {
        List<ItemChange> changes = diff.between(List.of(Samples.certificate()), List.of(Samples.pension()));
        assertThat(changes.getFirst()).isEqualTo(new ItemChange.Removed(Samples.certificate()));
        assertThat(changes.getLast()).isInstanceOfSatisfying(ItemChange.Added.class, added -> {
            assertThat(added.item().id()).isEqualTo("pension-enrolment");
            assertThat(added.facts())
                    .extracting(change -> change.what().zhCn(), change -> chinese(change.after()))
                    .contains(tuple("设备", "身份证读卡器、凭条打印机、刷卡支付或现金"), tuple("承诺办结时限", "3 个工作日"));
        });
        assertThat(changes).hasSize(2);
    }

    @Test
    void codeListsAreComparedByTheirCodes() {
        CodeTable before = new CodeTable(
                "tiers",
                List.of(
                        entry("300", "每年 300 元", "300 a year"),
                        entry("500", "每年 500 元", "500 a year"),
                        entry("800", "每年 800 元", "800 a year")));
        CodeTable after = new CodeTable(
                "tiers",
                List.of(
                        entry("300", "每年 300 元", "300 yuan a year"),
                        entry("800", "每年 800 元", "800 a year"),
                        entry("1000", "每年 1000 元", "1,000 a year")));
        CodeTable other = new CodeTable("regions", List.of());

        List<ListChange> changes = diff.lists(List.of(before, other), List.of(after, other));

        assertThat(changes).singleElement().satisfies(change -> {
            assertThat(change.id()).isEqualTo("tiers");
            assertThat(change.state()).isEqualTo(ListChange.State.CHANGED);
            assertThat(change.changes())
                    .extracting(one -> one.what().zhCn(), Change::weight)
                    .containsExactlyInAnyOrder(
                            tuple("300 的名称（英文）", Weight.PLAIN),
                            tuple("去掉“每年 500 元”（500）", Weight.CARE),
                            tuple("新增“每年 1000 元”（1000）", Weight.PLAIN));
        });
        assertThat(diff.lists(List.of(other), List.of(before)))
                .extracting(ListChange::id, ListChange::state)
                .containsExactly(tuple("regions", ListChange.State.REMOVED), tuple("tiers", ListChange.State.ADDED));
    }

    @Test
    void aListThatChangesByThousandsIsToldInPart() {
        List<CodeTable.Entry> many = java.util.stream.IntStream.range(0, 3_000)
                .mapToObj(i -> entry("v" + i, "村 " + i, "Village " + i))
                .toList();

        ListChange change = diff.lists(
                        List.of(new CodeTable("regions", List.of())), List.of(new CodeTable("regions", many)))
                .getFirst();

        assertThat(change.changes()).hasSize(41);
        assertThat(change.changes().getLast().what().en()).isEqualTo("and 2960 more");
    }

    private static CodeTable.Entry entry(String code, String chinese, String english) {
        return new CodeTable.Entry(code, Text.of(chinese, english), "");
    }

    @Test
    void everyWordIsThereInBothLanguages() {
        ResourceBundle.Control exact =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        ResourceBundle chinese =
                ResourceBundle.getBundle("org.doorstep.catalog.diff.words", java.util.Locale.SIMPLIFIED_CHINESE, exact);
        ResourceBundle english =
                ResourceBundle.getBundle("org.doorstep.catalog.diff.words", java.util.Locale.ENGLISH, exact);
        assertThat(new TreeSet<>(chinese.keySet())).isEqualTo(new TreeSet<>(english.keySet()));
        for (Area area : Area.values()) {
            assertThat(diff.name(area, Language.EN)).isEqualTo(english.getString("area." + area));
        }
    }

    /** What the switches over closed sets ask for by a constant's name. */
    @ParameterizedTest
    @MethodSource("constants")
    void everyConstantHasItsWord(String key) throws MissingResourceException {
        assertThat(Wording.load().of(key).zhCn()).isNotNull();
    }

    static Stream<String> constants() {
        return Stream.of(
                        names("device.", org.doorstep.catalog.item.Device.values(), one -> one.wireName()),
                        names("method.", org.doorstep.catalog.item.Identity.Method.values(), one -> one.wireName()),
                        names("offline.", org.doorstep.catalog.item.Offline.values(), Enum::name),
                        names("event.", org.doorstep.catalog.item.Placement.LifeEvent.values(), Enum::name),
                        names("audience.", org.doorstep.catalog.item.Placement.Audience.values(), Enum::name),
                        names("reach.", org.doorstep.catalog.item.Placement.Reach.values(), Enum::name),
                        names("case-kind.", org.doorstep.catalog.item.Handling.CaseKind.values(), Enum::name),
                        names("on-version.", org.doorstep.catalog.item.Handling.OnNewVersion.values(), Enum::name),
                        names("sensitive.", org.doorstep.catalog.item.Field.Sensitivity.values(), Enum::name),
                        names("from.", org.doorstep.catalog.item.Field.Source.values(), Enum::name),
                        names("from.", org.doorstep.catalog.item.Material.Source.values(), Enum::name),
                        names("kind.", org.doorstep.catalog.item.FieldType.Kind.values(), Enum::name),
                        names("fail.", org.doorstep.catalog.item.Step.OnFail.values(), Enum::name),
                        names("compensation.", org.doorstep.catalog.item.Step.Compensation.values(), Enum::name),
                        names("query.about.", org.doorstep.catalog.item.Action.About.values(), Enum::name),
                        names("mask.", org.doorstep.catalog.item.View.Mask.values(), Enum::name),
                        names("output.", org.doorstep.catalog.item.Output.Kind.values(), Enum::name))
                .flatMap(one -> one);
    }

    private static <E extends Enum<E>> Stream<String> names(
            String prefix, E[] constants, java.util.function.Function<E, String> name) {
        return Stream.of(constants).map(constant -> prefix + name.apply(constant));
    }

    private ItemChange.Changed changed(String old, String by) {
        Item before = read(Samples.pensionYaml());
        Item after = read(with(Samples.pensionYaml(), old, by));
        return (ItemChange.Changed)
                diff.between(List.of(before), List.of(after)).getFirst();
    }

    /** Reads as a terminal does, without playing the examples, which an edit may well contradict. */
    private static Item read(String yaml) {
        try {
            byte[] json = new ObjectMapper().writeValueAsBytes(new YAMLMapper().readTree(yaml));
            return switch (Authoring.readCompiled("items/sample.json", json)) {
                case Authoring.Read.Known(Item item) -> item;
                case Authoring.Read.Unknown(var problems) -> throw new AssertionError(problems);
            };
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static String with(String text, String old, String by) {
        return Samples.with(text, old, by);
    }

    private static String chinese(Text text) {
        return text == null ? null : text.zhCn();
    }

    private static String english(Text text) {
        return text == null ? null : Objects.requireNonNull(text.en());
    }

    private static Arguments edit(String old, String by, Area area, String what, String before, String after) {
        return Arguments.of(old, by, area, what, before, after);
    }
}
