// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;
import org.junit.jupiter.api.Test;

class ScriptsTest {
    private final VoiceTexts texts = VoiceTexts.load(Views.FAULTS);
    private final Scripts scripts = new Scripts(texts);

    @Test
    void aCardIsAskedForWithThePlaceItGoesTo() {
        assertThat(said(Views.view(new Screen.PutCard(Views.STEP, Screen.CardStage.WAITING))))
                .containsExactly("第 2 步，共 6 步。", "请放上身份证。", "放身份证的地方：屏幕右下方的读卡区。", "平放，正反面都可以，放好以后先别拿开。");
    }

    @Test
    void aSlotWithoutWordsOfTheCabinetIsLeftOut() {
        assertThat(said(Views.view(new Screen.TakePaper(Views.STEP, true, false))))
                .contains("请取走证明，在这里：屏幕下方的出纸口。", "请取走凭条。");
    }

    @Test
    void choicesComeInTheOrderOfTheScreen() {
        Screen.Home home = new Screen.Home(List.of(
                new Screen.Tile("a", Views.text("参保证明打印"), Views.text("免费"), "x", null),
                new Screen.Tile("b", Views.text("参保登记"), Views.text("免费"), "x", Views.text("缺纸，暂不能打印。"))));
        assertThat(said(Views.view(home)))
                .containsSubsequence("第 1 个，参保证明打印。", "免费", "第 2 个，参保登记。", "现在办不了。", "缺纸，暂不能打印。");
    }

    @Test
    void aTroubleTellsWhatHappenedAndWhatToDo() {
        Screen.Trouble trouble = new Screen.Trouble(
                Screen.TroubleKind.PRINTER_PAPER_OUT, "P-104", List.of(Screen.Way.CALL_ATTENDANT, Screen.Way.END));
        assertThat(said(Views.english(trouble)))
                .containsExactly(
                        "The printer is out of paper.",
                        "Your certificate has not been printed. What was found is still here.",
                        "The paper is used up. Please call the staff; once it is filled, you can go on.",
                        "You can do this.",
                        "Number 1: call the staff.",
                        "Number 2: end here.",
                        "Code P-104.",
                        "Staff are here 8:30 to 17:30. Phone 0537-12345.");
    }

    @Test
    void whatIsWrongWithADeviceIsSaidAsTheScreenShowsIt() {
        Screen.WhyNot whyNot = new Screen.WhyNot(Views.text("参保证明打印"), Views.text("打印机有故障，暂不能打印。"), "P-107");
        assertThat(said(Views.view(whyNot))).containsSubsequence("打印机有故障，暂不能打印。", "打印机的盖子没有盖好。请叫工作人员来盖上。", "代码 P-107。");
        assertThat(said(Views.view(new Screen.Trouble(
                        Screen.TroubleKind.NETWORK_GONE, "S-104", List.of(Screen.Way.TRY_AGAIN, Screen.Way.END)))))
                .containsSubsequence("现在查不了，什么也没有办，您没有损失。", "您可以这样办。");
    }

    @Test
    void aCodeIsSaidAsStars() {
        Screen.EnterCode enter = new Screen.EnterCode(Views.STEP, "139****0001", 3, Screen.CodeRemark.WRONG, 4);
        assertThat(said(Views.view(enter)))
                .containsSubsequence("验证码不对，请再输一次，还可以试 4 次。", "星", "星", "星")
                .doesNotContain("139****0001");
        assertThat(scripts.echo(Views.view(enter)).tokens())
                .containsExactly(new Token(Privacy.PUBLIC, new Said.Words("星")));
    }

    @Test
    void optionsBelowAChosenOneAreForTheHeadset() {
        List<FormScreen.Option> options = List.of(new FormScreen.Option("1", Views.text("青禾镇"), true));
        assertThat(script(Views.view(asking(options, List.of()))).tokens())
                .filteredOn(holds("青禾镇"))
                .allMatch(token -> token.privacy() == Privacy.PUBLIC)
                .isNotEmpty();
        assertThat(script(Views.view(asking(options, List.of(Views.text("新驿县")))))
                        .tokens())
                .filteredOn(holds("青禾镇").or(holds("新驿县")))
                .allMatch(token -> token.privacy() == Privacy.HEADSET)
                .hasSize(2);
    }

    @Test
    void whatIsChosenIsForTheHeadset() {
        List<FormScreen.Option> options = List.of(
                new FormScreen.Option("1", Views.text("按年缴费"), false),
                new FormScreen.Option("2", Views.text("按月缴费"), false));
        FormScreen.Ask ask = asking(options, List.of(), Set.of("2"));
        assertThat(script(Views.view(ask)).tokens())
                .filteredOn(token -> token.privacy() == Privacy.HEADSET)
                .extracting(token -> token.said().reveal())
                .containsExactly("已经选了", "按月缴费");
    }

    @Test
    void whatIsMaskedIsSaidInFullOnlyWhileTheScreenShowsIt() {
        Token full = new Token(Privacy.NEVER, new Said.Secret(TextValue.of("999999195503120014")));
        assertThat(script(Views.view(Views.result(0, false))).tokens())
                .contains(full)
                .contains(new Token(Privacy.HEADSET, new Said.Words("999999********0014")));
        assertThat(script(Views.view(Views.result(8, false))).tokens())
                .contains(new Token(Privacy.HEADSET, full.said()));
        assertThat(script(Views.view(Views.result(0, true))).tokens())
                .contains(full)
                .contains(new Token(Privacy.NEVER, new Said.Words("999999********0014")));
    }

    @Test
    void whatLiesOverAScreenIsSaidInsteadOfIt() {
        View view = Views.over(Views.result(8, false), new Overlay.StillThere(28));
        assertThat(said(view)).containsExactly("您还在吗？", "还有 28 秒会自动结束，并清除您的信息。", "点“继续”，刚才的内容都还在。");
    }

    @Test
    void nothingIsCalledAcceptedBeforeTheDepartmentSaysSo() {
        FormScreen.Done waiting = done("");
        assertThat(said(Views.view(waiting)).get(1)).contains("未受理，待上传");
        assertThat(said(Views.view(done("11370800MB285591843370117002011202603220007")))
                        .get(1))
                .isEqualTo("已收件。");
    }

    @Test
    void remindersAreForAll() {
        for (View view : List.of(
                Views.view(new Screen.TakePaper(Views.STEP, true, true)),
                Views.over(new Screen.Attract(), new Overlay.CardLeft()))) {
            assertThat(scripts.reminder(view).orElseThrow().tokens())
                    .isNotEmpty()
                    .allMatch(token -> token.privacy() == Privacy.PUBLIC);
        }
        assertThat(scripts.reminder(Views.view(new Screen.Attract()))).isEmpty();
        assertThat(scripts.reminder(Views.over(new Screen.TakePaper(Views.STEP, true, true), new Overlay.ConfirmEnd())))
                .isEmpty();
    }

    @Test
    void theSpeakerTellsThatSomethingIsOnTheScreenOnly() {
        Script script = script(Views.view(Views.result(0, false)));
        assertThat(words(Utterance.of(script, Headset.NONE, texts))).last().isEqualTo("您个人的内容只显示在屏幕上，不念出来。");
        assertThat(words(Utterance.of(script, Headset.UNPLUGGED, texts))).last().isEqualTo("您个人的内容只显示在屏幕上，插上耳机就能听到。");
        assertThat(words(Utterance.of(script, Headset.PLUGGED, texts)))
                .contains("张**")
                .noneMatch(words -> words.contains("只显示在屏幕上"));
    }

    @Test
    void aScriptForTheHeadsetAloneIsSilenceOnTheSpeaker() {
        Script echo = scripts.echo(Views.view(Views.phone("139")));
        assertThat(Utterance.of(echo, Headset.UNPLUGGED, texts).parts()).isEmpty();
        assertThat(words(Utterance.of(echo, Headset.PLUGGED, texts))).containsExactly("9");
    }

    private static FormScreen.Done done(String caseNumber) {
        return new FormScreen.Done(
                Views.STEP,
                Text.of("参保登记", "Join"),
                "0031 7000 0012 34",
                "https://central.example/s/00317000001234",
                caseNumber,
                FormScreen.Paper.TAKE,
                "",
                false);
    }

    private static FormScreen.Ask asking(List<FormScreen.Option> options, List<Text> trail) {
        return asking(options, trail, Set.of());
    }

    private static FormScreen.Ask asking(List<FormScreen.Option> options, List<Text> trail, Set<String> chosen) {
        return new FormScreen.Ask(
                Views.STEP,
                Views.text("怎么缴费？"),
                null,
                List.of(),
                new FormScreen.Question(
                        "region",
                        Views.text("怎么缴费？"),
                        null,
                        false,
                        new FormScreen.Input.Options(options, chosen, 1, 0, 1, trail)),
                null,
                false,
                0);
    }

    private static Predicate<Token> holds(String words) {
        return token -> token.said().reveal().contains(words);
    }

    private Script script(View view) {
        return scripts.of(view);
    }

    private List<String> said(View view) {
        return script(view).tokens().stream()
                .filter(token -> token.privacy() == Privacy.PUBLIC)
                .map(token -> token.said().reveal())
                .toList();
    }

    private static List<String> words(Utterance utterance) {
        return utterance.parts().stream().map(Said::reveal).toList();
    }
}
