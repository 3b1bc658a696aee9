// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Comfort.Contrast;
import org.doorstep.terminal.widget.Touch;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast as it is on the glass: each text and each edge against what lies behind it, at rest and pressed. */
class ContrastTest {
    @ParameterizedTest
    @EnumSource(Contrast.class)
    void wordsHaveSevenToOneAndEdgesAndPictogramsThreeToOne(Contrast contrast) {
        TreeSet<String> faults = new TreeSet<>();
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT);
            Comfort comfort = Comfort.STANDARD.with(contrast);
            Samples.all().forEach((name, seen) -> {
                glass.show(seen.with(comfort));
                look(glass.host, faults, name);
                Inspection.touches(glass.host).forEach(touch -> touch.hold(true));
                glass.host.applyCss();
                look(glass.host, faults, name + " pressed");
                Inspection.touches(glass.host).forEach(touch -> touch.mark(true));
                glass.host.applyCss();
                look(glass.host, faults, name + " marked and pressed");
                Inspection.touches(glass.host).forEach(touch -> touch.hold(false));
                glass.host.applyCss();
                look(glass.host, faults, name + " marked");
                Inspection.touches(glass.host).forEach(touch -> touch.mark(false));
            });
            return null;
        });
        assertThat(faults).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Contrast.class,
            names = {"BLACK_ON_WHITE", "YELLOW_ON_BLACK"})
    void theStrongContrastsHaveTwoColoursOnly(Contrast contrast) {
        TreeSet<String> colours = new TreeSet<>();
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT);
            Comfort comfort = Comfort.STANDARD.with(contrast);
            Samples.all().values().forEach(seen -> {
                glass.show(seen.with(comfort));
                colours(glass.host, colours);
            });
            return null;
        });
        assertThat(colours).hasSize(2);
    }

    private static void look(Parent parent, Set<String> faults, String page) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible()) {
                continue;
            }
            if (child instanceof Text text) {
                boolean pictogram = text.getStyleClass().contains("icon");
                double ratio = ratio((Color) text.getFill(), behind(text));
                if (ratio < (pictogram ? 3 : 7)) {
                    faults.add(page + ": " + (pictogram ? "pictogram" : text.getText()) + " " + ratio);
                }
            } else if (child instanceof Shape shape && shape.getStroke() instanceof Color stroke) {
                if (ratio(stroke, behind(shape)) < 3) {
                    faults.add(page + ": line of a picture");
                }
            }
            if (child instanceof Touch touch) {
                List<Color> layers = fills(touch);
                Color around = behind(touch.getParent());
                if (ratio(layers.getFirst(), around) < 3) {
                    faults.add(page + ": edge of " + touch.getId() + " " + ratio(layers.getFirst(), around));
                }
            }
            if (child instanceof Parent inner) {
                look(inner, faults, page);
            }
        }
    }

    private static void colours(Parent parent, Set<String> colours) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (child instanceof Shape shape && shape.getFill() instanceof Color fill && fill.isOpaque()) {
                colours.add(fill.toString());
            }
            if (child instanceof Region region) {
                fills(region).forEach(colour -> colours.add(colour.toString()));
            }
            if (child instanceof Parent inner) {
                colours(inner, colours);
            }
        }
    }

    private static Color behind(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at instanceof Region region && !fills(region).isEmpty()) {
                return fills(region).getLast();
            }
        }
        throw new AssertionError("nothing behind " + node);
    }

    private static List<Color> fills(Region region) {
        return region.getBackground() == null
                ? List.of()
                : region.getBackground().getFills().stream()
                        .map(BackgroundFill::getFill)
                        .map(Color.class::cast)
                        .filter(Paint::isOpaque)
                        .toList();
    }

    /** Contrast as WCAG 2.1 defines it. */
    private static double ratio(Color one, Color other) {
        double a = luminance(one);
        double b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    private static double luminance(Color colour) {
        return 0.2126 * linear(colour.getRed())
                + 0.7152 * linear(colour.getGreen())
                + 0.0722 * linear(colour.getBlue());
    }

    private static double linear(double channel) {
        return channel <= 0.03928 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
    }
}
