// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Parent;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.doorstep.catalog.flow.TextValue;
import org.junit.jupiter.api.Test;

class FieldsTest {
    private static final Font FONT = Font.font(40);
    private static final DigitField.Pattern PHONE = new DigitField.Pattern(List.of(3, 4, 4), List.of(), 0, true);
    private static final DigitField.Pattern DAY =
            new DigitField.Pattern(List.of(4, 2, 2), List.of("年", "月", "日"), 8, false);

    private static String shown(Parent field) {
        return field.getChildrenUnmodifiable().stream()
                .filter(Text.class::isInstance)
                .filter(node -> node.isVisible())
                .map(node -> ((Text) node).getText())
                .collect(Collectors.joining());
    }

    private static String phone(String typed, boolean open) {
        return shown(new DigitField(TextValue.of(typed), PHONE, open, FONT));
    }

    @Test
    void groupsBeforeTheOneBeingTypedAreHidden() {
        assertThat(phone("139", false)).isEqualTo("139");
        assertThat(phone("1390", false)).isEqualTo("***0");
        assertThat(phone("1390000", false)).isEqualTo("***0000");
        assertThat(phone("139000056", false)).isEqualTo("*******56");
        assertThat(phone("13900005678", false)).isEqualTo("*******5678");
        assertThat(phone("13900005678", true)).isEqualTo("13900005678");
    }

    @Test
    void aDayShowsItsUnitsFromTheBeginningAndHidesNothing() {
        assertThat(shown(new DigitField(TextValue.of(""), DAY, false, FONT))).isEqualTo("年月日");
        assertThat(shown(new DigitField(TextValue.of("195503"), DAY, false, FONT)))
                .isEqualTo("1955年03月日");
    }

    @Test
    void noNodeHoldsMoreThanOneCharacterOfWhatIsTyped() {
        DigitField digits = new DigitField(TextValue.of("13900005678"), PHONE, true, FONT);
        TypedWords words = new TypedWords(TextValue.of("张𬭎𬤊住在幸福路"), FONT, 1);
        for (Parent field : List.of(digits, words)) {
            assertThat(field.getChildrenUnmodifiable().stream()
                            .filter(Text.class::isInstance)
                            .map(node -> ((Text) node).getText()))
                    .allMatch(text -> text.codePointCount(0, text.length()) == 1);
        }
    }

    @Test
    void ofWordsLongerThanTheirLinesTheEndIsShown() {
        TypedWords words = new TypedWords(TextValue.of("一二三四五六七八九十"), FONT, 1);
        words.resize(FONT.getSize() * 4 + 8, 100);
        words.layout();
        assertThat(shown(words)).endsWith("十").doesNotContain("一");
    }
}
