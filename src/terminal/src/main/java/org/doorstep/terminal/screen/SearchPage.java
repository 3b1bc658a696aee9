// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.HPos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.BrowseScreen;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Columns;
import org.doorstep.terminal.widget.Grid;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.InputBox;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Row;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.Touch;
import org.doorstep.terminal.widget.Words;

/** Items by the first letters of their names, or by digits such as 12345; what fits is there while one types. */
final class SearchPage {
    private static final int COLUMNS = 10;
    private static final String KEYS = "1234567890abcdefghijklmnopqrstuvwxyz";
    private static final double KEYS_SHARE = 0.66;

    /** Six keys and five gaps of ten keys and eight gaps. */
    private static final double LAST_LETTERS_SHARE = 0.6033;

    private SearchPage() {}

    static Page build(Kit kit, BrowseScreen.Search search) {
        Measures m = kit.m();
        boolean wide = m.panel().landscape();
        int columns = wide ? 1 : Shelves.columns(kit);
        int most = wide ? m.panel().low() ? 2 : 3 : columns == 2 ? 4 : 2;
        Sheets<Screen.Tile> sheets = Sheets.full(kit, search.found(), most, columns);
        Region field = field(kit, search);
        List<Region> found = found(kit, search, sheets, columns);
        if (!wide) {
            List<Node> content = new ArrayList<>(List.of(field, keys(kit)));
            content.addAll(found);
            return Page.of(lead(kit), content, kit.back()).in(sheets);
        }
        VBox right = Rows.stack(m.gap());
        if (m.panel().low()) {
            right.getChildren().add(kit.group(kit.say("search.heading")));
            right.getChildren().addAll(found);
            VBox left = Rows.stack(m.gap(), field, keys(kit));
            return Page.across(new Columns(left, right, KEYS_SHARE, m.gap()), List.of(), kit.back())
                    .in(sheets);
        }
        right.getChildren().addAll(found);
        Columns below = new Columns(Rows.stack(0, keys(kit)), right, KEYS_SHARE, m.gap());
        Region top = Rows.row(m.inset(), Rows.grow(kit.heading(kit.say("search.heading"))), sized(m, field));
        return Page.across(top, List.of(below), kit.back()).in(sheets);
    }

    private static VBox lead(Kit kit) {
        return kit.lead(null, kit.say("search.heading"), kit.say("search.explained"));
    }

    private static Region sized(Measures m, Region field) {
        field.setPrefWidth(m.mm(200));
        return field;
    }

    private static Region field(Kit kit, BrowseScreen.Search search) {
        Measures m = kit.m();
        boolean empty = search.typed().isEmpty();
        boolean counted = !empty && !m.panel().low();
        Words typed = Words.of(
                        empty ? kit.say("search.example") : search.typed().toUpperCase(java.util.Locale.ROOT),
                        m.plain(empty ? TextStyle.BODY : TextStyle.HEADING),
                        HPos.LEFT)
                .tone(empty ? "second" : "value");
        return InputBox.of(m, typed, counted ? kit.say("search.total", search.total()) : "", null);
    }

    /** Ten to a row; the last row ends in two broad keys that take back. */
    private static VBox keys(Kit kit) {
        Measures m = kit.m();
        int whole = KEYS.length() / COLUMNS * COLUMNS;
        Touch clear = taking(kit, "clear", Pictogram.CLEAR, "enter-code.clear", new Event.ClearDigits());
        Touch erase = taking(kit, "erase", Pictogram.ERASE, "search.erase", new Event.Erase());
        return Rows.stack(
                m.keyGap(),
                grid(m, COLUMNS, letters(kit, KEYS.substring(0, whole))),
                new Columns(
                        grid(m, KEYS.length() - whole, letters(kit, KEYS.substring(whole))),
                        grid(m, 2, List.of(clear, erase)),
                        LAST_LETTERS_SHARE,
                        m.keyGap()));
    }

    private static Grid grid(Measures m, int columns, List<Touch> keys) {
        return new Grid(columns, m.keyGap(), m.letterKey(), m.letterKey(), keys);
    }

    private static List<Touch> letters(Kit kit, String letters) {
        return letters.chars()
                .mapToObj(letter -> {
                    char key = (char) letter;
                    boolean digit = Character.isDigit(key);
                    String face = String.valueOf(Character.toUpperCase(key));
                    return new Touch(
                            (digit ? "digit-" : "letter-") + key,
                            face,
                            Words.of(face, kit.m().plain(TextStyle.ANSWER), HPos.CENTER),
                            kit.send(digit ? new Event.Digit(key) : new Event.Letter(key)));
                })
                .toList();
    }

    private static Touch taking(Kit kit, String id, Pictogram icon, String key, Event.Touch event) {
        Measures m = kit.m();
        Words word = Words.of(kit.say(key), m.plain(TextStyle.BODY), HPos.CENTER);
        Row face = Rows.row(m.mm(1.5));
        if (!m.panel().low()) {
            face.add(new Icon(icon, m.icon(TextStyle.BODY)));
        }
        return new Touch(id, word.text(), face.add(word).centred(), kit.send(event));
    }

    private static List<Region> found(Kit kit, BrowseScreen.Search search, Sheets<Screen.Tile> sheets, int columns) {
        Measures m = kit.m();
        if (search.typed().isEmpty()) {
            return List.of(kit.band(Banner.Tone.PLAIN, Pictogram.SEARCH, kit.say("search.how")));
        }
        if (search.found().isEmpty()) {
            return List.of(kit.band(Banner.Tone.WARN, Pictogram.NO_RECORD, kit.say("search.none")));
        }
        List<Region> found = new ArrayList<>();
        double least = m.mm(m.panel().low() ? 22 : 30, 20);
        found.add(new Grid(
                columns,
                m.gap(),
                least,
                least,
                sheets.shown().stream()
                        .map(tile -> Shelves.item(kit, tile, false))
                        .toList()));
        Turning turning = Turning.of(sheets, search.page(), search.pages());
        found.addAll(m.panel().low() ? turning.narrowArrows(kit) : turning.arrows(kit));
        return found;
    }
}
