// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.FormScreen.Input;
import org.doorstep.terminal.session.FormScreen.Line;
import org.doorstep.terminal.session.FormScreen.Option;
import org.doorstep.terminal.session.FormScreen.Origin;
import org.doorstep.terminal.session.FormScreen.Paper;
import org.doorstep.terminal.session.FormScreen.Shape;
import org.doorstep.terminal.session.FormScreen.Vocabulary;
import org.doorstep.terminal.session.Screen;
import org.jspecify.annotations.Nullable;

/** Forms in every state that looks different, of made-up people. */
final class FormSamples {
    static final String NUMBER = "999908000000000001399999000300020260320" + "0001";

    /** As long as a request may be. */
    static final String REQUEST =
            "我家门口的路灯坏了三个月，晚上老人出门看不清路，前天有一位邻居在台阶上摔倒了，希望能尽快派人来修。".repeat(7).substring(0, 300);

    private static final Text ITEM = Text.of("居民养老保险参保登记", "Join the pension scheme");
    private static final Screen.Progress STEP_3 = new Screen.Progress(ITEM, 3, 5);
    private static final Screen.Progress STEP_5 = new Screen.Progress(ITEM, 5, 5);
    private static final Text PHONE = Text.of("您的手机号码是多少？", "What is your mobile number?");
    private static final Text PHONE_HELP = Text.of("办好以后，我们用这个号码通知您。", "We use it to tell you when it is done.");

    private FormSamples() {}

    static Map<String, Screen> all() {
        Map<String, Screen> all = new LinkedHashMap<>();
        digits(all);
        options(all);
        words(all);
        all.put(
                "ask-known-only",
                new FormScreen.Ask(
                        STEP_3,
                        Text.of("这些对吗？", "Is this right?"),
                        Text.of("这些是身份证上的，已经填好。", "It is from your ID card and filled in already."),
                        known(),
                        null,
                        null,
                        true,
                        0));
        all.put(
                "ask-known-revealed",
                new FormScreen.Ask(STEP_3, Text.of("这些对吗？", "Is this right?"), null, known(), null, null, true, 7));
        checks(all);
        done(all);
        return all;
    }

    private static void digits(Map<String, Screen> all) {
        all.put("ask-phone", phone("", null, false));
        all.put("ask-phone-nine", phone("139000056", null, false));
        all.put("ask-phone-full", phone("13900005678", null, true));
        all.put(
                "ask-phone-wrong",
                phone(
                        "23900005678",
                        Text.of("手机号码以 1 开头，请看一看第一位。", "A mobile number begins with 1. Look at the first digit."),
                        false));
        FormScreen.Ask revealed = phone("139000056", null, false);
        all.put(
                "ask-phone-revealed",
                new FormScreen.Ask(
                        revealed.progress(),
                        revealed.title(),
                        revealed.help(),
                        List.of(),
                        revealed.question(),
                        null,
                        false,
                        8));
        all.put(
                "ask-id-number",
                ask(
                        Text.of("配偶的身份证号是多少？", "What is your spouse's ID number?"),
                        Text.of("一共 18 位，最后一位可能是 X。", "18 characters; the last one may be X."),
                        new Input.Digits(TextValue.of("99999919550312"), Shape.ID_NUMBER, 18, 18, false),
                        null,
                        false));
        all.put(
                "ask-id-number-full",
                ask(
                        Text.of("配偶的身份证号是多少？", "What is your spouse's ID number?"),
                        Text.of("一共 18 位，最后一位可能是 X。", "18 characters; the last one may be X."),
                        new Input.Digits(TextValue.of("99999919550312001X"), Shape.ID_NUMBER, 18, 18, false),
                        Text.of("最后一位对不上，请从头看一遍。", "The last character does not fit. Please check all of it."),
                        false));
        all.put("ask-day", day(""));
        all.put("ask-day-some", day("19550"));
        all.put(
                "ask-number",
                ask(
                        Text.of("家里有几口人？", "How many people live with you?"),
                        null,
                        new Input.Digits(TextValue.of("4"), Shape.NUMBER, 1, 2, false),
                        null,
                        true));
        all.put(
                "ask-money",
                ask(
                        Text.of("每个月的房租是多少？", "What is your monthly rent?"),
                        Text.of("写在租房合同上的数。", "As your contract says."),
                        new Input.Digits(TextValue.of("1250.5"), Shape.MONEY, 1, 10, false),
                        null,
                        true));
        all.put(
                "ask-account",
                ask(
                        Text.of("补贴打到哪张银行卡？", "Which bank card is the money paid to?"),
                        Text.of("卡正面的那一长串数字。", "The long number on its front."),
                        new Input.Digits(TextValue.of("62284804000012"), Shape.ACCOUNT, 16, 19, true),
                        null,
                        false));
    }

    private static void options(Map<String, Screen> all) {
        all.put("ask-choice", tiers(Set.of(), false));
        all.put("ask-choice-chosen", tiers(Set.of("300"), true));
        all.put(
                "ask-choice-two",
                ask(
                        Text.of("家里有残疾人吗？", "Is anybody at home disabled?"),
                        null,
                        new Input.Options(
                                List.of(option("yes", "有", "Yes", false), option("no", "没有", "No", false)),
                                Set.of(),
                                1,
                                0,
                                1,
                                List.of()),
                        Text.of("请先选一项再继续。", "Please choose one to go on."),
                        false));
        all.put(
                "ask-some",
                ask(
                        Text.of("您属于哪几种情况？", "Which of these apply to you?"),
                        null,
                        new Input.Options(
                                List.of(
                                        option("low", "最低生活保障对象", "Minimum living allowance", false),
                                        option("poor", "特困供养人员", "Supported by the state", false),
                                        option("disabled", "重度残疾人", "Severely disabled", false),
                                        option("veteran", "退役军人", "Veteran", false),
                                        option("none", "都不是", "None of these", false)),
                                Set.of("low", "veteran"),
                                4,
                                0,
                                1,
                                List.of()),
                        null,
                        true));
        all.put(
                "ask-region",
                ask(
                        Text.of("现在住在哪里？", "Where do you live now?"),
                        Text.of("一层一层往下选。", "Choose level by level."),
                        new Input.Options(
                                List.of(
                                        option("999901", "城关街道", "Chengguan", true),
                                        option("999902", "青禾镇", "Qinghe", true),
                                        option("999903", "新驿镇", "Xinyi", true),
                                        option("999904", "柳河回族乡", "Liuhe", true),
                                        option("999905", "石门镇", "Shimen", true),
                                        option("999906", "大泉镇", "Daquan", true)),
                                Set.of(),
                                1,
                                1,
                                3,
                                List.of(
                                        Text.of("示范省", "Model Province"),
                                        Text.of("示范市", "Model City"),
                                        Text.of("示范县", "Model County"))),
                        null,
                        false));
        all.put(
                "ask-many-options",
                ask(
                        Text.of("选一个乡镇", "Choose a township"),
                        null,
                        new Input.Options(
                                IntStream.rangeClosed(1, 9)
                                        .mapToObj(i -> option("o" + i, "第 " + i + " 生产大队示范村", "Village " + i, false))
                                        .toList(),
                                Set.of("o8"),
                                1,
                                0,
                                1,
                                List.of()),
                        null,
                        true));
    }

    private static void words(Map<String, Screen> all) {
        all.put("ask-name", name(""));
        all.put("ask-name-typed", name("张𬭎𬤊"));
        all.put(
                "ask-address",
                new FormScreen.Ask(
                        STEP_3,
                        Text.of("门牌号是多少？", "What is your house number?"),
                        Text.of("写村、路和门牌号。", "Village, road and number."),
                        List.of(),
                        new FormScreen.Question(
                                "address",
                                Text.of("门牌号是多少？", "What is your house number?"),
                                null,
                                false,
                                new Input.Words(
                                        TextValue.of("幸福路 12 号"),
                                        60,
                                        1,
                                        Vocabulary.PLACES,
                                        List.of(
                                                Text.of("示范省", "Model Province"),
                                                Text.of("示范市", "Model City"),
                                                Text.of("示范县", "Model County"),
                                                Text.of("青禾镇", "Qinghe")))),
                        null,
                        true,
                        0));
        all.put("ask-request", request("我家门口的路灯坏了三个月。", null));
        all.put("ask-request-full", request(REQUEST, null));
        all.put("ask-request-wrong", request("路灯", Text.of("请多写几个字，说清楚在哪里。", "Please write more. Say where it is.")));
    }

    private static void checks(Map<String, Screen> all) {
        all.put("check", check(lines(5), List.of(), "0 元", 0, 1, 0, false));
        all.put("check-revealed", check(lines(5), List.of(), "0 元", 0, 1, 9, false));
        all.put("check-covered", check(lines(5), List.of(), "0 元", 0, 1, 0, true));
        all.put("check-first-of-two", check(lines(6), List.of(), null, 0, 2, 0, false));
        all.put("check-last-of-two", check(lines(2), List.of(), "120.00 元", 1, 2, 0, false));
        all.put(
                "check-returned",
                check(
                        lines(5),
                        List.of("缴费档次和村里报的不一样，请和村里核对以后再选。", "手机号码打不通，请换一个能打通的号码，没有就选“没有手机”。"),
                        null,
                        0,
                        1,
                        0,
                        false));
        all.put(
                "check-returned-long",
                check(lines(3), List.of(REQUEST.substring(0, 180), REQUEST.substring(20, 150)), null, 0, 1, 0, false));
        all.put(
                "check-request",
                check(
                        List.of(
                                line("类型", "Kind", "求助", Origin.CHOSEN, "kind"),
                                line("内容", "Text", REQUEST, Origin.TYPED, "request"),
                                line("手机号码", "Phone", "没有手机", Origin.TYPED, "phone")),
                        List.of(),
                        null,
                        0,
                        1,
                        0,
                        false));
    }

    private static void done(Map<String, Screen> all) {
        all.put("done-waiting", done("", Paper.TAKE, "", true));
        all.put("done-waiting-card-taken", done("", Paper.TAKE, "", false));
        all.put("done-printing", done("", Paper.PRINTING, "", true));
        all.put("done-not-printed", done("", Paper.NOT_PRINTED, "P-104", true));
        all.put("done-unknown", done("", Paper.UNKNOWN, "P-107", false));
        all.put("done-received", done(NUMBER, Paper.TAKE, "", false));
        all.put("done-received-card", done(NUMBER, Paper.TAKE, "", true));
        all.put("done-received-not-printed", done(NUMBER, Paper.NOT_PRINTED, "P-104", true));
    }

    private static FormScreen.Ask phone(String typed, @Nullable Text problem, boolean mayGoOn) {
        return new FormScreen.Ask(
                STEP_3,
                PHONE,
                PHONE_HELP,
                List.of(),
                new FormScreen.Question(
                        "phone", PHONE, null, false, new Input.Digits(TextValue.of(typed), Shape.PHONE, 11, 11, true)),
                problem,
                mayGoOn,
                0);
    }

    private static FormScreen.Ask day(String typed) {
        return new FormScreen.Ask(
                STEP_3,
                Text.of("孩子是哪一天出生的？", "When was your child born?"),
                null,
                List.of(new Screen.Row(Text.of("孩子姓名", "Child's name"), "张小满", null)),
                new FormScreen.Question(
                        "born",
                        Text.of("出生日期", "Day of birth"),
                        Text.of("先按年份，再按月和日，不够两位的前面按 0。", "Year first, then month and day with two digits each."),
                        true,
                        new Input.Digits(TextValue.of(typed), Shape.DAY, 8, 8, false)),
                null,
                typed.isEmpty(),
                0);
    }

    private static FormScreen.Ask tiers(Set<String> chosen, boolean mayGoOn) {
        List<Option> tiers = new ArrayList<>();
        for (int yuan : new int[] {100, 200, 300, 500, 1000, 2000}) {
            tiers.add(option(String.valueOf(yuan), "每年 " + yuan + " 元", yuan + " CNY a year", false));
        }
        return ask(
                Text.of("每年想缴多少？", "How much do you want to pay a year?"),
                Text.of("缴得多，老了领得也多，以后每年都可以改。", "The more you pay, the more you get. You can change it every year."),
                new Input.Options(tiers, chosen, 1, 0, 2, List.of()),
                null,
                mayGoOn);
    }

    private static FormScreen.Ask name(String typed) {
        return ask(
                Text.of("孩子叫什么名字？", "What is your child's name?"),
                Text.of("和出生证上写的一样。", "As on the birth certificate."),
                new Input.Words(TextValue.of(typed), 30, 1, Vocabulary.NAMES, List.of()),
                null,
                !typed.isEmpty());
    }

    private static FormScreen.Ask request(String typed, @Nullable Text problem) {
        return ask(
                Text.of("您要说什么事？", "What do you want to tell us?"),
                Text.of("写清楚时间、地点和经过。", "Say when, where and what happened."),
                new Input.Words(TextValue.of(typed), 300, 4, Vocabulary.ANY, List.of()),
                problem,
                problem == null);
    }

    private static FormScreen.Ask ask(
            Text title, @Nullable Text help, Input input, @Nullable Text problem, boolean mayGoOn) {
        return new FormScreen.Ask(
                STEP_3,
                title,
                help,
                List.of(),
                new FormScreen.Question("field", title, null, false, input),
                problem,
                mayGoOn,
                0);
    }

    private static Option option(String code, String zh, String en, boolean leadsOn) {
        return new Option(code, Text.of(zh, en), leadsOn);
    }

    private static List<Screen.Row> known() {
        return List.of(
                new Screen.Row(Text.of("姓名", "Name"), "张**", TextValue.of("张𬭎𬤊")),
                new Screen.Row(Text.of("身份证号", "ID number"), "999999********1239", TextValue.of("999999195503071239")),
                new Screen.Row(Text.of("年龄", "Age"), "71 岁", null));
    }

    private static List<Line> lines(int count) {
        List<Line> lines = List.of(
                new Line(known().get(0), Origin.CARD, ""),
                new Line(known().get(1), Origin.CARD, ""),
                new Line(
                        new Screen.Row(Text.of("手机号码", "Phone"), "139****5678", TextValue.of("13900005678")),
                        Origin.TYPED,
                        "phone"),
                line("缴费档次", "Tier", "每年 300 元", Origin.CHOSEN, "tier"),
                line("从哪一年起", "From", "2026 年", Origin.EARLIER, "from"),
                line("到 60 岁还要缴", "Years to pay", "4 年", Origin.COMPUTED, ""));
        return lines.subList(0, count);
    }

    private static Line line(String zh, String en, String value, Origin origin, String page) {
        return new Line(new Screen.Row(Text.of(zh, en), value, null), origin, page);
    }

    private static FormScreen.Check check(
            List<Line> lines,
            List<String> reasons,
            @Nullable String total,
            int page,
            int pages,
            int reveal,
            boolean covered) {
        return new FormScreen.Check(
                STEP_5,
                Text.of("请核对，没有错再提交", "Please check before you hand it in"),
                Text.of(
                        "提交就是承诺内容真实，并同意交给市社保中心办理。",
                        "Handing it in means that it is true and may go to the insurance office."),
                lines,
                reasons,
                total,
                Text.of("同意并提交", "Agree and hand in"),
                page,
                pages,
                reveal,
                covered);
    }

    private static FormScreen.Done done(String number, Paper paper, String code, boolean card) {
        return new FormScreen.Done(
                STEP_5,
                ITEM,
                "00317 000042 68 7",
                "https://doorstep.example.gov.cn/s/Rk9PQkFSQkFaUVVYMTIzNA",
                number,
                paper,
                code,
                card);
    }
}
