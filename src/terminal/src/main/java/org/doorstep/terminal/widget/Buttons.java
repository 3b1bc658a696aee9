// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.jspecify.annotations.Nullable;

/** Buttons: a pictogram and a verb. */
public final class Buttons {
    private Buttons() {}

    /** The one thing to do now. */
    public static Touch primary(Measures m, String id, @Nullable Pictogram icon, String words, Runnable act) {
        return button(m, id, icon, words, act).kind("primary");
    }

    /** Something else that can be done. */
    public static Touch secondary(Measures m, String id, @Nullable Pictogram icon, String words, Runnable act) {
        return button(m, id, icon, words, act);
    }

    /** Something else that can be done, next in weight to the primary. */
    public static Touch outline(Measures m, String id, @Nullable Pictogram icon, String words, Runnable act) {
        return button(m, id, icon, words, act).kind("outline");
    }

    /** A way to many more: an outline in larger words. */
    public static Touch door(Measures m, String id, Pictogram icon, String words, Runnable act) {
        Touch touch = new Touch(id, words, centred(m, TextStyle.ANSWER, icon, words), act).kind("outline", "now");
        size(touch, m, m.target());
        return touch;
    }

    /** Ends the session, or anything else that cannot be taken back. */
    public static Touch end(Measures m, String id, @Nullable Pictogram icon, String words, Runnable act) {
        return button(m, id, icon, words, act).kind("end");
    }

    /** What stands in a button's place while something is missing before it can be pressed: it says what. */
    public static Region notYet(Measures m, String id, String what) {
        return place(m, id, centred(m, TextStyle.LABEL, null, what), "not-yet");
    }

    /** What stands in a button's place while it cannot be had: it says why. */
    public static Region blocked(Measures m, String id, Pictogram icon, String why) {
        Row row = Rows.row(
                m.mm(3), new Icon(icon, m.icon(TextStyle.LABEL)), Words.of(why, m.plain(TextStyle.BODY), HPos.LEFT));
        return place(m, id, row.centred(), "warn");
    }

    private static Region place(Measures m, String id, Node content, String kind) {
        Plate place = new Plate(content);
        place.setId(id);
        place.getStyleClass().addAll("band", kind);
        size(place, m, m.target());
        return place;
    }

    /** A small helper of the bar at the bottom: pictogram over word. */
    public static Touch helper(Measures m, String id, Pictogram icon, String words, Runnable act) {
        VBox content = new VBox(
                m.mm(1), new Icon(icon, m.icon(TextStyle.BODY)), Words.of(words, m.plain(TextStyle.BODY), HPos.CENTER));
        content.setAlignment(Pos.CENTER);
        content.setFillWidth(true);
        Touch touch = new Touch(id, words, content, act).kind("helper");
        touch.setPadding(new Insets(m.mm(1.5), m.mm(3, 2), m.mm(1.5), m.mm(3, 2)));
        touch.atLeast(m.mm(26, 20), m.key());
        return touch;
    }

    /** Leads on to more of the same: the arrow stands at the end. */
    public static Touch onward(Measures m, String id, String words, Runnable act) {
        Row row = Rows.row(
                m.mm(3),
                Words.of(words, m.font(TextStyle.LABEL), HPos.CENTER),
                new Icon(Pictogram.FORWARD, m.icon(TextStyle.LABEL)));
        Touch touch = new Touch(id, words, row.centred(), act);
        size(touch, m, m.target());
        return touch;
    }

    /** What can be done with one line of several: pictogram and word, in the size of running text. */
    public static Touch small(Measures m, String id, Pictogram icon, String words, Runnable act) {
        Row content = Rows.row(
                m.mm(2), new Icon(icon, m.icon(TextStyle.BODY)), Words.of(words, m.plain(TextStyle.BODY), HPos.CENTER));
        Touch touch = new Touch(id, words, content.centred(), act).kind("outline");
        touch.setPadding(new Insets(m.mm(1), m.mm(5, 2), m.mm(1), m.mm(5, 2)));
        touch.atLeast(m.mm(34, 20), m.mm(20));
        return touch;
    }

    /** The one thing to do now, where there is nothing else: larger words. */
    public static Touch invitation(Measures m, String id, String words, Runnable act) {
        Touch touch = new Touch(id, words, Words.of(words, m.font(TextStyle.HEADING), HPos.CENTER), act);
        size(touch, m, m.mm(m.panel().low() ? 22 : 40, 20));
        return touch.kind("primary");
    }

    private static Touch button(Measures m, String id, @Nullable Pictogram icon, String words, Runnable act) {
        Touch touch = new Touch(id, words, centred(m, TextStyle.LABEL, icon, words), act);
        size(touch, m, m.target());
        return touch;
    }

    private static void size(Plate place, Measures m, double height) {
        place.setPadding(new Insets(m.mm(2), m.mm(7, 3), m.mm(2), m.mm(7, 3)));
        place.setMaxWidth(Double.MAX_VALUE);
        place.atLeast(height, height);
    }

    private static Node centred(Measures m, TextStyle style, @Nullable Pictogram icon, String words) {
        Words label = Words.of(words, m.strong(style), HPos.CENTER);
        Row row = Rows.row(m.mm(3)).centred();
        if (icon != null) {
            row.add(new Icon(icon, m.icon(style)));
        }
        row.add(label);
        return row;
    }
}
