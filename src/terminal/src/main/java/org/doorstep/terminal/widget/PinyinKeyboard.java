// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.typing.Composing;
import org.doorstep.terminal.typing.Key;
import org.doorstep.terminal.typing.Layer;
import org.doorstep.terminal.typing.Typist;

/**
 * A keyboard for Chinese by pinyin, and for letters, digits and signs: what is composed, candidates, 26 keys and a few more.
 * Everything is one touch; nothing is held, dragged or typed by time.
 *
 * <p>Upright panels have four rows of keys below the letters and two rows of candidates; wide ones, which are short
 * of height, three rows of twelve columns below letters and candidates side by side. It takes the whole width of the page. It changes itself with each key, so who looks for targets in it
 * has to look when the finger comes, not once.
 *
 * <p>It shows a {@link Composing} and keeps nothing itself. Taken off the scene it wipes the letters, unless another keyboard
 * was made for the same composition meanwhile: so a page that is built anew between two keys loses nothing. FX thread.
 */
public final class PinyinKeyboard extends VBox {
    /**
     * The words on it.
     *
     * @param pinyin what to do, and in {@code small} to {@code signs} what is written, where there are no letters yet
     * @param toEnglish and others: to another layer
     * @param earlier and later: pages of candidates
     */
    public record Labels(
            String pinyin,
            String small,
            String capital,
            String numbers,
            String signs,
            String toEnglish,
            String toCapitals,
            String toChinese,
            String toLetters,
            String toNumbers,
            String toSigns,
            String space,
            String erase,
            String earlier,
            String later) {
        /** @param say text of a key such as {@code keyboard.space} */
        public static Labels of(UnaryOperator<String> say) {
            UnaryOperator<String> of = key -> say.apply("keyboard." + key);
            return new Labels(
                    of.apply("hint.pinyin"),
                    of.apply("hint.small"),
                    of.apply("hint.capital"),
                    of.apply("hint.numbers"),
                    of.apply("hint.signs"),
                    of.apply("to-english"),
                    of.apply("to-capitals"),
                    of.apply("to-chinese"),
                    of.apply("to-letters"),
                    of.apply("to-numbers"),
                    of.apply("to-signs"),
                    of.apply("space"),
                    of.apply("erase"),
                    of.apply("earlier"),
                    of.apply("later"));
        }

        String hint(Layer layer) {
            return switch (layer) {
                case PINYIN -> pinyin;
                case SMALL -> small;
                case CAPITAL -> capital;
                case NUMBERS -> numbers;
                case SIGNS -> signs;
            };
        }
    }

    private static final double WIDE_SHARE = 0.3;

    private final Measures m;
    private final Labels labels;
    private final Composing composing;
    private final Typist out;
    private final double gap;

    /** Shows {@code composing} from now on; {@code out} gets one call for each touch. */
    public PinyinKeyboard(Measures m, Labels labels, Composing composing, Typist out) {
        super(m.panel().low() ? m.mm(3) : m.mm(4, 3));
        this.m = m;
        this.labels = labels;
        this.composing = composing;
        this.out = out;
        this.gap = getSpacing();
        setFillWidth(true);
        setId("keyboard");
        composing.hold(this);
        sceneProperty().subscribe((before, now) -> {
            if (now == null) {
                composing.release(this);
            }
        });
        getChildren().addAll(above(), keys());
    }

    private void press(Key key) {
        Layer before = composing.layer();
        composing.press(key, out);
        getChildren().set(0, above());
        if (composing.layer() != before) {
            getChildren().set(1, keys());
        }
    }

    /** Side of a key at least; large ones give way only where a long question would not fit otherwise. */
    private double side() {
        if (m.size() == Comfort.Size.STANDARD) {
            return m.mm(17, 15);
        }
        return m.mm(m.panel().low() && m.step() == Measures.LAST_STEP ? 16 : 20);
    }

    private double width() {
        return m.panel().width() - 2 * m.margin();
    }

    private Region above() {
        double high = Candidates.height(m);
        if (!m.panel().landscape()) {
            double line = Math.rint(m.fontPx(TextStyle.ANSWER) * 1.5);
            return Rows.stack(gap, composed(TextStyle.ANSWER, line), candidates(2, width()));
        }
        double first = Math.rint(width() * WIDE_SHARE);
        Region composed = composed(TextStyle.BODY, high);
        composed.setMinWidth(first);
        composed.setPrefWidth(first);
        composed.setMaxWidth(first);
        return Rows.row(gap, composed, candidates(1, width() - first - gap));
    }

    private Candidates candidates(int rows, double room) {
        return new Candidates(m, labels, composing.candidates(), composing.page(), rows, room, gap, this::press);
    }

    private Region composed(TextStyle style, double high) {
        char[] letters = composing.letters();
        double aside = m.mm(4);
        Region inside = letters.length > 0
                ? new ComposedLetters(m, style, high, letters, composing.ends())
                : Words.of(labels.hint(composing.layer()), m.plain(TextStyle.NOTE), HPos.LEFT)
                        .tone("second");
        Arrays.fill(letters, '\0');
        Plate plate = new Plate(inside);
        plate.setPadding(new Insets(0, aside, 0, aside));
        plate.getStyleClass().addAll("band", "plain");
        plate.atLeast(0, high);
        return plate;
    }

    private KeyRows keys() {
        boolean wide = m.panel().landscape();
        List<List<KeyRows.Cell>> rows = new ArrayList<>();
        for (String faces : composing.layer().rows()) {
            List<KeyRows.Cell> row = new ArrayList<>();
            faces.codePoints().forEach(face -> row.add(new KeyRows.Cell(face(face), 1)));
            rows.add(row);
        }
        if (wide) {
            rows.get(0).add(new KeyRows.Cell(erase(), 12 - rows.get(0).size()));
            rows.get(1).add(new KeyRows.Cell(space(), 12 - rows.get(1).size()));
            double left = (12.0 - rows.get(2).size()) / 3;
            turns().forEach(turn -> rows.get(2).add(new KeyRows.Cell(turn, left)));
        } else {
            rows.get(2).add(new KeyRows.Cell(erase(), 10 - rows.get(2).size()));
            List<KeyRows.Cell> last = new ArrayList<>();
            turns().forEach(turn -> last.add(new KeyRows.Cell(turn, 2)));
            last.add(new KeyRows.Cell(space(), 4));
            rows.add(last);
        }
        double most = m.size() == Comfort.Size.STANDARD ? m.mm(22) : m.mm(26);
        KeyRows keys = new KeyRows(wide ? 12 : 10, gap, side(), m.mm(28), Math.max(most, side()), rows);
        VBox.setVgrow(keys, Priority.ALWAYS);
        return keys;
    }

    private Touch face(int codePoint) {
        String face = Character.toString(codePoint);
        String id = Character.isLetterOrDigit(codePoint) ? face : "u" + Integer.toHexString(codePoint);
        return key("key-" + id, face, Words.of(face, m.plain(TextStyle.LABEL), HPos.CENTER), new Key.Face(codePoint))
                .own();
    }

    private Touch space() {
        return worded("key-space", labels.space(), new Key.Space());
    }

    private Touch erase() {
        Row face = Rows.row(
                        m.mm(2),
                        new Icon(Pictogram.ERASE, m.icon(TextStyle.BODY)),
                        Words.of(labels.erase(), m.plain(TextStyle.BODY), HPos.CENTER))
                .centred();
        return key("key-erase", labels.erase(), face, new Key.Erase());
    }

    /** Three ways to other layers: each key says where it leads. */
    private List<Touch> turns() {
        Layer now = composing.layer();
        Layer next = switch (composing.home()) {
            case PINYIN -> Layer.SMALL;
            case SMALL -> Layer.CAPITAL;
            case CAPITAL, NUMBERS, SIGNS -> Layer.PINYIN;
        };
        String word = switch (next) {
            case SMALL -> labels.toEnglish();
            case CAPITAL -> labels.toCapitals();
            case PINYIN, NUMBERS, SIGNS -> labels.toChinese();
        };
        return List.of(
                worded("key-language", word, new Key.Turn(next)),
                now == Layer.NUMBERS
                        ? worded("key-numbers", labels.toLetters(), new Key.Turn(composing.home()))
                        : worded("key-numbers", labels.toNumbers(), new Key.Turn(Layer.NUMBERS)),
                now == Layer.SIGNS
                        ? worded("key-signs", labels.toLetters(), new Key.Turn(composing.home()))
                        : worded("key-signs", labels.toSigns(), new Key.Turn(Layer.SIGNS)));
    }

    private Touch worded(String id, String words, Key key) {
        return key(id, words, Words.of(words, m.plain(TextStyle.BODY), HPos.CENTER), key);
    }

    private Touch key(String id, String words, Node face, Key key) {
        Touch touch = new Touch(id, words, face, () -> press(key));
        touch.atLeast(side(), side());
        return touch;
    }
}
