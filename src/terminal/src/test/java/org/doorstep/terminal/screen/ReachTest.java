// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Comfort.Size;
import org.doorstep.terminal.theme.Panel;
import org.doorstep.terminal.widget.Touch;
import org.junit.jupiter.api.Test;

/** Whether a hand reaches what can be touched, in millimetres above the floor, as a panel hangs. */
class ReachTest {
    private static final double HALF_A_PIXEL = 0.2;

    @Test
    void onAPanelOfTheUsualSizeAndHeightEverythingIsWithinReach() {
        for (Comfort comfort : List.of(Comfort.STANDARD, Comfort.STANDARD.with(Size.HUGE))) {
            assertThat(outOfReach(Samples.PORTRAIT, comfort)).isEmpty();
            assertThat(outOfReach(Samples.LANDSCAPE, comfort)).isEmpty();
        }
    }

    @Test
    void onATallPanelEverythingKeepsOutOfWhatNobodyReaches() {
        Panel tall = Panel.ofDiagonal(1080, 1920, 32);
        for (double bottom : new double[] {500, 600, 700}) {
            assertThat(outOfReach(tall.hungAt(bottom), Comfort.STANDARD))
                    .as("hung at %s mm", bottom)
                    .isEmpty();
        }
    }

    @Test
    void loweredAPageAndItsBarGoDownToTheEdge() {
        Glass.onFx(() -> {
            Panel low = Panel.ofDiagonal(1080, 1920, 32).hungAt(500);
            Glass glass = new Glass(low).show(Samples.all().get("choose-check").with(Comfort.STANDARD));
            double before = bottomMm(low, glass, "back");
            glass.show(Samples.all().get("choose-check").with(Comfort.STANDARD.withLowered(true)));
            assertThat(before - bottomMm(low, glass, "back")).isBetween(199.0, 201.0);
            return null;
        });
    }

    private static double bottomMm(Panel panel, Glass glass, String id) {
        Touch touch = Inspection.touches(glass.host).stream()
                .filter(t -> t.getId().equals(id))
                .findFirst()
                .orElseThrow();
        return panel.bottomMm()
                + (panel.height() - touch.localToScene(touch.getLayoutBounds()).getMaxY()) / panel.pxPerMm();
    }

    private static List<String> outOfReach(Panel panel, Comfort comfort) {
        return Glass.onFx(() -> {
            List<String> out = new ArrayList<>();
            Glass glass = new Glass(panel);
            Samples.all().forEach((name, seen) -> {
                glass.show(seen.with(comfort));
                for (Touch touch : Inspection.touches(glass.host)) {
                    var on = touch.localToScene(touch.getLayoutBounds());
                    double from = panel.bottomMm() + (panel.height() - on.getMaxY()) / panel.pxPerMm();
                    double to = panel.bottomMm() + (panel.height() - on.getMinY()) / panel.pxPerMm();
                    if (from < Panel.REACH_FROM - HALF_A_PIXEL || to > Panel.REACH_TO + HALF_A_PIXEL) {
                        out.add(name + " " + touch.getId() + " from " + from + " to " + to + " mm");
                    }
                }
            });
            return out;
        });
    }
}
