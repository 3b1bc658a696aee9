// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import org.doorstep.catalog.Language;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Comfort.Size;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Fonts;
import org.doorstep.terminal.theme.Panel;
import org.doorstep.terminal.widget.Touch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EveryScreenTest {
    @BeforeAll
    static void fontsAreThere() {
        assertThat(Glass.onFx(() -> Fonts.has(Fonts.FAMILY)))
                .as("package fonts-noto-cjk")
                .isTrue();
        assertThat(Glass.onFx(Fonts::missing))
                .as("font families to install: packages fonts-noto-cjk and fonts-hanazono")
                .isEmpty();
    }

    @Test
    void everyKindOfScreenAndOverlayIsAmongTheSamples() {
        Set<Class<?>> shown = new HashSet<>();
        Samples.all().values().forEach(seen -> {
            shown.add(seen.screen().getClass());
            shown.add(seen.overlay().getClass());
        });
        assertThat(shown).containsAll(kinds(Screen.class));
        assertThat(shown).contains(Overlay.class.getPermittedSubclasses());
    }

    private static List<Class<?>> kinds(Class<?> sealed) {
        List<Class<?>> kinds = new ArrayList<>();
        for (Class<?> kind : sealed.getPermittedSubclasses()) {
            kinds.addAll(kind.isSealed() ? kinds(kind) : List.of(kind));
        }
        return kinds;
    }

    /** A contrast changes colours only, so sizes are looked at in one of them; {@link ContrastTest} looks at colours. */
    @ParameterizedTest
    @EnumSource(Size.class)
    void fitsItsPanelInBothLanguagesWithoutACutWordAndWithTargetsAFingerCanHit(Size size) {
        List<String> faults = new ArrayList<>();
        for (Panel panel : Samples.PANELS) {
            for (Language language : Language.values()) {
                for (boolean lowered : new boolean[] {false, true}) {
                    boolean voice = lowered || language == Language.EN;
                    Comfort comfort = Comfort.STANDARD
                            .with(size)
                            .with(language)
                            .withLowered(lowered)
                            .withVoice(voice);
                    if (!lowered || language == Language.ZH_CN) {
                        faults.addAll(Glass.onFx(() -> inspect(panel, comfort)));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> inspect(Panel panel, Comfort comfort) {
        Glass glass = new Glass(panel);
        List<String> faults = new ArrayList<>();
        Samples.all().forEach((name, seen) -> {
            glass.show(seen.with(comfort));
            int sheet = 1;
            do {
                String where = name + " " + panel.width() + "x" + panel.height() + " " + comfort.size() + " "
                        + comfort.language() + " sheet " + sheet++ + ": ";
                Inspection.of(panel, glass.host).forEach(fault -> faults.add(where + fault));
            } while (turned(glass));
        });
        return faults;
    }

    /** Goes on to the next sheet of the same page, if there is one. */
    private static boolean turned(Glass glass) {
        Optional<Touch> next = Inspection.touches(glass.host).stream()
                .filter(touch -> touch.getId().equals("turn-next"))
                .findFirst();
        glass.sent.clear();
        next.ifPresent(Touch::fire);
        glass.host.applyCss();
        glass.host.layout();
        return glass.sent.equals(List.of(new Event.Touched()));
    }

    @Test
    void everyTargetSendsOneTouchAndOnlyHelpIsOfferedTwiceOnAPage() {
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT);
            Samples.all().forEach((name, seen) -> {
                glass.show(seen.with(Comfort.STANDARD));
                Set<Event.Touch> distinct = new HashSet<>();
                for (Touch touch : Inspection.touches(glass.host)) {
                    glass.sent.clear();
                    touch.fire();
                    assertThat(glass.sent).as(name + " " + touch.getId()).hasSize(1);
                    Event.Touch sent = glass.sent.getFirst();
                    boolean ofThePageAlone = sent instanceof Event.Touched;
                    assertThat(distinct.add(sent) || sent instanceof Event.AskHelp || ofThePageAlone)
                            .as(name + ": a second target sends what another does: " + touch.getId())
                            .isTrue();
                }
            });
            return null;
        });
    }

    @Test
    void theKeysOfATactilePadReachEveryTargetOfEveryScreen() {
        Glass.onFx(() -> {
            for (Map.Entry<String, Samples.Seen> sample : Samples.all().entrySet()) {
                Glass glass = new Glass(Samples.PORTRAIT).show(sample.getValue().with(Comfort.STANDARD));
                List<String> all = ids(glass);
                List<String> onwards = new ArrayList<>();
                for (int i = 0; i < all.size(); i++) {
                    glass.key(KeyCode.TAB);
                    onwards.add(glass.marked());
                }
                assertThat(onwards).as(sample.getKey()).containsExactlyElementsOf(all);
                List<String> back = new ArrayList<>(List.of(glass.marked()));
                for (int i = 1; i < all.size(); i++) {
                    glass.key(KeyCode.LEFT);
                    back.add(glass.marked());
                }
                assertThat(back).as(sample.getKey()).containsExactlyElementsOf(all.reversed());
            }
            return null;
        });
    }

    @Test
    void noScreenHoldsAButtonThatCannotBePressedWithoutWordsThatSayWhy() {
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT);
            List<String> faults = new ArrayList<>();
            Samples.all().forEach((name, seen) -> {
                glass.show(seen.with(Comfort.STANDARD));
                for (Node node : glass.host.lookupAll("*")) {
                    if (node.isDisabled()) {
                        faults.add(name + ": disabled: " + node);
                    }
                    if (node.getStyleClass().contains("not-yet")
                            && node instanceof Parent blocked
                            && Inspection.words(blocked).stream()
                                    .noneMatch(words -> words.text()
                                                    .codePointCount(
                                                            0, words.text().length())
                                            > 3)) {
                        faults.add(name + ": says no reason: " + node);
                    }
                }
            });
            assertThat(faults).isEmpty();
            return null;
        });
    }

    private static List<String> ids(Glass glass) {
        return Inspection.touches(glass.host).stream().map(Touch::getId).toList();
    }
}
