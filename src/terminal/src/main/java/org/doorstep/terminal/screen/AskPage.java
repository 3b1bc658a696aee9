// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.FormScreen.Input;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Banner;
import org.doorstep.terminal.widget.Buttons;
import org.doorstep.terminal.widget.Columns;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.RowCard;
import org.doorstep.terminal.widget.Rows;

/** One question: what is known stands above it, the answer is given below it, what is wrong stands beside it. */
final class AskPage {
    private static final double LEAD_SHARE = 0.42;

    /**
     * How a question is answered.
     *
     * @param beside what stands with the question: the field, the way down a tree
     * @param board what is touched
     * @param after what stands below that, where there is height enough
     * @param across whether the board takes the whole width of a wide panel
     * @param missing why one cannot go on; for a reader
     * @param empty whether nothing was given yet
     * @param sheets of the board
     */
    record Answering(
            List<Region> beside,
            List<Region> board,
            List<Region> after,
            boolean across,
            String missing,
            boolean empty,
            Sheets<?> sheets) {}

    private AskPage() {}

    static Page build(Kit kit, FormScreen.Ask ask) {
        FormScreen.Question question = ask.question();
        VBox lead = lead(kit, ask);
        List<Region> beside = new ArrayList<>(known(kit, ask));
        if (question == null) {
            List<Node> actions = List.of(kit.back(), main(kit, ask, kit.say("ask.wait"), false));
            return Page.of(lead, beside, actions);
        }
        Answering answering = switch (question.input()) {
            case Input.Digits digits -> DigitsAnswer.of(kit, ask, digits);
            case Input.Options options -> OptionsAnswer.of(kit, ask, options);
            case Input.Words words -> WordsAnswer.of(kit, ask, words);
        };
        List<Node> actions = new ArrayList<>(List.of(kit.back()));
        if (question.input() instanceof Input.Digits digits && digits.mayBeNone()) {
            boolean phone = digits.shape() == FormScreen.Shape.PHONE;
            actions.add(
                    kit.secondary("say-none", null, kit.say(phone ? "ask.no-phone" : "ask.none"), new Event.SayNone()));
        }
        boolean narrow = answering.across() && kit.m().panel().low();
        if (narrow && ask.problem() != null) {
            actions.add(Buttons.blocked(kit.m(), "problem", Pictogram.WARNING, kit.say(ask.problem())));
        }
        if (!narrow || ask.problem() == null || ask.mayGoOn()) {
            actions.add(main(kit, ask, answering.missing(), question.optional() && answering.empty()));
        }
        beside.addAll(answering.beside());
        return lay(kit, kit.say(ask.title()), lead, beside, answering, actions);
    }

    private static Page lay(
            Kit kit,
            String heading,
            VBox lead,
            List<Region> beside,
            Answering answering,
            List<? extends Node> actions) {
        Measures m = kit.m();
        if (!m.panel().landscape()) {
            List<Node> content = new ArrayList<>(beside);
            content.addAll(answering.board());
            content.addAll(answering.after());
            return Page.of(lead, content, actions).in(answering.sheets());
        }
        if (answering.across() && m.panel().low()) {
            Region top = Rows.row(m.inset(), Rows.grow(kit.heading(heading)), wide(m, beside));
            return new Page(top, List.copyOf(answering.board()), List.copyOf(actions), true, answering.sheets());
        }
        if (answering.across()) {
            VBox right = Rows.stack(m.gap());
            right.getChildren().addAll(beside);
            Columns top = new Columns(Rows.stack(0, lead), right, LEAD_SHARE, m.margin());
            return new Page(top, List.copyOf(answering.board()), List.copyOf(actions), true, answering.sheets());
        }
        beside.forEach(part -> kit.below(lead, part));
        answering.after().forEach(part -> kit.below(lead, part));
        return Page.of(lead, answering.board(), actions).in(answering.sheets());
    }

    /** Beside the question, where the keyboard leaves the height of one line. */
    private static Region wide(Measures m, List<Region> beside) {
        VBox wide = Rows.stack(m.nearGap());
        wide.getChildren().addAll(beside);
        wide.setPrefWidth(m.mm(130));
        return wide;
    }

    private static VBox lead(Kit kit, FormScreen.Ask ask) {
        FormScreen.Question question = ask.question();
        String title = kit.say(ask.title());
        boolean problemFirst = kit.m().panel().low() && ask.problem() != null;
        VBox lead = kit.lead(ask.progress(), title, ask.help() == null || problemFirst ? "" : kit.say(ask.help()));
        if (question != null) {
            String label = kit.say(question.label());
            if (!label.isEmpty() && !label.equals(title)) {
                kit.below(lead, kit.group(label));
            }
            String hint = question.hint() == null ? "" : kit.say(question.hint());
            String optional = question.optional() ? kit.say("ask.optional") : "";
            if (!(hint + optional).isEmpty()) {
                lead.getChildren().add(kit.body(kit.sentences(hint, optional)));
            }
            if (ask.problem() != null
                    && !(question.input() instanceof Input.Digits)
                    && !(question.input() instanceof Input.Words)) {
                kit.below(lead, kit.band(Banner.Tone.WARN, Pictogram.WARNING, kit.say(ask.problem())));
            }
        }
        return lead;
    }

    /** What the card or an earlier answer said already, so that nobody types it again. */
    private static List<Region> known(Kit kit, FormScreen.Ask ask) {
        if (ask.known().isEmpty()) {
            return List.of();
        }
        boolean revealed = ask.revealSeconds() > 0;
        List<Region> known = new ArrayList<>();
        known.add(RowCard.of(
                kit.m(),
                ask.known().stream()
                        .map(row ->
                                new RowCard.Line(kit.say(row.label()), kit.value(row, revealed, TextStyle.ANSWER), ""))
                        .toList()));
        if (ask.known().stream().anyMatch(row -> row.full() != null)) {
            known.add(revealing(kit, ask.revealSeconds()));
        }
        return known;
    }

    static Region revealing(Kit kit, int seconds) {
        return seconds > 0
                ? kit.band(Banner.Tone.PLAIN, Pictogram.SHOW, kit.say("result.showing", seconds))
                : kit.left(kit.reveal());
    }

    private static Region main(Kit kit, FormScreen.Ask ask, String missing, boolean skips) {
        if (!ask.mayGoOn()) {
            return Buttons.notYet(kit.m(), "not-yet", missing);
        }
        return kit.primary("next", null, kit.say(skips ? "ask.skip" : "common.continue"), new Event.Next());
    }
}
