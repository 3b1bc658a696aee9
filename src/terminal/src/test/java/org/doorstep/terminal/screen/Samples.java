// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.availability.Offering;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Facts;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Overlay.HelpStage;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.Screen.TroubleKind;
import org.doorstep.terminal.session.Screen.Way;
import org.doorstep.terminal.session.View;
import org.doorstep.terminal.theme.Panel;

/** Every screen in every state that looks different, of made-up people. */
final class Samples {
    static final Panel PORTRAIT = Panel.ofDiagonal(1080, 1920, 21.5);
    static final Panel LANDSCAPE = Panel.ofDiagonal(1920, 1080, 21.5);
    static final Panel COUNTER = Panel.ofDiagonal(1280, 800, 13.3);
    static final List<Panel> PANELS = List.of(PORTRAIT, LANDSCAPE, COUNTER);

    static final View.Frame FRAME = new View.Frame(
            "新驿镇便民服务中心",
            View.Link.ONLINE,
            "10:24",
            "00317",
            "0537-12345",
            "8:30-17:30",
            null,
            new View.Slots(
                    Text.of("屏幕右下方的读卡区", "The card reader, bottom right of the screen"),
                    Text.of("屏幕下方的出纸口", "The paper slot below the screen"),
                    Text.of("屏幕右边的凭条口", "The slip slot right of the screen")));

    private static final View.Frame STALE = new View.Frame(
            FRAME.site(),
            View.Link.OFFLINE,
            FRAME.clock(),
            FRAME.terminal(),
            FRAME.phone(),
            FRAME.hours(),
            new Offering(Phrases.load())
                    .notice(Duration.ofHours(30), LocalDate.of(2026, 3, 18))
                    .orElseThrow(),
            FRAME.slots());

    private static final Text ITEM = Text.of("参保证明打印", "Insurance certificate");
    static final Screen.Progress STEP_1 = new Screen.Progress(ITEM, 1, 6);
    private static final Screen.Progress STEP_2 = new Screen.Progress(ITEM, 2, 6);
    private static final Screen.Progress STEP_3 = new Screen.Progress(ITEM, 4, 6);
    private static final Screen.Progress STEP_4 = new Screen.Progress(ITEM, 5, 6);

    private static final Screen.Tile CERTIFICATE = new Screen.Tile(
            "social-insurance-certificate",
            Text.of("参保证明打印", "Insurance certificate"),
            Text.of("身份证 · 约 3 分钟 · 免费", "ID card · about 3 minutes · free"),
            "award-line",
            null);

    private static final Facts.DocumentPrinting POSSIBLE = new Facts.DocumentPrinting.Possible();

    private Samples() {}

    private static Screen.Tile tile(String id, String zh, String en, String zhSub, String enSub, String icon) {
        return new Screen.Tile(id, Text.of(zh, en), Text.of(zhSub, enSub), icon, null);
    }

    static List<Screen.Tile> six() {
        return List.of(
                new Screen.Tile(
                        CERTIFICATE.item(),
                        CERTIFICATE.title(),
                        CERTIFICATE.subtitle(),
                        CERTIFICATE.icon(),
                        Text.of("缺纸，暂不能打印", "No paper: cannot print now")),
                tile(
                        "pension",
                        "养老保险参保登记",
                        "Join the pension scheme",
                        "身份证 · 约 5 分钟",
                        "ID card · 5 minutes",
                        "group-line"),
                tile(
                        "elsewhere",
                        "异地就医备案",
                        "Treatment elsewhere",
                        "当场办结 · 免费",
                        "Done at once · free",
                        "stethoscope-line"),
                tile("medical", "城乡居民医保缴费", "Pay medical insurance", "银行卡、扫码、现金", "Card, code, cash", "wallet-3-line"),
                tile("12345", "12345 诉求", "12345 requests", "写或说给我们听", "Write or tell us", "bill-line"),
                tile("progress", "我的办件进度", "My cases", "身份证或凭条号", "ID card or slip number", "file-search-line"));
    }

    static Screen.Result result(int revealSeconds, boolean covered, Facts.DocumentPrinting printing) {
        return new Screen.Result(
                STEP_3,
                Text.of("这是您的参保记录", "This is your insurance record"),
                Text.of("姓名和号码只显示一部分，旁边的人看不到。", "Name and number are shown in part, so that others cannot read them."),
                List.of(
                        new Screen.Row(Text.of("姓名", "Name"), "张**", secret("张𬭎𬤊")),
                        new Screen.Row(
                                Text.of("身份证号", "ID number"), "999999********1239", secret("999999195503071239")),
                        plain("险种", "Scheme", "企业职工基本养老保险"),
                        plain("参保状态", "Status", "正常参保"),
                        plain("参保单位", "Insured through", "青禾镇农机服务有限公司"),
                        plain("首次参保", "Insured since", "1992 年 8 月"),
                        plain("累计月数", "Months in total", "403")),
                new Screen.Table(
                        List.of(
                                Text.of("月份", "Month"),
                                Text.of("缴费基数（元）", "Base (CNY)"),
                                Text.of("个人缴费（元）", "Paid (CNY)")),
                        IntStream.rangeClosed(1, 6)
                                .mapToObj(month -> List.of("2026 年 " + month + " 月", "5,240.00", "419.20"))
                                .toList()),
                Text.of("打印证明", "Print the certificate"),
                revealSeconds,
                covered,
                printing);
    }

    private static Screen.Row plain(String zh, String en, String value) {
        return new Screen.Row(Text.of(zh, en), value, null);
    }

    private static TextValue secret(String text) {
        return TextValue.of(text);
    }

    /** Name of the sample to what is seen. */
    static Map<String, Seen> all() {
        Map<String, Seen> all = new LinkedHashMap<>();
        put(all, "attract", new Screen.Attract());
        put(all, "home", new Screen.Home(List.of(CERTIFICATE)));
        put(all, "home-six", new Screen.Home(six()));
        all.put("home-stale", new Seen(new Screen.Home(six()), new Overlay.None(), STALE));
        put(all, "home-none", new Screen.Home(List.of()));
        put(
                all,
                "why-not",
                new Screen.WhyNot(
                        Text.of("社会保险参保证明查询打印", "Social insurance certificate"),
                        Text.of("打印机没有纸，工作人员加好纸就能办。", "The printer has no paper. The staff can add some."),
                        "P-104"));
        put(
                all,
                "notice",
                new Screen.Notice(
                        STEP_1,
                        Text.of("办理以前，请您知道", "Before we begin"),
                        List.of(
                                Text.of(
                                        "我们只读您的姓名和身份证号，用来向社保中心查您本人的参保记录。",
                                        "We read your name and ID number only, to ask the insurance office for your own record."),
                                Text.of("办完就清除，这台机器里不留您的信息。", "Everything is erased at the end.")),
                        Text.of("知道了，接着办", "I understand, go on")));
        for (Screen.CardStage stage : Screen.CardStage.values()) {
            put(all, "put-card-" + name(stage), new Screen.PutCard(STEP_1, stage, code(stage)));
        }
        put(all, "card-done", new Screen.CardDone(STEP_1, "张**", "999999********1239", false));
        put(all, "card-done-still-there", new Screen.CardDone(STEP_1, "张**", "999999********1239", true));
        put(
                all,
                "choose-check",
                new Screen.ChooseCheck(
                        STEP_2,
                        List.of(
                                new Screen.CheckWay(Screen.CheckMethod.PHONE_CODE, null),
                                new Screen.CheckWay(Screen.CheckMethod.ATTENDANT, null))));
        put(
                all,
                "choose-check-closed",
                new Screen.ChooseCheck(
                        STEP_2,
                        List.of(
                                new Screen.CheckWay(Screen.CheckMethod.PHONE_CODE, Screen.Closed.NO_PHONE_KNOWN),
                                new Screen.CheckWay(Screen.CheckMethod.ATTENDANT, null))));
        put(
                all,
                "choose-check-too-many-codes",
                new Screen.ChooseCheck(
                        STEP_2,
                        List.of(
                                new Screen.CheckWay(Screen.CheckMethod.PHONE_CODE, Screen.Closed.TOO_MANY_CODES),
                                new Screen.CheckWay(Screen.CheckMethod.ATTENDANT, null))));
        put(all, "enter-code", code(0, Screen.CodeRemark.NONE, 5));
        put(all, "enter-code-four", code(4, Screen.CodeRemark.NONE, 5));
        put(all, "enter-code-full", code(6, Screen.CodeRemark.NONE, 5));
        put(all, "enter-code-checking", code(6, Screen.CodeRemark.CHECKING, 5));
        put(all, "enter-code-wrong", code(0, Screen.CodeRemark.WRONG, 4));
        put(all, "enter-code-expired", code(0, Screen.CodeRemark.EXPIRED, 3));
        for (Screen.AttendantStage stage : Screen.AttendantStage.values()) {
            put(all, "attendant-card-" + name(stage), new Screen.AttendantCard(STEP_2, stage));
        }
        for (Screen.Task task : Screen.Task.values()) {
            put(all, "working-" + name(task), new Screen.Working(STEP_2, task));
        }
        put(all, "result", result(0, false, POSSIBLE));
        put(all, "result-revealed", result(8, false, POSSIBLE));
        put(all, "result-covered", result(0, true, POSSIBLE));
        put(all, "result-no-paper", result(0, false, new Facts.DocumentPrinting.NoPaper("P-104")));
        put(all, "result-printer-off", result(0, false, new Facts.DocumentPrinting.Off("P-109")));
        put(all, "printing", new Screen.Printing(STEP_4));
        put(all, "take-paper", new Screen.TakePaper(STEP_4, false, false));
        put(all, "take-paper-card-still-there", new Screen.TakePaper(STEP_4, true, true));
        put(all, "rate", new Screen.Rate(15));
        for (TroubleKind kind : TroubleKind.values()) {
            put(all, "trouble-" + name(kind), new Screen.Trouble(kind, code(kind), ways(kind)));
        }
        FormSamples.all().forEach((name, screen) -> put(all, name, screen));
        WaySamples.all().forEach((name, screen) -> put(all, name, screen));
        over(all, "over-still-there", result(0, false, POSSIBLE), new Overlay.StillThere(28));
        over(all, "over-confirm-end", result(0, false, POSSIBLE), new Overlay.ConfirmEnd());
        for (HelpStage stage : HelpStage.values()) {
            over(all, "over-help-" + name(stage), result(0, false, POSSIBLE), new Overlay.Help(stage));
        }
        over(all, "over-sound", result(0, false, POSSIBLE), new Overlay.Sound());
        over(all, "over-card-left", new Screen.Attract(), new Overlay.CardLeft());
        return all;
    }

    static List<Way> ways(TroubleKind kind) {
        return switch (kind) {
            case PRINTER_PAPER_OUT, PRINTER_OFF, PRINT_STOPPED -> List.of(Way.CALL_ATTENDANT, Way.PRINT_AGAIN, Way.END);
            case PRINT_UNKNOWN -> List.of(Way.PAPER_CAME, Way.PAPER_MISSING, Way.END);
            case READER_GONE -> List.of(Way.CALL_ATTENDANT, Way.TRY_AGAIN, Way.END);
            case NETWORK_GONE, DEPARTMENT_SILENT -> List.of(Way.TRY_AGAIN, Way.CALL_ATTENDANT, Way.END);
            case NO_RECORD -> List.of(Way.BACK_HOME, Way.CALL_ATTENDANT, Way.END);
            case PERSON_UNKNOWN -> List.of(Way.CALL_ATTENDANT, Way.BACK_HOME, Way.END);
            case OTHER_HOLDER -> List.of(Way.CALL_ATTENDANT, Way.END);
            case CODE_LOCKED -> List.of(Way.OTHER_CHECK, Way.CALL_ATTENDANT, Way.END);
            case NOT_FILED -> List.of(Way.TRY_AGAIN, Way.CALL_ATTENDANT, Way.END);
            case ITEM_GONE -> List.of(Way.BACK_HOME, Way.CALL_ATTENDANT, Way.END);
            case INTERNAL -> List.of(Way.BACK_HOME, Way.END);
        };
    }

    private static String code(Screen.CardStage stage) {
        return switch (stage) {
            case UNREADABLE -> "I-102";
            case NOT_VALID -> "I-104";
            case WAITING, READING, LIFT_FIRST -> "";
        };
    }

    private static String code(TroubleKind kind) {
        return switch (kind) {
            case PRINTER_PAPER_OUT -> "P-104";
            case PRINT_STOPPED -> "P-106";
            case PRINT_UNKNOWN -> "D-102";
            case PRINTER_OFF -> "P-107";
            case READER_GONE -> "D-101";
            case CODE_LOCKED -> "S-101";
            case PERSON_UNKNOWN -> "S-102";
            case DEPARTMENT_SILENT -> "S-103";
            case NETWORK_GONE -> "S-104";
            case INTERNAL -> "S-105";
            case OTHER_HOLDER -> "S-106";
            case NO_RECORD -> "S-108";
            case NOT_FILED -> "S-110";
            case ITEM_GONE -> "S-111";
        };
    }

    private static Screen.EnterCode code(int typed, Screen.CodeRemark remark, int left) {
        return new Screen.EnterCode(STEP_2, "138****5678", typed, remark, left);
    }

    private static void put(Map<String, Seen> all, String name, Screen screen) {
        over(all, name, screen, new Overlay.None());
    }

    private static void over(Map<String, Seen> all, String name, Screen screen, Overlay overlay) {
        all.put(name, new Seen(screen, overlay));
    }

    private static String name(Enum<?> value) {
        return value.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** A screen and what lies over it. */
    record Seen(Screen screen, Overlay overlay, View.Frame frame) {
        Seen(Screen screen, Overlay overlay) {
            this(screen, overlay, FRAME);
        }

        View with(Comfort comfort) {
            return new View(screen, overlay, comfort, frame, 0);
        }
    }
}
