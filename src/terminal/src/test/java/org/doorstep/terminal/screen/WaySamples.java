// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.Placement.LifeEvent;
import org.doorstep.terminal.session.BrowseScreen;
import org.doorstep.terminal.session.CaseScreen;
import org.doorstep.terminal.session.CaseScreen.CaseLine;
import org.doorstep.terminal.session.CaseScreen.CaseWay;
import org.doorstep.terminal.session.CaseScreen.Missing;
import org.doorstep.terminal.session.CaseScreen.SlipWord;
import org.doorstep.terminal.session.CaseScreen.Standing;
import org.doorstep.terminal.session.Screen;

/** Ways to items, guides and cases in every state that looks different. */
final class WaySamples {
    private static final Text ITEM = Text.of("我的办件进度", "My cases");
    private static final Screen.Progress STEP = new Screen.Progress(ITEM, 3, 3);
    private static final Text PENSION = Text.of("城乡居民基本养老保险参保登记", "Join the residents' pension scheme");

    private WaySamples() {}

    static Map<String, Screen> all() {
        Map<String, Screen> all = new LinkedHashMap<>();
        browse(all);
        guides(all);
        cases(all);
        return all;
    }

    private static void browse(Map<String, Screen> all) {
        all.put("life-events", new BrowseScreen.LifeEvents(List.of(LifeEvent.values())));
        all.put(
                "life-events-three",
                new BrowseScreen.LifeEvents(List.of(LifeEvent.BIRTH, LifeEvent.HEALTH, LifeEvent.RETIREMENT)));
        all.put("departments", new BrowseScreen.Departments(shelves(), 0, 3));
        all.put("departments-last", new BrowseScreen.Departments(shelves().subList(0, 2), 2, 3));
        all.put(
                "items",
                new BrowseScreen.Items(
                        new BrowseScreen.Heading.Department(
                                "rs", Text.of("人力资源和社会保障局", "Human resources and social security")),
                        Samples.six(),
                        1,
                        4));
        all.put(
                "items-life",
                new BrowseScreen.Items(
                        new BrowseScreen.Heading.Life(LifeEvent.HEALTH),
                        Samples.six().subList(2, 4),
                        0,
                        1));
        all.put("search", new BrowseScreen.Search("", List.of(), 0, 0, 1));
        all.put("search-found", new BrowseScreen.Search("yl", Samples.six(), 14, 0, 3));
        all.put("search-one", new BrowseScreen.Search("12345", Samples.six().subList(4, 5), 1, 0, 1));
        all.put("search-none", new BrowseScreen.Search("ylbxx", List.of(), 0, 0, 1));
    }

    private static List<BrowseScreen.Shelf> shelves() {
        return List.of(
                shelf("rs", "人力资源和社会保障局", "Human resources and social security", 11),
                shelf("yb", "医疗保障局", "Medical insurance", 8),
                shelf("ga", "公安局", "Police", 9),
                shelf("mz", "民政局", "Civil affairs", 6),
                shelf("sw", "税务局", "Taxes", 4),
                shelf("zr", "自然资源和规划局", "Land and planning", 4));
    }

    private static BrowseScreen.Shelf shelf(String id, String zh, String en, int count) {
        return new BrowseScreen.Shelf(id, Text.of(zh, en), count);
    }

    private static void guides(Map<String, Screen> all) {
        all.put(
                "guide",
                new BrowseScreen.GuidePage(
                        null,
                        PENSION,
                        Text.of("要准备什么", "What you need"),
                        List.of(
                                Text.of("本人的居民身份证。", "Your own ID card."),
                                Text.of("一个能打通的手机号码，没有也能办。", "A mobile number, if you have one."),
                                Text.of("不收费。", "It is free.")),
                        0,
                        3,
                        Text.of("现在就办", "Do it now")));
        all.put(
                "guide-last",
                new BrowseScreen.GuidePage(
                        STEP,
                        PENSION,
                        Text.of("多久办好", "How long it takes"),
                        List.of(Text.of("法定 5 个工作日，承诺当场办好。", "Five working days by law, at once by promise.")),
                        2,
                        3,
                        Text.of("知道了，接着办", "I understand, go on")));
        all.put(
                "guide-long",
                new BrowseScreen.GuidePage(
                        null,
                        PENSION,
                        Text.of("常见问题", "Questions and answers"),
                        IntStream.rangeClosed(1, 6)
                                .mapToObj(i -> Text.of(
                                        "第 " + i + " 个问题：已经在城里上班交了职工养老保险，还要不要再参加居民养老保险？答：两个不能同时交，到了年纪可以转，具体怎么转请到窗口问清楚。",
                                        "Question " + i
                                                + ": I am insured through my work in the city. Do I need this as well?"
                                                + " No, only one at a time; the years are added up when you retire."))
                                .toList(),
                        0,
                        1,
                        null));
    }

    private static void cases(Map<String, Screen> all) {
        all.put("cases", new CaseScreen.Cases(STEP, lines(), Missing.NOTHING, 0, 2));
        all.put("cases-offline", new CaseScreen.Cases(STEP, lines().subList(0, 1), Missing.NO_NETWORK, 0, 1));
        all.put("cases-silent", new CaseScreen.Cases(STEP, List.of(), Missing.DEPARTMENT_SILENT, 0, 1));
        all.put("cases-none", new CaseScreen.Cases(STEP, List.of(), Missing.NOTHING, 0, 1));
        for (Standing standing : Standing.values()) {
            all.put("case-" + name(standing), of(standing, false));
        }
        all.put("case-covered", of(Standing.RETURNED, true));
        all.put(
                "case-returned-long",
                new CaseScreen.CaseView(
                        STEP,
                        PENSION,
                        FormSamples.NUMBER,
                        "00317 000042 68 7",
                        Standing.RETURNED,
                        "2026-03-22",
                        "2026-03-27",
                        List.of(
                                FormSamples.REQUEST.substring(0, 200),
                                FormSamples.REQUEST.substring(30, 160),
                                "手机号码打不通。",
                                FormSamples.REQUEST),
                        false,
                        List.of(CaseWay.CORRECT, CaseWay.PRINT_SLIP)));
        for (SlipWord word : SlipWord.values()) {
            String since = word == SlipWord.NOT_KNOWN ? "" : "2026-03-20 10:20";
            String site = word == SlipWord.NOT_ARRIVED ? "小孟镇便民服务中心" : "";
            all.put("slip-" + name(word), new CaseScreen.SlipState(STEP, "00317 000042 68 7", word, since, site));
        }
    }

    private static List<CaseLine> lines() {
        return List.of(
                new CaseLine(PENSION, "2026-03-20", Standing.WAITING),
                new CaseLine(Text.of("12345 诉求", "12345 request"), "2026-03-11", Standing.RETURNED),
                new CaseLine(Text.of("高龄津贴申请", "Old age allowance"), "2026-02-02", Standing.ACCEPTED),
                new CaseLine(Text.of("异地就医备案", "Treatment elsewhere"), "2025-12-29", Standing.FINISHED));
    }

    private static CaseScreen.CaseView of(Standing standing, boolean covered) {
        boolean sent = standing != Standing.WAITING;
        return new CaseScreen.CaseView(
                STEP,
                PENSION,
                sent ? FormSamples.NUMBER : "",
                "00317 000042 68 7",
                standing,
                "2026-03-20",
                standing == Standing.ACCEPTED ? "2026-03-27" : "",
                words(standing),
                covered,
                ways(standing));
    }

    private static List<String> words(Standing standing) {
        return switch (standing) {
            case WAITING, HELD, RECEIVED, ACCEPTED -> List.of();
            case RETURNED -> List.of("缴费档次和村里报的不一样，请和村里核对以后再选。", "手机号码打不通，请换一个能打通的号码。");
            case FINISHED -> List.of("已经登记，从 2026 年 4 月起缴费。");
            case REFUSED -> List.of("您已经在城里参加了职工养老保险，不能同时参加。");
        };
    }

    private static List<CaseWay> ways(Standing standing) {
        return switch (standing) {
            case WAITING -> List.of(CaseWay.PRINT_SLIP);
            case HELD, RECEIVED, ACCEPTED, REFUSED -> List.of();
            case RETURNED -> List.of(CaseWay.CORRECT);
            case FINISHED -> List.of(CaseWay.RATE, CaseWay.PRINT_SLIP);
        };
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
