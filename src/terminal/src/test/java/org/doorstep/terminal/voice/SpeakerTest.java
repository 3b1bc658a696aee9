// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.catalog.Language;
import org.doorstep.device.conformance.ManualTicker;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;
import org.junit.jupiter.api.Test;

class SpeakerTest {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Tuning STANDARD = new Tuning(100, 60);

    private final ManualTicker ticker = ManualTicker.byHand();
    private final Heard voice = new Heard();
    private final Speaker speaker = new Speaker(voice, ticker, EVERY, VoiceTexts.load(Views.FAULTS));

    /** Notes what it is told. */
    private static final class Heard implements Voice {
        private final List<String> said = new ArrayList<>();
        private final List<Tuning> tunings = new ArrayList<>();
        private Headset headset = Headset.NONE;
        private int hushes;
        private boolean broken;
        private boolean closed;

        @Override
        public Availability available() {
            return new Availability.Ready();
        }

        @Override
        public Headset headset() {
            return headset;
        }

        @Override
        public void say(Utterance utterance, Tuning tuning) {
            if (broken) {
                throw new IllegalStateException("broken on purpose");
            }
            said.add(utterance.outlet() + " "
                    + String.join(
                            "|", utterance.parts().stream().map(Said::reveal).toList()));
            tunings.add(tuning);
        }

        @Override
        public void hush() {
            hushes++;
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    private static Screen rate(int seconds) {
        return new Screen.Rate(seconds);
    }

    private static Screen paper() {
        return new Screen.TakePaper(Views.STEP, false, false);
    }

    @Test
    void whoAskedForNoVoiceHearsNone() {
        speaker.show(Views.view(new Screen.Attract()));
        speaker.show(Views.view(rate(15)));
        ticker.advance(Duration.ofMinutes(5));
        speaker.show(Views.view(rate(14)));
        assertThat(voice.said).isEmpty();
    }

    @Test
    void aPageIsReadOnArrivalAndNotAgainWhileSecondsPass() {
        speaker.show(Views.aloud(rate(15)));
        speaker.show(Views.aloud(rate(14)));
        speaker.show(Views.aloud(rate(13)));
        assertThat(voice.said).hasSize(1);
        assertThat(voice.said.getFirst()).startsWith("SPEAKER 这次办得满意吗？");
    }

    @Test
    void anotherPageHushesTheOneBefore() {
        speaker.show(Views.aloud(rate(15)));
        int before = voice.hushes;
        speaker.show(Views.aloud(rate(14)));
        assertThat(voice.hushes).isEqualTo(before);
        speaker.show(Views.aloud(new Screen.Home(List.of())));
        assertThat(voice.hushes).isEqualTo(before + 1);
        speaker.show(Views.over(new Screen.Home(List.of()), new Overlay.ConfirmEnd()));
        assertThat(voice.hushes).isEqualTo(before + 2);
    }

    @Test
    void listeningAgainReadsThePageEvenWithoutAVoice() {
        View page = Views.view(rate(15));
        speaker.show(page);
        speaker.show(Views.listened(page, 1));
        speaker.show(Views.listened(page, 1));
        assertThat(voice.said).hasSize(1);
        speaker.show(Views.listened(page, 2));
        assertThat(voice.said).hasSize(2);
    }

    @Test
    void theCountOfANewSessionIsNoWishToListen() {
        speaker.show(Views.listened(Views.view(rate(15)), 3));
        speaker.show(Views.listened(Views.view(rate(15)), 0));
        assertThat(voice.said).isEmpty();
    }

    @Test
    void puttingTheVoiceOnOrChangingTheLanguageReadsThePage() {
        speaker.show(Views.view(rate(15)));
        speaker.show(Views.aloud(rate(15)));
        speaker.show(Views.view(rate(15), Comfort.STANDARD.withVoice(true).with(Language.EN)));
        assertThat(voice.said).hasSize(2);
        assertThat(voice.said.getLast()).startsWith("SPEAKER How was it?");
    }

    @Test
    void puttingTheVoiceOffHushes() {
        speaker.show(Views.aloud(rate(15)));
        int before = voice.hushes;
        speaker.show(Views.view(rate(15)));
        assertThat(voice.hushes).isEqualTo(before + 1);
    }

    @Test
    void aStageOfAPageIsReadAnew() {
        speaker.show(Views.aloud(new Screen.PutCard(Views.STEP, Screen.CardStage.WAITING)));
        speaker.show(Views.aloud(new Screen.PutCard(Views.STEP, Screen.CardStage.READING)));
        assertThat(voice.said).hasSize(2);
        assertThat(voice.said.getLast()).contains("正在读卡，请勿移开。");
    }

    @Test
    void paperLeftBehindIsCalledOutAtOnceAndEveryTenSecondsWithoutAVoice() {
        speaker.show(Views.view(paper()));
        assertThat(voice.said).containsExactly("SPEAKER 请取走证明，在这里：屏幕下方的出纸口。");
        ticker.advance(EVERY.minusMillis(1));
        speaker.show(Views.view(paper()));
        assertThat(voice.said).hasSize(1);
        ticker.advance(Duration.ofMillis(1));
        speaker.show(Views.view(paper()));
        speaker.show(Views.view(paper()));
        assertThat(voice.said).hasSize(2);
        ticker.advance(EVERY);
        speaker.show(Views.view(paper()));
        assertThat(voice.said).hasSize(3);
        ticker.advance(EVERY);
        speaker.show(Views.view(rate(15)));
        assertThat(voice.said).hasSize(3);
    }

    @Test
    void aCardLeftBehindIsCalledOutAtOnceAndAgain() {
        View left = Views.over(new Screen.Attract(), new Overlay.CardLeft());
        speaker.show(Views.view(rate(1)));
        speaker.show(left);
        ticker.advance(EVERY);
        speaker.show(left);
        assertThat(voice.said).containsExactly("SPEAKER 请取走身份证，在这里：屏幕右下方的读卡区。", "SPEAKER 请取走身份证，在这里：屏幕右下方的读卡区。");
        int before = voice.hushes;
        speaker.show(Views.view(new Screen.Attract()));
        ticker.advance(EVERY);
        speaker.show(Views.view(new Screen.Attract()));
        assertThat(voice.said).hasSize(2);
        assertThat(voice.hushes).isEqualTo(before + 1);
    }

    @Test
    void whoWantsAVoiceHearsTheWholePageFirst() {
        speaker.show(Views.aloud(paper()));
        ticker.advance(EVERY);
        speaker.show(Views.aloud(paper()));
        assertThat(voice.said).hasSize(2);
        assertThat(voice.said.getFirst()).contains("取好了，继续");
        assertThat(voice.said.getLast()).isEqualTo("SPEAKER 请取走证明，在这里：屏幕下方的出纸口。");
    }

    @Test
    void whatTheKeysComeToIsNamedForWhoWantsAVoiceAndTheResidentsOwnOnTheHeadsetOnly() {
        speaker.show(Views.view(rate(15)));
        speaker.name("求助", false);
        assertThat(voice.said).isEmpty();
        speaker.show(Views.aloud(rate(15)));
        speaker.name("求助", false);
        speaker.name("7", true);
        assertThat(voice.said).hasSize(2).last().isEqualTo("SPEAKER 求助");
        voice.headset = Headset.PLUGGED;
        speaker.name("7", true);
        assertThat(voice.said).last().isEqualTo("HEADSET 7");
    }

    @Test
    void itIsSaidAsFastAndAsLoudAsTheSessionWantsItAndAChangeIsHeardAtOnce() {
        Comfort speaking = Comfort.STANDARD.withVoice(true);
        speaker.show(over(new Overlay.Sound(), speaking));
        speaker.show(over(new Overlay.Sound(), speaking.withRate(150)));
        speaker.show(over(new Overlay.Sound(), speaking.withRate(150).withVolume(80)));
        speaker.show(over(new Overlay.Sound(), speaking.withRate(150).withVolume(80)));
        speaker.show(Views.aloud(rate(15)));
        assertThat(voice.said).hasSize(4).element(1).isEqualTo("SPEAKER 现在的快慢是百分之 150，大小是百分之 60。");
        assertThat(voice.tunings).containsExactly(STANDARD, new Tuning(150, 60), new Tuning(150, 80), STANDARD);
    }

    private static View over(Overlay overlay, Comfort comfort) {
        View view = Views.view(rate(15), comfort);
        return new View(view.screen(), overlay, comfort, view.frame(), view.listens());
    }

    @Test
    void aDigitOfACodeIsAStarAndOneOfAPhoneIsHeardOnTheHeadsetOnly() {
        speaker.show(Views.aloud(new Screen.EnterCode(Views.STEP, "139****0001", 0, Screen.CodeRemark.NONE, 5)));
        speaker.show(Views.aloud(new Screen.EnterCode(Views.STEP, "139****0001", 1, Screen.CodeRemark.NONE, 5)));
        assertThat(voice.said).last().isEqualTo("SPEAKER 星");
        speaker.show(Views.aloud(Views.phone("13")));
        int before = voice.said.size();
        speaker.show(Views.aloud(Views.phone("139")));
        assertThat(voice.said).hasSize(before);
        voice.headset = Headset.PLUGGED;
        speaker.show(Views.aloud(Views.phone("1390")));
        assertThat(voice.said).last().isEqualTo("HEADSET 0");
    }

    @Test
    void valuesAreHeardOnTheHeadsetAsTheScreenShowsThem() {
        voice.headset = Headset.PLUGGED;
        speaker.show(Views.aloud(Views.result(0, false)));
        assertThat(voice.said)
                .last()
                .asString()
                .startsWith("HEADSET")
                .contains("张**")
                .doesNotContain("建国");
        speaker.show(Views.aloud(Views.result(10, false)));
        assertThat(voice.said).last().asString().contains("张建国");
        speaker.show(Views.aloud(Views.result(9, false)));
        assertThat(voice.said).hasSize(2);
        int before = voice.hushes;
        speaker.show(Views.aloud(Views.result(0, true)));
        assertThat(voice.hushes).isEqualTo(before + 1);
        assertThat(voice.said).last().asString().doesNotContain("张");
    }

    @Test
    void aVoiceThatBreaksBreaksNothingElse() {
        voice.broken = true;
        assertThatCode(() -> speaker.show(Views.aloud(rate(15)))).doesNotThrowAnyException();
        voice.broken = false;
        speaker.show(Views.aloud(new Screen.Home(List.of())));
        assertThat(voice.said).hasSize(1);
    }

    @Test
    void closingClosesTheVoice() {
        speaker.close();
        assertThat(voice.closed).isTrue();
    }
}
