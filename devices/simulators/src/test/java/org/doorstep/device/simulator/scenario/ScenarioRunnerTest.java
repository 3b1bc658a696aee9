// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorstep.device.simulator.ManualTicker;
import org.doorstep.device.simulator.bench.Counters;
import org.doorstep.device.simulator.bench.Tongue;
import org.junit.jupiter.api.Test;

class ScenarioRunnerTest {
    private final List<String> done = new ArrayList<>();
    private long slips;
    private boolean wrong;

    private final ManualTicker ticker = new ManualTicker();
    private final ScenarioRunner runner = new ScenarioRunner(
            new ScenarioRunner.Stage() {
                @Override
                public void obey(String command) {
                    if (command.equals("break")) {
                        throw new IllegalArgumentException("it is broken: mend it");
                    }
                    done.add(command);
                }

                @Override
                public Counters counters() {
                    return new Counters(0, false, 0, 0, slips, 0, 0, 0);
                }

                @Override
                public boolean somethingWrong() {
                    return wrong;
                }
            },
            ticker);

    private void start(String steps) throws ScenarioException {
        runner.start(ScenarioParser.parse("t", "title zh 题\ntitle en T\n" + steps, line -> Optional.empty()));
        ticker.pass(Duration.ZERO);
    }

    @Test
    void does_what_it_can_at_once_and_the_rest_when_its_time_has_come() throws ScenarioException {
        start("do a\ndo b\nwait 5s\ndo c\n");
        assertThat(done).containsExactly("a", "b");
        assertThat(runner.status().step()).isEqualTo(3);
        ticker.pass(Duration.ofMillis(4999));
        assertThat(done).containsExactly("a", "b");
        ticker.pass(Duration.ofMillis(1));
        assertThat(done).containsExactly("a", "b", "c");
        assertThat(runner.status().scenario()).isEmpty();
        assertThat(ticker.waiting()).isFalse();
    }

    @Test
    void waits_for_what_happens_after_it_began_to_wait() throws ScenarioException {
        slips = 7;
        start("wait slip\ndo a\n");
        ticker.pass(Duration.ofMinutes(1));
        assertThat(done).isEmpty();
        slips = 8;
        ticker.pass(ScenarioRunner.LOOK);
        assertThat(done).containsExactly("a");
    }

    @Test
    void goes_on_by_itself_when_nothing_happens_within_the_limit() throws ScenarioException {
        start("wait slip up to 30s\ndo a\n");
        ticker.pass(Duration.ofSeconds(29));
        assertThat(done).isEmpty();
        ticker.pass(Duration.ofSeconds(2));
        assertThat(done).containsExactly("a");
    }

    @Test
    void waits_until_the_trainee_has_put_all_right() throws ScenarioException {
        wrong = true;
        start("say zh 修好它\nsay en Mend it\nwait mended\ndo a\n");
        ticker.pass(Duration.ofMinutes(2));
        assertThat(done).isEmpty();
        assertThat(runner.status().said()).containsEntry(Tongue.EN, "Mend it");
        wrong = false;
        ticker.pass(ScenarioRunner.LOOK);
        assertThat(done).containsExactly("a");
    }

    @Test
    void once_stopped_it_does_nothing_more() throws ScenarioException {
        start("do a\nwait 5s\ndo b\n");
        runner.stop();
        ticker.pass(Duration.ofMinutes(1));
        assertThat(done).containsExactly("a");
        assertThat(runner.status().scenario()).isEmpty();
    }

    @Test
    void another_one_takes_its_place() throws ScenarioException {
        start("wait 5s\ndo a\n");
        start("wait 5s\ndo b\n");
        ticker.pass(Duration.ofMinutes(1));
        assertThat(done).containsExactly("b");
    }

    @Test
    void a_command_that_fails_ends_it_and_says_why() throws ScenarioException {
        start("do a\ndo break\ndo c\n");
        assertThat(done).containsExactly("a");
        assertThat(runner.status().failure()).contains("break: it is broken: mend it");
        assertThat(runner.status().scenario()).isEmpty();
    }
}
