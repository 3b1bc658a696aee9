// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.doorstep.catalog.Language;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Comfort.Contrast;
import org.doorstep.terminal.session.Comfort.Size;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;
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
    void focusStaysOnTheTargetThatIsBuiltAnew() {
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT).onStage().show(rate(15));
            touch(glass, "rate-3").requestFocus();
            glass.show(rate(14));
            assertThat(glass.scene.getFocusOwner()).isSameAs(touch(glass, "rate-3"));
            return null;
        });
    }

    @Test
    void aKeyPressesTheTargetInFocus() {
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT).onStage().show(rate(15));
            touch(glass, "rate-3").requestFocus();
            javafx.event.Event.fireEvent(
                    glass.scene.getFocusOwner(),
                    new KeyEvent(KeyEvent.KEY_RELEASED, "", "", KeyCode.ENTER, false, false, false, false));
            assertThat(glass.sent).containsExactly(new Event.Rated(3));
            return null;
        });
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
    void theVoiceIsTurnedOnAndThenRepeatedOrTurnedOff() {
        Glass.onFx(() -> {
            Glass glass = glass("home");
            fire(glass, "voice");
            Comfort speaking = Comfort.STANDARD.withVoice(true);
            glass.show(Samples.all().get("home").with(speaking));
            fire(glass, "listen", "voice");
            assertThat(glass.sent)
                    .containsExactly(
                            new Event.SetComfort(speaking), new Event.Listen(), new Event.SetComfort(Comfort.STANDARD));
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
        try {
            WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, sent);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("no touch came through the window system", e);
        }
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

    private static List<String> ids(Glass glass) {
        return Inspection.touches(glass.host).stream().map(Node::getId).toList();
    }

    /** The letters that the keyboard shows, one by one. */
    private static String composed(Glass glass) {
        Node letters = glass.host.lookup("#composed");
        return letters instanceof javafx.scene.Parent parent
                ? parent.getChildrenUnmodifiable().stream()
                        .filter(javafx.scene.text.Text.class::isInstance)
                        .map(text -> ((javafx.scene.text.Text) text).getText())
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
