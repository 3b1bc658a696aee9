// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.doorstep.catalog.Language;
import org.doorstep.terminal.session.CaseScreen;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.junit.jupiter.api.Test;

/** Over thousands of made-up views of every kind of screen and overlay. */
class PrivacyTest {
    private static final int VIEWS_OF_EACH = 40;

    /** Words of a resident, or of a department about a resident. */
    private static final Set<String> PERSONAL = Set.of(
            "CardDone.maskedName",
            "CardDone.maskedNumber",
            "EnterCode.maskedPhone",
            "Row.label",
            "Row.masked",
            "Row.full",
            "Table.columns",
            "Table.rows",
            "Digits.typed",
            "Words.typed",
            "Words.trail",
            "Options.trail",
            "Options.chosen",
            "Check.reasons",
            "Check.total",
            "Done.item",
            "Done.slip",
            "Done.link",
            "Done.caseNumber",
            "Search.typed",
            "CaseLine.title",
            "CaseLine.day",
            "CaseView.title",
            "CaseView.number",
            "CaseView.slip",
            "CaseView.since",
            "CaseView.due",
            "CaseView.words",
            "SlipState.slip",
            "SlipState.since",
            "SlipState.site");

    /** Words of the catalog, the product, the cabinet or the hall. */
    private static final Set<String> COMMON = Set.of(
            "Department.id",
            "Frame.site",
            "Frame.clock",
            "Frame.terminal",
            "Frame.phone",
            "Frame.hours",
            "Frame.notice",
            "Slots.idCard",
            "Slots.document",
            "Slots.receipt",
            "Progress.item",
            "Tile.item",
            "Tile.title",
            "Tile.subtitle",
            "Tile.icon",
            "Tile.withheld",
            "WhyNot.item",
            "WhyNot.reason",
            "WhyNot.code",
            "PutCard.code",
            "Notice.title",
            "Notice.paragraphs",
            "Notice.button",
            "Result.title",
            "Result.note",
            "Result.button",
            "NoPaper.code",
            "Off.code",
            "Trouble.code",
            "Ask.title",
            "Ask.help",
            "Ask.problem",
            "Question.field",
            "Question.label",
            "Question.hint",
            "Option.code",
            "Option.label",
            "Check.title",
            "Check.note",
            "Check.button",
            "Line.page",
            "Done.code",
            "Shelf.id",
            "Shelf.name",
            "Department.name",
            "GuidePage.title",
            "GuidePage.heading",
            "GuidePage.lines",
            "GuidePage.button");

    private final VoiceTexts texts = VoiceTexts.load(Views.FAULTS);
    private final Scripts scripts = new Scripts(texts);

    private void everyView(Consumer<AnyView.Made> check) {
        List<Class<?>> overlays = AnyView.leaves(Overlay.class).toList();
        long seed = 20261122;
        for (Class<?> screen : AnyView.leaves(Screen.class).toList()) {
            for (int i = 0; i < VIEWS_OF_EACH; i++) {
                for (Language language : Language.values()) {
                    check.accept(AnyView.of(screen, Overlay.None.class, language, seed++));
                }
            }
            for (Class<?> overlay : overlays) {
                for (int i = 0; i < 4; i++) {
                    check.accept(AnyView.of(screen, overlay, Language.ZH_CN, seed++));
                }
            }
        }
    }

    @Test
    void everyWordOfAScreenIsKnownToBePersonalOrCommon() {
        Set<String> unknown = new TreeSet<>();
        Set<String> seen = new HashSet<>();
        everyView(made -> seen.addAll(made.words().values()));
        seen.stream()
                .filter(holder -> !PERSONAL.contains(holder) && !COMMON.contains(holder))
                .forEach(unknown::add);
        assertThat(unknown)
                .as("components to be put into PERSONAL or COMMON of this test")
                .isEmpty();
        assertThat(seen).containsAll(PERSONAL).containsAll(COMMON);
    }

    @Test
    void everyScreenAndOverlayHasAScriptThatStartsForAll() {
        everyView(made -> {
            Script script = scripts.of(made.view());
            assertThat(script.tokens()).as(made.view().screen().id()).isNotEmpty();
            assertThat(script.tokens().getFirst().privacy())
                    .as(made.view().screen().id())
                    .isEqualTo(Privacy.PUBLIC);
            assertThat(script.tokens())
                    .allSatisfy(token -> assertThat(token.said().reveal()).doesNotContain("{"));
        });
    }

    @Test
    void noTokenWithAPersonalWordIsPublic() {
        everyView(made -> {
            Set<String> personal = wordsOf(made, PERSONAL);
            for (Token token : scripts.of(made.view()).tokens()) {
                if (token.privacy() == Privacy.PUBLIC) {
                    assertThat(holding(token.said().reveal(), personal))
                            .as(() -> holders(made, token.said().reveal(), personal))
                            .isEmpty();
                }
            }
        });
    }

    @Test
    void nothingPersonalLeavesByTheSpeaker() {
        for (Headset headset : new Headset[] {Headset.NONE, Headset.UNPLUGGED}) {
            everyView(made -> {
                Set<String> personal = wordsOf(made, PERSONAL);
                List<Script> all = new ArrayList<>(List.of(scripts.of(made.view()), scripts.echo(made.view())));
                scripts.reminder(made.view()).ifPresent(all::add);
                for (Script script : all) {
                    Utterance utterance = Utterance.of(script, headset, texts);
                    assertThat(utterance.outlet()).isEqualTo(Outlet.SPEAKER);
                    String heard = heard(utterance);
                    assertThat(holding(heard, personal))
                            .as(() -> holders(made, heard, personal))
                            .isEmpty();
                }
            });
        }
    }

    @Test
    void whatTheScreenMasksOrCoversIsNotSaidOnTheHeadsetEither() {
        Set<String> machineOnly = Set.of("Done.link");
        everyView(made -> {
            String heard = heard(Utterance.of(scripts.of(made.view()), Headset.PLUGGED, texts));
            Set<String> hidden = wordsOf(made, machineOnly);
            switch (made.view().screen()) {
                case Screen.Result result when result.covered() -> hidden.addAll(wordsOf(made, PERSONAL));
                case Screen.Result result
                when result.revealSeconds() == 0 -> hidden.addAll(wordsOf(made, Set.of("Row.full")));
                case FormScreen.Check check when check.covered() -> hidden.addAll(wordsOf(made, PERSONAL));
                case FormScreen.Check check
                when check.revealSeconds() == 0 -> hidden.addAll(wordsOf(made, Set.of("Row.full")));
                case FormScreen.Ask ask
                when ask.revealSeconds() == 0 -> hidden.addAll(wordsOf(made, Set.of("Row.full")));
                case CaseScreen.CaseView one
                when one.covered() -> hidden.addAll(wordsOf(made, Set.of("CaseView.words")));
                default -> {}
            }
            assertThat(holding(heard, hidden))
                    .as(() -> holders(made, heard, hidden))
                    .isEmpty();
        });
    }

    @Test
    void theHeadsetHearsTheValuesOnceTheyAreShown() {
        Set<String> shown = new HashSet<>();
        everyView(made -> {
            String heard = heard(Utterance.of(scripts.of(made.view()), Headset.PLUGGED, texts));
            holding(heard, wordsOf(made, PERSONAL))
                    .forEach(word -> shown.add(made.words().get(word)));
        });
        Set<String> all = new HashSet<>(PERSONAL);
        // A link is for a camera, and what was chosen is said by its label.
        all.removeAll(Set.of("Done.link", "Options.chosen"));
        assertThat(shown).isEqualTo(all);
    }

    @Test
    void whereSomebodyIsHoldsNothingPersonal() {
        everyView(made -> {
            String place = Place.of(made.view()).toString();
            Set<String> personal = wordsOf(made, PERSONAL);
            assertThat(holding(place, personal))
                    .as(() -> holders(made, place, personal))
                    .isEmpty();
        });
    }

    @Test
    void aTokenInALogShowsItsWordsOnlyIfTheyArePublic() {
        assertThat(new Token(Privacy.HEADSET, new Said.Words("zqname"))).hasToString("HEADSET");
        assertThat(new Token(Privacy.NEVER, new Said.Words("zqname"))).hasToString("NEVER");
        assertThat(new Token(Privacy.PUBLIC, new Said.Words("继续"))).hasToString("PUBLIC 继续");
    }

    private static String heard(Utterance utterance) {
        return new String(Ssml.of(utterance), StandardCharsets.UTF_8).replaceAll("<[^>]*>|\\s", "");
    }

    private static Set<String> wordsOf(AnyView.Made made, Set<String> holders) {
        return made.words().entrySet().stream()
                .filter(word -> holders.contains(word.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static List<String> holding(String said, Set<String> words) {
        return words.stream().filter(said::contains).toList();
    }

    private static String holders(AnyView.Made made, String said, Set<String> words) {
        return made.view().screen().id()
                + " says "
                + holding(said, words).stream().map(made.words()::get).toList();
    }
}
