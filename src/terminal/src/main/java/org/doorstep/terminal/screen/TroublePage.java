// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.Screen.Way;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Row;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.Touch;
import org.doorstep.terminal.widget.Words;

/** What happened, what can be done now, a code for whoever is asked. */
final class TroublePage {
    private TroublePage() {}

    static Page build(Kit kit, Screen.Trouble trouble) {
        Measures m = kit.m();
        String kind = "trouble." + Kit.name(trouble.kind());
        List<Way> ways = trouble.ways();
        List<Node> cards = new ArrayList<>();
        List<Node> actions = new ArrayList<>();
        for (Way way : ways) {
            switch (way) {
                case CALL_ATTENDANT, TRY_AGAIN, PRINT_AGAIN, PAPER_CAME, PAPER_MISSING, OTHER_CHECK ->
                    cards.add(card(kit, way, cards.isEmpty()));
                case BACK_HOME -> actions.addFirst(leaving(kit, way));
                case END -> actions.add(leaving(kit, way));
            }
        }
        List<Node> content = new ArrayList<>();
        String fault = kit.fault(trouble.code()).orElse("");
        boolean apart = !fault.isEmpty() && !m.panel().low();
        if (apart) {
            content.add(kit.band(Banner.Tone.WARN, Pictogram.WARNING, fault));
        }
        if (cards.isEmpty()) {
            content.add(kit.band(
                    Banner.Tone.PLAIN,
                    Pictogram.PHONE,
                    kit.say("common.staff", kit.frame().hours(), kit.frame().phone())));
        } else {
            content.add(Rows.stack(
                    m.nearGap(),
                    kit.group(kit.say("trouble.you-can")),
                    Rows.stack(m.gap(), cards.toArray(Node[]::new))));
        }
        content.add(codeLine(kit, trouble.code()));
        String what = kit.say(kind + ".what");
        Node lead = kit.pictured(
                icon(trouble.kind()),
                "tone-warn",
                kit.say(kind + ".heading"),
                apart ? what : kit.sentences(what, fault));
        return new Page(lead, content, actions, false, Sheets.WHOLE);
    }

    private static Touch leaving(Kit kit, Way way) {
        return kit.secondary(
                "way-" + Kit.name(way), icon(way), kit.say("way." + Kit.name(way) + ".verb"), new Event.Take(way));
    }

    /** 代码 P-104 · 终端 00317 · 10:24. */
    static Words codeLine(Kit kit, String code) {
        String line = kit.say("common.code", code, kit.frame().terminal());
        String clock = kit.frame().clock();
        Words words = kit.note(clock.isEmpty() ? line : line + " · " + clock);
        words.setId("code-line");
        return words;
    }

    private static Row card(Kit kit, Way way, boolean first) {
        Measures m = kit.m();
        String key = "way." + Kit.name(way);
        Event.Touch event = new Event.Take(way);
        String verb = kit.say(key + ".verb");
        Touch button = first
                ? kit.primary("way-" + Kit.name(way), null, verb, event)
                : kit.outline("way-" + Kit.name(way), null, verb, event);
        button.setMinWidth(Math.max(button.prefWidth(-1), m.mm(44, 20)));
        VBox words = Rows.stack(
                m.mm(0.5),
                Words.of(kit.say(key + ".title"), m, TextStyle.LABEL),
                kit.note(kit.say(key + ".how", kit.frame().hours(), kit.frame().phone())));
        Row card = Rows.row(m.inset(), new Icon(icon(way), m.fontPx(TextStyle.HEADING)), Rows.grow(words), button);
        card.getStyleClass().add("card");
        words.setAlignment(Pos.CENTER_LEFT);
        double high = m.mm(m.panel().low() ? 2 : 5, 1.5);
        card.setPadding(new Insets(high, m.inset(), high, m.inset()));
        return card;
    }

    private static Pictogram icon(Way way) {
        return switch (way) {
            case CALL_ATTENDANT -> Pictogram.PHONE;
            case TRY_AGAIN -> Pictogram.RETRY;
            case PRINT_AGAIN -> Pictogram.PRINTER;
            case PAPER_CAME -> Pictogram.PAPER;
            case PAPER_MISSING -> Pictogram.STAFF;
            case OTHER_CHECK -> Pictogram.PERSON;
            case BACK_HOME -> Pictogram.HOME;
            case END -> Pictogram.LEAVE;
        };
    }

    private static Pictogram icon(Screen.TroubleKind kind) {
        return switch (kind) {
            case PRINTER_PAPER_OUT, PRINT_STOPPED, PRINT_UNKNOWN, PRINTER_OFF -> Pictogram.PRINTER;
            case READER_GONE -> Pictogram.ID_CARD;
            case NETWORK_GONE -> Pictogram.OFFLINE;
            case DEPARTMENT_SILENT -> Pictogram.DEPARTMENT;
            case NO_RECORD -> Pictogram.NO_RECORD;
            case PERSON_UNKNOWN, OTHER_HOLDER -> Pictogram.SOMEBODY_ELSE;
            case CODE_LOCKED -> Pictogram.LOCKED;
            case NOT_FILED, ITEM_GONE, INTERNAL -> Pictogram.MACHINE;
        };
    }
}
