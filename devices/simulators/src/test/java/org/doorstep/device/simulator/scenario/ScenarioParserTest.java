// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import org.doorstep.device.simulator.bench.Tongue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioParserTest {
    private static final String TITLES = "title zh 题目\ntitle en Title\n";

    private static Scenario parse(String text) throws ScenarioException {
        return ScenarioParser.parse(
                "demo/first.scenario",
                text,
                line -> line.equals("receipt paper out") ? Optional.empty() : Optional.of("unknown command " + line));
    }

    @Test
    void reads_every_kind_of_step_in_order() throws ScenarioException {
        Scenario scenario = parse(TITLES + """
                # a remark
                about zh 学什么
                do receipt paper out
                say zh 纸完了
                say en No paper
                say zh 再说一句
                say en One more
                wait 800ms
                wait slip
                wait card lifted up to 2min
                """);
        assertThat(scenario.name()).isEqualTo("first");
        assertThat(scenario.title(Tongue.ZH)).isEqualTo("题目");
        assertThat(scenario.about(Tongue.ZH)).isEqualTo("学什么");
        assertThat(scenario.about(Tongue.EN)).isEmpty();
        assertThat(scenario.steps())
                .containsExactly(
                        new Step.Do("receipt paper out"),
                        new Step.Say(java.util.Map.of(Tongue.ZH, "纸完了", Tongue.EN, "No paper")),
                        new Step.Say(java.util.Map.of(Tongue.ZH, "再说一句", Tongue.EN, "One more")),
                        new Step.Pause(Duration.ofMillis(800)),
                        new Step.Await(Event.SLIP, ScenarioParser.LIMIT),
                        new Step.Await(Event.CARD_LIFTED, Duration.ofMinutes(2)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wiat 5s|begins no step; one of title, about, say, do, wait does",
                "wait 5 s|cannot wait for \"5 s\": give a time such as 5s",
                "wait slips|or one of card, card lifted",
                "wait slip up to soon|\"soon\" is no time; write it as 5s",
                "do receipt papr out|unknown command receipt papr out",
                "title zh 又一个|there is a title in this language already: remove one",
                "say fr bonjour|write say, then zh or en, then the text"
            })
    void a_wrong_line_is_refused_with_file_line_and_remedy(String line, String said) {
        assertThatThrownBy(() -> parse(TITLES + line + "\n"))
                .isInstanceOf(ScenarioException.class)
                .hasMessageStartingWith("demo/first.scenario line 3: ")
                .hasMessageContaining(said);
    }

    @Test
    void what_is_missing_is_named() {
        assertThatThrownBy(() -> parse(TITLES)).hasMessageContaining("it has no steps");
        assertThatThrownBy(() -> parse("title zh 题目\nwait 5s\n")).hasMessageContaining("a title in each language");
        assertThatThrownBy(() -> parse(TITLES + "say zh 纸完了\nwait 5s\n"))
                .hasMessageContaining("line 4")
                .hasMessageContaining("must be said in zh and en");
    }
}
