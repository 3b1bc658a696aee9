// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.text.Text;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Comfort.Size;
import org.doorstep.terminal.session.Facts;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Panel;
import org.doorstep.terminal.widget.SecretWords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A name of characters that few fonts have, as it stands on the glass: no box, no question mark, nothing cut. */
class RareNameTest {
    private static final String NAME = "𬭎𬤊𫘝䶮㛃";
    /** A code point of private use that no font has: what is drawn for it is the box of a missing glyph. */
    private static final String NOWHERE = Character.toString(0x10FFFD);

    /** The resident's own result with that name, masked or shown. */
    private static Samples.Seen result(int revealSeconds) {
        Screen.Result plain = Samples.result(revealSeconds, false, new Facts.DocumentPrinting.Possible());
        List<Screen.Row> rows = new ArrayList<>(plain.rows());
        rows.set(0, new Screen.Row(rows.getFirst().label(), "𬭎****", TextValue.of(NAME)));
        return new Samples.Seen(
                new Screen.Result(
                        plain.progress(),
                        plain.title(),
                        plain.note(),
                        rows,
                        plain.table(),
                        plain.button(),
                        revealSeconds,
                        false,
                        plain.printing()),
                new Overlay.None());
    }

    private static Samples.Seen cardDone() {
        Screen.CardDone plain = (Screen.CardDone) Samples.all().get("card-done").screen();
        return new Samples.Seen(
                new Screen.CardDone(plain.progress(), "𬭎****", plain.maskedNumber(), false), new Overlay.None());
    }

    @ParameterizedTest
    @EnumSource(Size.class)
    void fitsEveryPanelMaskedAndShown(Size size) {
        Comfort comfort = Comfort.STANDARD.with(size);
        List<String> faults = Glass.onFx(() -> {
            List<String> found = new ArrayList<>();
            for (Panel panel : Samples.PANELS) {
                Glass glass = new Glass(panel);
                for (Samples.Seen seen : List.of(result(0), result(8), cardDone())) {
                    glass.show(seen.with(comfort));
                    found.addAll(Inspection.of(panel, glass.host));
                }
            }
            return found;
        });
        assertThat(faults).isEmpty();
    }

    @Test
    void eachCharacterOfTheShownNameIsDrawnAndIsNeitherABoxNorAnother() {
        Glass.onFx(() -> {
            Glass glass = new Glass(Samples.PORTRAIT);
            glass.show(result(8).with(Comfort.STANDARD));
            List<Text> glyphs = secrets(glass.host).stream()
                    .map(secret -> secret.getChildrenUnmodifiable().stream()
                            .map(Text.class::cast)
                            .toList())
                    .filter(texts -> texts.size() == NAME.codePointCount(0, NAME.length()))
                    .findFirst()
                    .orElseThrow();
            assertThat(String.join("", glyphs.stream().map(Text::getText).toList()))
                    .isEqualTo(NAME);
            Set<List<Integer>> drawn = new HashSet<>();
            for (Text glyph : glyphs) {
                List<Integer> dots = dots(glyph);
                assertThat(dots).as(glyph.getText()).isNotEqualTo(instead(glyph, NOWHERE));
                assertThat(dots).as(glyph.getText()).isNotEqualTo(instead(glyph, "?"));
                drawn.add(dots);
            }
            assertThat(drawn).hasSameSizeAs(glyphs);
            return null;
        });
    }

    private static List<SecretWords> secrets(Parent root) {
        List<SecretWords> found = new ArrayList<>();
        for (Node child : root.getChildrenUnmodifiable()) {
            if (child instanceof SecretWords secret) {
                found.add(secret);
            } else if (child instanceof Parent parent) {
                found.addAll(secrets(parent));
            }
        }
        return found;
    }

    /** What would be drawn if the character were another one. */
    private static List<Integer> instead(Text glyph, String other) {
        Text text = new Text(other);
        text.setFont(glyph.getFont());
        text.setFill(glyph.getFill());
        return dots(text);
    }

    private static List<Integer> dots(Text text) {
        BufferedImage picture = SwingFXUtils.fromFXImage(text.snapshot(null, null), null);
        return Arrays.stream(picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .boxed()
                .toList();
    }
}
