// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.theme;

import atlantafx.base.theme.PrimerLight;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.Scene;
import org.doorstep.terminal.session.Comfort.Contrast;
import org.doorstep.terminal.session.Comfort.Size;

/** Dresses a scene: AtlantaFX as base, the tokens over it, lines and corners of the panel's millimetres over those. */
public final class Theme {
    /** On the root of everything; the contrast's own class stands beside it. */
    public static final String ROOT_CLASS = "doorstep";

    private Theme() {}

    /** Sets the base; once per scene, before it is shown. FX thread. */
    public static void dress(Scene scene) {
        scene.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheetBSS());
    }

    /** The style sheets of a root on this panel, all of whose texts are of {@code family}. */
    public static List<String> stylesheets(Panel panel, String family) {
        String tokens = Objects.requireNonNull(
                        Theme.class.getResource("doorstep.css"), "doorstep.css is not in the jar")
                .toExternalForm();
        return List.of(tokens, lines(panel, family));
    }

    /** Puts {@code contrast} in force below {@code root}. */
    public static void contrast(Parent root, Contrast contrast) {
        List<String> others = List.of("paper", "black-on-white", "yellow-on-black");
        root.getStyleClass().removeAll(others);
        root.getStyleClass().add(contrast.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    private static String lines(Panel panel, String family) {
        double root = Measures.of(panel, family, Size.STANDARD).fontPx(TextStyle.BODY);
        double corner = panel.mm(5);
        double edge = Math.max(1, panel.mm(0.5));
        double strong = Math.max(2, panel.mm(1));
        String css = """
                .doorstep { -fx-font-family: "%1$s"; -fx-font-size: %2$spx; }
                .touch, .card, .band { -fx-background-radius: %3$spx, %4$spx; -fx-background-insets: 0, %5$spx; }
                .touch.now, .box.now { -fx-background-radius: %3$spx, %6$spx; -fx-background-insets: 0, %7$spx; }
                .touch:marked { -fx-background-radius: %3$spx, %6$spx, %8$spx; -fx-background-insets: 0, %7$spx, %9$spx; }
                .chip { -fx-background-radius: %3$spx; }
                .bar-top { -fx-background-insets: 0, 0 0 1px 0; }
                .bar-bottom { -fx-background-insets: 0, 1px 0 0 0; }
                """.formatted(
                family, root, corner, corner - edge, edge, corner - strong, strong, corner - 2 * strong, 2 * strong);
        return "data:text/css;base64," + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
    }
}
