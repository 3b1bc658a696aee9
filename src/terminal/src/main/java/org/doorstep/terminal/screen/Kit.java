// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Text;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Buttons;
import org.doorstep.terminal.widget.Hero;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Picture;
import org.doorstep.terminal.widget.ProgressLine;
import org.doorstep.terminal.widget.Row;
import org.doorstep.terminal.widget.Rows;
import org.doorstep.terminal.widget.SecretWords;
import org.doorstep.terminal.widget.Touch;
import org.doorstep.terminal.widget.WaitingMark;
import org.doorstep.terminal.widget.Words;
import org.jspecify.annotations.Nullable;

/**
 * What a page is built with: the state around it, its sizes, its words, and where touches go.
 *
 * @param view all that is shown now
 * @param m sizes this page is tried at
 * @param texts words
 * @param fixture what it is shown on
 * @param out where touches go
 * @param scratch what the page keeps while it is built anew
 * @param cut into how many sheets a content that can be cut should be cut, and which is wanted
 */
record Kit(
        View view,
        Measures m,
        Texts texts,
        Fixture fixture,
        Consumer<Event.Touch> out,
        Scratch scratch,
        PageFit.Cut cut) {
    String say(String key, Object... values) {
        return texts.get(view.comfort().language(), key, values);
    }

    String say(Text text) {
        return text.in(view.comfort().language());
    }

    /** What the fault of {@code code} means to a resident; empty for a code that is no device's. */
    Optional<String> fault(String code) {
        return texts.fault(view.comfort().language(), code);
    }

    /** The name of a constant as keys and ids write it. */
    static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    View.Frame frame() {
        return view.frame();
    }

    Runnable send(Event.Touch event) {
        return () -> out.accept(event);
    }

    /** Changes something of the page alone; to the session it is a sign of life. */
    Runnable change(Runnable change) {
        return () -> {
            change.run();
            out.accept(new Event.Touched());
            scratch.changed();
        };
    }

    /** How many things to choose from stand on one page. */
    int choices() {
        return m.size() == Comfort.Size.STANDARD ? 6 : 4;
    }

    Words heading(String words) {
        Words heading = Words.of(words, m, TextStyle.HEADING);
        heading.setId("heading");
        return heading;
    }

    Words body(String words) {
        return Words.of(words, m, TextStyle.BODY).tone("second");
    }

    Words note(String words) {
        return Words.of(words, m, TextStyle.NOTE).tone("second");
    }

    /** A small heading over a group. */
    Words group(String words) {
        return Words.of(words, m, TextStyle.LABEL);
    }

    /** Step, question, and a line that explains. */
    VBox lead(Screen.@Nullable Progress progress, String heading, String explained) {
        VBox lead = Rows.stack(m.nearGap());
        if (progress != null) {
            lead.getChildren()
                    .add(new ProgressLine(
                            m,
                            say("common.progress", progress.step(), progress.of()),
                            m.panel().low() ? "" : say(progress.item()),
                            (double) progress.step() / progress.of()));
        }
        lead.getChildren().add(heading(heading));
        if (!explained.isEmpty()) {
            lead.getChildren().add(body(explained));
        }
        return lead;
    }

    /** The same with the line beside the question, where a wide panel is short of height. */
    VBox wideLead(Screen.Progress progress, String heading, String explained) {
        VBox lead = lead(progress, heading, "");
        Node question = lead.getChildren().removeLast();
        lead.getChildren().add(Rows.row(m.inset() * 2, question, Rows.grow(body(explained))));
        return lead;
    }

    /** Adds what belongs to the question but is not part of it. */
    void below(VBox lead, Node node) {
        VBox.setMargin(node, new Insets(m.gap(), 0, 0, 0));
        lead.getChildren().add(node);
    }

    /** The same, with a large pictogram before the question. */
    Row pictured(Pictogram icon, String tone, String heading, String explained) {
        Icon large = new Icon(icon, m.fontPx(TextStyle.HEADING) * 2.3).tone(tone);
        Row row = Rows.row(m.inset(), large, Rows.grow(lead(null, heading, explained)));
        return row;
    }

    Touch primary(String id, @Nullable Pictogram icon, String words, Event.Touch event) {
        return Buttons.primary(m, id, icon, words, send(event));
    }

    Touch secondary(String id, @Nullable Pictogram icon, String words, Event.Touch event) {
        return Buttons.secondary(m, id, icon, words, send(event));
    }

    Touch outline(String id, @Nullable Pictogram icon, String words, Event.Touch event) {
        return Buttons.outline(m, id, icon, words, send(event));
    }

    /** In the main action's place while it cannot be had: why, and what helps. */
    Region notYet(String why) {
        return Buttons.blocked(m, "not-yet", Pictogram.WARNING, say(why));
    }

    Touch back() {
        return secondary("back", Pictogram.BACK, say("common.back"), new Event.Back());
    }

    /** Sentences one after the other, as the language parts them; empty ones are left out. */
    String sentences(String... sentences) {
        String between = view.comfort().language() == Language.EN ? " " : "";
        return Stream.of(sentences).filter(s -> !s.isEmpty()).collect(Collectors.joining(between));
    }

    /** 办件编号 in groups that can be read out, the item's code above the day and the running number. */
    VBox caseNumber(String number, Font font) {
        VBox lines = Rows.stack(0);
        Numbers.read(number).forEach(line -> lines.getChildren().add(Words.of(line, font, HPos.LEFT)));
        lines.setId("case-number");
        return lines;
    }

    /** When somebody is there. */
    String hours() {
        String[] ends = frame().hours().split("-", 2);
        return ends.length == 2 ? say("common.hours", ends[0].strip(), ends[1].strip()) : frame().hours();
    }

    /** A day, or a day and a time, such as {@code 2026-03-20 10:20}, as people write it; anything else as it is. */
    String day(String iso) {
        int end = iso.indexOf(' ') < 0 ? iso.length() : iso.indexOf(' ');
        try {
            DateTimeFormatter words = DateTimeFormatter.ofPattern(
                    say("common.day"),
                    Locale.forLanguageTag(view.comfort().language().tag()));
            return LocalDate.parse(iso.substring(0, end)).format(words) + iso.substring(end);
        } catch (DateTimeParseException e) {
            // Not every department writes a day.
            return iso;
        }
    }

    /** Shows what is masked for some seconds. */
    Touch reveal() {
        return Buttons.secondary(m, "reveal", Pictogram.SHOW, say("result.reveal"), send(new Event.Reveal()));
    }

    /** As wide as it needs, at the left edge. */
    Row left(Region... nodes) {
        Row row = Rows.row(m.gap());
        for (Region node : nodes) {
            node.setMaxWidth(Region.USE_PREF_SIZE);
            row.add(node);
        }
        return row;
    }

    /** A value as {@code row} shows it, in full only while that is wanted. */
    Region value(Screen.Row row, boolean revealed, TextStyle style) {
        return revealed && row.full() != null
                ? new SecretWords(row.full(), m.plain(style))
                : Words.of(row.masked(), m.plain(style), HPos.LEFT);
    }

    Row band(Banner.Tone tone, Pictogram icon, String words) {
        return Banner.line(m, tone, icon, words);
    }

    /** The one thing that happens now. */
    VBox hero(Picture.Motif motif, String title, String words) {
        return Hero.of(m, Banner.Tone.INFO, Hero.drawn(m, motif), title, words, null);
    }

    /** The same, while the machine does it. */
    VBox busy(Node picture, String title, String words) {
        return Hero.of(m, Banner.Tone.INFO, picture, title, words, new WaitingMark(m, fixture.motion()));
    }

    Row bigBand(Banner.Tone tone, Pictogram icon, String title, String words, @Nullable Pictogram end) {
        return Banner.big(m, tone, icon, title, words, end);
    }

    /** A text in the middle, in the size of running text. */
    Words centred(String words) {
        return Words.of(words, m.plain(TextStyle.BODY), HPos.CENTER).tone("second");
    }
}
