// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.terminal.theme.Fonts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
    /** A code point of private use that no font has. */
    private static final String NOWHERE = Character.toString(0x10FFFD);

    private static final Font FONT = Font.font(Fonts.FAMILY, 40);

    @Test
    void aSecretIsNeverInOneString() {
        SecretWords secret = new SecretWords(TextValue.of("999999195503071239"), FONT);
        assertThat(secret.getChildrenUnmodifiable()).hasSize(18).allMatch(WordsTest::oneCharacter);
        assertThat(secret.getAccessibleText()).isNull();
        assertThat(secret.toString()).doesNotContain("9999");
    }

    @Test
    void aSecretKeepsCharactersBeyondTheFirstPlaneWhole() {
        SecretWords secret = new SecretWords(TextValue.of("张𬭎𬤊"), FONT);
        assertThat(secret.getChildrenUnmodifiable()).hasSize(3).allMatch(WordsTest::oneCharacter);
    }

    @Test
    void aSecretWrapsRatherThanBeingCut() {
        SecretWords secret = new SecretWords(TextValue.of("999999195503071239"), FONT);
        assertThat(secret.minHeight(200)).isGreaterThanOrEqualTo(2 * secret.minHeight(1000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"𬭎", "𬤊", "𫘝", "䶮", "㛃", "㐆", "𠮷"})
    void rareCharactersHaveAGlyphAsWideAsAnyOther(String rare) {
        assertThat(measured(rare)).isEqualTo(measured("家"));
        assertThat(outline(rare)).as("not the box of a missing glyph").isNotEqualTo(outline(NOWHERE));
        assertThat(outline(rare)).isNotEqualTo(outline("家"));
    }

    @ParameterizedTest
    @EnumSource(Pictogram.class)
    void everyPictogramIsInTheFamily(Pictogram pictogram) {
        assertThat(pictogram.ikon().getDescription()).endsWith("-" + pictogram.named());
    }

    @Test
    void anUnknownPictogramBecomesASheetOfPaper() {
        assertThat(Pictogram.named("no-such-picture")).isEqualTo(Pictogram.PAPER.ikon());
        assertThat(Pictogram.named("article-line").getDescription()).isEqualTo("remixal-article-line");
    }

    private static boolean oneCharacter(Node node) {
        return node instanceof Text text
                && text.getText().codePointCount(0, text.getText().length()) == 1;
    }

    /** The glyph as a path, from the font that has it. */
    private static String outline(String character) {
        Text text = new Text(character);
        text.setFont(FONT);
        Path outline = (Path) Shape.union(text, new Rectangle());
        return outline.getElements().toString();
    }

    private static double measured(String character) {
        Text text = new Text(character);
        text.setFont(FONT);
        return Double.parseDouble(
                String.format(Locale.ROOT, "%.2f", text.getLayoutBounds().getWidth()));
    }
}
