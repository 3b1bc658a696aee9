// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.text.Text;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.terminal.session.BrowseScreen;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Comfort.Contrast;
import org.doorstep.terminal.session.Comfort.Size;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;
import org.doorstep.terminal.theme.Fonts;
import org.doorstep.terminal.theme.Motion;
import org.doorstep.terminal.widget.Touch;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

class ScreenHostTest {
    @Test
    void aTouchActsWhenTheFingerGoesUpInItsTarget() {
        Glass.onFx(() -> {
            Glass glass = glass("result");
            Touch next = touch(glass, "next");
            press(glass, middle(next));
            assertThat(next.held()).isTrue();
            assertThat(glass.sent).isEmpty();
            release(glass, middle(next));
            assertThat(next.held()).isFalse();
            assertThat(glass.sent).containsExactly(new Event.Next());
            return null;
        });
    }

    @Test
    void aFingerThatSlidesOffActsNothingAndIsASignOfLifeOnly() {
        Glass.onFx(() -> {
            Glass glass = glass("result");
            Touch next = touch(glass, "next");
            press(glass, middle(next));
            drag(glass, new Point2D(5, 400));
            assertThat(next.held()).isFalse();
            drag(glass, middle(next));
            assertThat(next.held()).isTrue();
            drag(glass, middle(touch(glass, "back")));
            release(glass, middle(touch(glass, "back")));
            assertThat(glass.sent).containsExactly(new Event.Touched());
            return null;
        });
    }

    @Test
    void aTouchOnNothingIsASignOfLife() {
        Glass.onFx(() -> {
            Glass glass = glass("attract");
            press(glass, new Point2D(500, 1300));
            release(glass, new Point2D(500, 1300));
            assertThat(glass.sent).containsExactly(new Event.Touched());
            return null;
        });
    }

    @Test
    void aCountdownUnderTheFingerLosesNoTouch() {
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT).show(rate(15));
            press(glass, middle(touch(glass, "rate-2")));
            glass.show(rate(14));
            Touch again = touch(glass, "rate-2");
            assertThat(again.held()).isTrue();
            glass.show(rate(13));
            release(glass, middle(again));
            assertThat(glass.sent).containsExactly(new Event.Rated(2));
            return null;
        });
    }

    @Test
    void aPageThatComesUnderTheFingerIsNotTouched() {
        Glass.onFx(() -> {
            Glass glass = glass("card-done");
            Point2D place = middle(touch(glass, "next"));
            press(glass, place);
            glass.show(Samples.all().get("result").with(Comfort.STANDARD));
            assertThat(touch(glass, "next").held()).isFalse();
            release(glass, place);
            assertThat(glass.sent).containsExactly(new Event.Touched());
            return null;
        });
    }

    @Test
    void whatLiesOverAPageIsAnotherPageToTheFinger() {
        Glass.onFx(() -> {
            Glass glass = glass("result");
            Point2D place = middle(touch(glass, "next"));
            press(glass, place);
            View now = Samples.all().get("result").with(Comfort.STANDARD);
            glass.show(new View(now.screen(), new Overlay.StillThere(30), now.comfort(), now.frame(), 0));
            release(glass, place);
            assertThat(glass.sent).containsExactly(new Event.Touched());
            return null;
        });
    }

    @Test
    void anotherMouseButtonDoesNothing() {
        Glass.onFx(() -> {
            Glass glass = glass("result");
            Point2D place = middle(touch(glass, "next"));
            mouse(glass, MouseEvent.MOUSE_PRESSED, place, MouseButton.SECONDARY);
            mouse(glass, MouseEvent.MOUSE_RELEASED, place, MouseButton.SECONDARY);
            assertThat(glass.sent).isEmpty();
            return null;
        });
    }

    @Test
    void anEqualViewBuildsNothingAndATickBuildsThePageOnly() {
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT).show(rate(15));
            List<Node> before = List.copyOf(glass.host.getChildrenUnmodifiable());
            glass.show(rate(15));
            assertThat(glass.host.getChildrenUnmodifiable()).isEqualTo(before);
            glass.show(rate(14));
            assertThat(glass.host.getChildrenUnmodifiable().getFirst()).isSameAs(before.getFirst());
            assertThat(glass.host.getChildrenUnmodifiable().getLast()).isSameAs(before.getLast());
            assertThat(glass.host.getChildrenUnmodifiable().get(1)).isNotSameAs(before.get(1));
            return null;
        });
    }

    @Test
    void theLookOfBeingPressedIsThereBeforeTheNextFrame() {
        Glass.onFx(() -> {
            Glass glass = glass("result");
            for (String id : List.of("next", "back", "end", "help", "reveal")) {
                Touch touch = touch(glass, id);
                var rest = touch.getBackground();
                press(glass, middle(touch));
                glass.host.applyCss();
                assertThat(touch.getBackground()).as(id).isNotEqualTo(rest);
                release(glass, new Point2D(5, 400));
                glass.host.applyCss();
                assertThat(touch.getBackground()).as(id).isEqualTo(rest);
            }
            return null;
        });
    }

    @Test
    void aKeySelectsWhatIsMarkedWhenItGoesUpAndLooksPressedMeanwhile() {
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT).show(rate(15));
            mark(glass, "rate-3");
            glass.sent.clear();
            glass.key(KeyEvent.KEY_PRESSED, KeyCode.ENTER);
            assertThat(touch(glass, "rate-3").held()).isTrue();
            assertThat(glass.sent).isEmpty();
            glass.show(rate(14));
            assertThat(touch(glass, "rate-3").held()).isTrue();
            glass.key(KeyEvent.KEY_RELEASED, KeyCode.ENTER);
            assertThat(touch(glass, "rate-3").held()).isFalse();
            assertThat(glass.sent).containsExactly(new Event.Rated(3));
            return null;
        });
    }

    @Test
    void theMarkStaysOnATargetThatIsBuiltAnewAndGoesWithItsPageOrAFinger() {
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT).show(rate(15));
            mark(glass, "rate-3");
            glass.show(rate(14));
            assertThat(glass.marked()).isEqualTo("rate-3");
            press(glass, new Point2D(5, 400));
            release(glass, new Point2D(5, 400));
            assertThat(glass.marked()).isEmpty();
            mark(glass, "help");
            glass.show(Samples.all().get("home").with(Comfort.STANDARD));
            assertThat(glass.marked()).isEmpty();
            return null;
        });
    }

    @Test
    void aKeyThatIsHeldWhileThePageChangesSelectsNothingOnTheNext() {
        Glass.onFx(() -> {
            Glass glass = glass("card-done");
            mark(glass, "next");
            glass.key(KeyEvent.KEY_PRESSED, KeyCode.ENTER);
            glass.show(Samples.all().get("result").with(Comfort.STANDARD));
            glass.sent.clear();
            glass.key(KeyEvent.KEY_RELEASED, KeyCode.ENTER);
            assertThat(glass.sent).isEmpty();
            return null;
        });
    }

    @Test
    void eachKeyIsASignOfLifeAndTheHelpKeyAsksForHelpWhereverTheMarkIs() {
        Glass.onFx(() -> {
            Glass glass = glass("result");
            glass.key(KeyCode.TAB);
            glass.key(KeyCode.UP);
            assertThat(glass.sent).containsExactly(new Event.Touched(), new Event.Touched());
            glass.sent.clear();
            glass.key(KeyCode.F1);
            glass.show(Samples.all().get("over-still-there").with(Comfort.STANDARD));
            glass.key(KeyCode.F1);
            glass.key(KeyCode.ENTER);
            glass.key(KeyCode.A);
            assertThat(glass.sent).containsExactly(new Event.AskHelp(), new Event.Touched(), new Event.Touched());
            return null;
        });
    }

    @Test
    void theMarkGoesOnFromWhereATargetHasGoneFromItsPage() {
        Glass.onFx(() -> {
            Glass glass = glass("ask-name");
            fire(glass, "key-l", "key-i");
            mark(glass, "candidate-1");
            glass.key(KeyCode.ENTER);
            assertThat(ids(glass)).doesNotContain("candidate-1");
            int gone = glass.named.size();
            glass.key(KeyCode.TAB);
            assertThat(glass.named).hasSize(gone + 1);
            assertThat(glass.marked()).startsWith("key-");
            mark(glass, "key-numbers");
            glass.key(KeyCode.ENTER);
            assertThat(glass.marked()).isEqualTo("key-numbers");
            return null;
        });
    }

    @Test
    void whatTheKeysComeToIsNamedAndNothingOfTheResidentsOwnForAllToHear() {
        Glass.onFx(() -> {
            List<String> heard = new ArrayList<>();
            Samples.all().forEach((name, seen) -> {
                Glass glass = new Glass(Samples.PORTRAIT).show(seen.with(Comfort.STANDARD.withVoice(true)));
                for (int i = 0; i < ids(glass).size(); i++) {
                    glass.key(KeyCode.TAB);
                    assertThat(glass.named.getLast().getId()).as(name).isEqualTo(glass.marked());
                }
                boolean search = seen.screen() instanceof BrowseScreen.Search;
                glass.named.stream().filter(touch -> !touch.isOwn()).forEach(touch -> {
                    assertThat(search || !touch.getId().matches("digit-.*|candidate-\\d+|key-.|case-.*"))
                            .as(name + " " + touch.getId())
                            .isTrue();
                    heard.add(touch.getAccessibleText());
                });
            });
            assertThat(heard)
                    .contains("打印证明", "修改手机号码", "求助")
                    .noneMatch(words -> words.contains("张") || words.contains("5678") || words.contains("1239"));
            return null;
        });
    }

    @Test
    void aRealKeyOnTheRealWindowMarksTheFirstTarget() {
        Glass glass = Glass.onFx(() -> new Glass(Samples.PORTRAIT)
                .onStage()
                .show(Samples.all().get("choose-check").with(Comfort.STANDARD)));
        FxRobot robot = new FxRobot();
        await("focus", () -> Glass.onFx(() -> glass.scene.getWindow().isFocused()));
        robot.type(KeyCode.TAB);
        await("key", () -> Glass.onFx(() -> glass.marked().equals("pick-phone-code")));
        robot.type(KeyCode.DOWN).type(KeyCode.ENTER);
        Event.Touch picked = new Event.Pick(Screen.CheckMethod.ATTENDANT);
        await("second key", () -> Glass.onFx(() -> glass.sent.contains(picked)));
    }

    private static void await(String what, Callable<Boolean> condition) {
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, condition);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("no " + what + " came through the window system", e);
        }
    }

    /** By the keys of a pad. */
    private static void mark(Glass glass, String id) {
        for (int i = 0; i < 60 && !id.equals(glass.marked()); i++) {
            glass.key(KeyCode.TAB);
        }
        assertThat(glass.marked()).isEqualTo(id);
    }

    @Test
    void aFingerThatCameDownOnOneQuestionAnswersNoOther() {
        Glass.onFx(() -> {
            Glass glass = glass("ask-phone-full");
            Point2D place = middle(touch(glass, "next"));
            press(glass, place);
            glass.show(Samples.all().get("ask-account").with(Comfort.STANDARD));
            glass.show(Samples.all().get("ask-money").with(Comfort.STANDARD));
            release(glass, place);
            assertThat(glass.sent).containsExactly(new Event.Touched());
            return null;
        });
    }

    @Test
    void lettersHalfWayToChineseStayWhileTheirScreenStays() {
        Glass.onFx(() -> {
            Glass glass = glass("ask-name");
            fire(glass, "key-l", "key-i");
            assertThat(composed(glass)).isEqualTo("li");
            View now = Samples.all().get("ask-name").with(Comfort.STANDARD.with(Size.LARGE));
            glass.show(now);
            assertThat(composed(glass)).isEqualTo("li");
            glass.show(new View(now.screen(), new Overlay.ConfirmEnd(), now.comfort(), now.frame(), 0));
            glass.show(now);
            assertThat(composed(glass)).isEqualTo("li");
            fire(glass, "candidate-0");
            assertThat(glass.sent.getLast()).isEqualTo(new Event.Enter(TextValue.of("李")));
            return null;
        });
    }

    @Test
    void lettersHalfWayToChineseAreGoneWithTheirScreen() {
        Glass.onFx(() -> {
            Glass glass = glass("ask-name");
            fire(glass, "key-l", "key-i");
            glass.show(Samples.all().get("ask-phone").with(Comfort.STANDARD));
            glass.show(Samples.all().get("ask-name").with(Comfort.STANDARD));
            assertThat(composed(glass)).isEmpty();
            return null;
        });
    }

    @Test
    void aRealTouchOnAKeyThatTheKeyboardMadeAnewIsFelt() {
        Glass.onFx(() -> {
            Glass glass = glass("ask-name");
            for (String key : List.of("key-l", "key-i", "candidate-0")) {
                glass.host.layout();
                Point2D place = middle(touch(glass, key));
                press(glass, place);
                assertThat(touch(glass, key).held()).isTrue();
                release(glass, place);
            }
            assertThat(glass.sent.getLast()).isEqualTo(new Event.Enter(TextValue.of("李")));
            return null;
        });
    }

    @Test
    void sheetsOfOnePageAreTurnedWithoutTheSessionAndItsPagesByIt() {
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.COUNTER);
            glass.show(Samples.all().get("check-first-of-two").with(Comfort.STANDARD.with(Size.LARGE)));
            assertThat(ids(glass)).doesNotContain("turn-back", "next");
            fire(glass, "turn-next");
            assertThat(glass.sent).containsExactly(new Event.Touched());
            assertThat(ids(glass)).contains("turn-back");
            while (!glass.sent.contains(new Event.Turn(1))) {
                fire(glass, "turn-next");
            }
            glass.show(Samples.all().get("check-last-of-two").with(Comfort.STANDARD.with(Size.LARGE)));
            assertThat(Inspection.words(glass.host))
                    .extracting(org.doorstep.terminal.widget.Words::text)
                    .anyMatch(text -> text.startsWith("第 2 页") && !text.contains("2/2"));
            return null;
        });
    }

    @Test
    void onlyTheLastPageOfACheckHandsIn() {
        Glass.onFx(() -> {
            assertThat(ids(glass("check-first-of-two"))).contains("turn-next").doesNotContain("next");
            assertThat(ids(glass("check-last-of-two")))
                    .contains("turn-back", "next")
                    .doesNotContain("turn-next");
            return null;
        });
    }

    @Test
    void theVoiceIsTurnedOnAndThenRepeatedSettledOrTurnedOff() {
        Glass.onFx(() -> {
            Glass glass = glass("home");
            fire(glass, "voice");
            Comfort speaking = Comfort.STANDARD.withVoice(true);
            glass.show(Samples.all().get("home").with(speaking));
            fire(glass, "listen", "sound");
            glass.show(Samples.all().get("over-sound").with(speaking));
            fire(glass, "slower", "faster", "quieter", "louder", "voice", "close");
            assertThat(glass.sent)
                    .containsExactly(
                            new Event.SetComfort(speaking),
                            new Event.Listen(),
                            new Event.AskSound(),
                            new Event.SetComfort(speaking.withRate(75)),
                            new Event.SetComfort(speaking.withRate(125)),
                            new Event.SetComfort(speaking.withVolume(40)),
                            new Event.SetComfort(speaking.withVolume(80)),
                            new Event.SetComfort(Comfort.STANDARD),
                            new Event.Close());
            return null;
        });
    }

    @Test
    void whereTheVoiceCannotGoOnStandsWhyInTheButtonsPlace() {
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT);
            Comfort most = Comfort.STANDARD.withVoice(true).withRate(200).withVolume(100);
            assertThat(ids(glass.show(Samples.all().get("over-sound").with(most))))
                    .contains("slower", "quieter")
                    .doesNotContain("faster", "louder");
            assertThat(texts(glass)).contains("已经最快", "已经最大");
            Comfort least = most.withRate(50).withVolume(20);
            assertThat(ids(glass.show(Samples.all().get("over-sound").with(least))))
                    .contains("faster", "louder")
                    .doesNotContain("slower", "quieter");
            assertThat(texts(glass)).contains("已经最慢", "已经最小");
            return null;
        });
    }

    @Test
    void aTerminalWithoutAVoiceOffersNone() {
        Glass.onFx(() -> {
            Fixture mute = new Fixture(
                    Samples.PORTRAIT, Fonts.FAMILY, Motion.STILL, new Glass.Aloud(false, new ArrayList<>()));
            ScreenHost host = new ScreenHost(mute, Glass.TEXTS, Glass.PINYIN, touch -> {});
            host.show(Samples.all().get("home").with(Comfort.STANDARD.withVoice(true)));
            assertThat(host.targets())
                    .extracting(Touch::getId)
                    .contains("size")
                    .doesNotContain("voice", "listen", "sound");
            return null;
        });
    }

    @Test
    void everyTextIsOfTheFamilyThatTheSettingsName() {
        Glass.onFx(() -> {
            String family = "LXGW WenKai";
            assertThat(Fonts.has(family)).as("package fonts-lxgw-wenkai").isTrue();
            assertThat(Fonts.has("No Such Family")).isFalse();
            Fixture other =
                    new Fixture(Samples.PORTRAIT, family, Motion.STILL, new Glass.Aloud(true, new ArrayList<>()));
            ScreenHost host = new ScreenHost(other, Glass.TEXTS, Glass.PINYIN, touch -> {});
            Samples.all().forEach((name, seen) -> {
                host.show(seen.with(Comfort.STANDARD));
                host.applyCss();
                for (Node node : host.lookupAll(".glyphs")) {
                    if (node instanceof Text text) {
                        assertThat(text.getFont().getFamily())
                                .as(name + " " + text.getText())
                                .isEqualTo(family);
                    }
                }
            });
            return null;
        });
    }

    @Test
    void theSessionCanBeEndedFromEveryScreenOfIt() {
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT);
            Samples.all().forEach((name, seen) -> {
                boolean nobody = seen.screen() instanceof Screen.Attract;
                glass.show(seen.with(Comfort.STANDARD));
                assertThat(ids(glass).stream().anyMatch(id -> id.equals("end") || id.equals("end-now")))
                        .as(name)
                        .isEqualTo(!nobody);
            });
            return null;
        });
    }

    @Test
    void comfortButtonsAskForTheNextOfTheirKind() {
        Glass.onFx(() -> {
            Glass glass = glass("home");
            for (String id : List.of("size", "language", "contrast", "lower")) {
                touch(glass, id).fire();
            }
            assertThat(glass.sent)
                    .containsExactly(
                            new Event.SetComfort(Comfort.STANDARD.with(Size.LARGE)),
                            new Event.SetComfort(Comfort.STANDARD.with(Language.EN)),
                            new Event.SetComfort(Comfort.STANDARD.with(Contrast.BLACK_ON_WHITE)),
                            new Event.SetComfort(Comfort.STANDARD.withLowered(true)));
            return null;
        });
    }

    @Test
    void loweredAPageStandsDirectlyOverItsActions() {
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT);
            Samples.Seen choose = Samples.all().get("choose-check");
            double before = middle(touch(glass.show(choose.with(Comfort.STANDARD)), "pick-phone-code"))
                    .getY();
            double after = middle(touch(glass.show(choose.with(Comfort.STANDARD.withLowered(true))), "pick-phone-code"))
                    .getY();
            assertThat((after - before) / Samples.PORTRAIT.pxPerMm()).isGreaterThan(60);
            return null;
        });
    }

    @Test
    void aRealFingerOnTheRealWindowBeginsASession() {
        Glass glass = Glass.onFx(() -> new Glass(Samples.PORTRAIT)
                .onStage()
                .show(Samples.all().get("attract").with(Comfort.STANDARD)));
        Callable<Boolean> sent = () -> Glass.onFx(() -> !glass.sent.isEmpty());
        FxRobot robot = new FxRobot();
        Point2D start = Glass.onFx(() -> {
            Point2D onScene = middle(touch(glass, "start"));
            return new Point2D(
                    glass.scene.getWindow().getX() + onScene.getX(),
                    glass.scene.getWindow().getY() + onScene.getY());
        });
        robot.clickOn(start);
        await("touch", sent);
        assertThat(Glass.onFx(() -> List.copyOf(glass.sent))).containsExactly(new Event.Touched());
    }

    private static View rate(int seconds) {
        return new View(new Screen.Rate(seconds), new Overlay.None(), Comfort.STANDARD, Samples.FRAME, 0);
    }

    private static Glass glass(String sample) {
        return new Glass(Samples.PORTRAIT).show(Samples.all().get(sample).with(Comfort.STANDARD));
    }

    private static Touch touch(Glass glass, String id) {
        return Inspection.touches(glass.host).stream()
                .filter(touch -> touch.getId().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static void fire(Glass glass, String... ids) {
        for (String id : ids) {
            touch(glass, id).fire();
        }
    }

    private static List<String> texts(Glass glass) {
        return Inspection.words(glass.host).stream()
                .map(org.doorstep.terminal.widget.Words::text)
                .toList();
    }

    private static List<String> ids(Glass glass) {
        return Inspection.touches(glass.host).stream().map(Node::getId).toList();
    }

    /** The letters that the keyboard shows, one by one. */
    private static String composed(Glass glass) {
        Node letters = glass.host.lookup("#composed");
        return letters instanceof javafx.scene.Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .filter(Text.class::isInstance)
                        .map(text -> ((Text) text).getText())
                        .collect(java.util.stream.Collectors.joining())
                : "";
    }

    private static Point2D middle(Node node) {
        var bounds = node.localToScene(node.getLayoutBounds());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    private static void press(Glass glass, Point2D at) {
        mouse(glass, MouseEvent.MOUSE_PRESSED, at, MouseButton.PRIMARY);
    }

    private static void drag(Glass glass, Point2D at) {
        mouse(glass, MouseEvent.MOUSE_DRAGGED, at, MouseButton.PRIMARY);
    }

    private static void release(Glass glass, Point2D at) {
        mouse(glass, MouseEvent.MOUSE_RELEASED, at, MouseButton.PRIMARY);
    }

    private static void mouse(Glass glass, EventType<MouseEvent> type, Point2D at, MouseButton button) {
        boolean primary = button == MouseButton.PRIMARY;
        javafx.event.Event.fireEvent(
                glass.host,
                new MouseEvent(
                        type,
                        at.getX(),
                        at.getY(),
                        at.getX(),
                        at.getY(),
                        button,
                        1,
                        false,
                        false,
                        false,
                        false,
                        primary,
                        false,
                        !primary,
                        true,
                        false,
                        true,
                        new PickResult(glass.host, at.getX(), at.getY())));
    }
}
