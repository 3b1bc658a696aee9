// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.scenario;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.doorstep.device.simulator.Ticker;
import org.doorstep.device.simulator.bench.Counters;
import org.doorstep.device.simulator.bench.Tongue;

/**
 * Plays one scenario at a time, a step after the other, on a ticker. Safe for use by several threads; commands run on the
 * ticker's thread.
 */
public final class ScenarioRunner {
    /** How often it looks whether what it waits for has happened. */
    static final Duration LOOK = Duration.ofMillis(100);

    /** The devices as a scenario sees them. */
    public interface Stage {
        /** @throws IllegalArgumentException when the devices know no such command */
        void obey(String command) throws IOException, InterruptedException;

        Counters counters();

        /** Whether anything is wrong with any device or wire. */
        boolean somethingWrong();
    }

    /**
     * What it is doing.
     *
     * @param scenario the one that runs; empty where none does
     * @param step the number of its step, from 1
     * @param now what it does: the step itself
     * @param said what the trainee was told last
     * @param failure why it ended early; empty where it did not
     */
    public record Status(
            Optional<Scenario> scenario,
            int step,
            Optional<Step> now,
            Map<Tongue, String> said,
            Optional<String> failure) {
        static final Status IDLE = new Status(Optional.empty(), 0, Optional.empty(), Map.of(), Optional.empty());
    }

    private final Stage stage;
    private final Ticker ticker;
    private Status status = Status.IDLE;
    private long run;

    public ScenarioRunner(Stage stage, Ticker ticker) {
        this.stage = stage;
        this.ticker = ticker;
    }

    /** Starts {@code scenario} from its first step, in place of one that runs. */
    public synchronized void start(Scenario scenario) {
        run++;
        status = new Status(Optional.of(scenario), 0, Optional.empty(), Map.of(), Optional.empty());
        long mine = run;
        ticker.after(Duration.ZERO, () -> next(mine, 0));
    }

    /** Stops what runs; the devices stay as they are. Idempotent. */
    public synchronized void stop() {
        run++;
        status = Status.IDLE;
    }

    public synchronized Status status() {
        return status;
    }

    /** Does steps from {@code index} until one has to wait. */
    private void next(long mine, int index) {
        int at = index;
        while (true) {
            Optional<Step> step = enter(mine, at);
            if (step.isEmpty()) {
                return;
            }
            int following = at + 1;
            switch (step.get()) {
                case Step.Do(String command) -> {
                    if (!did(mine, command)) {
                        return;
                    }
                }
                case Step.Say say -> tell(mine, say.text());
                case Step.Pause(Duration time) -> {
                    ticker.after(time, () -> next(mine, following));
                    return;
                }
                case Step.Await await -> {
                    look(mine, await, stage.counters(), ticker.now().plus(await.limit()), following);
                    return;
                }
            }
            at = following;
        }
    }

    private void look(long mine, Step.Await await, Counters before, Duration end, int following) {
        if (!current(mine)) {
            return;
        }
        boolean over = ticker.now().compareTo(end) >= 0;
        if (over || await.event().happened(before, stage.counters(), stage.somethingWrong())) {
            next(mine, following);
        } else {
            ticker.after(LOOK, () -> look(mine, await, before, end, following));
        }
    }

    private boolean did(long mine, String command) {
        try {
            stage.obey(command);
            return true;
        } catch (IOException | IllegalArgumentException e) {
            fail(mine, command + ": " + e.getMessage());
        } catch (InterruptedException e) {
            fail(mine, command + ": interrupted");
            Thread.currentThread().interrupt();
        }
        return false;
    }

    private synchronized boolean current(long mine) {
        return run == mine;
    }

    /** The step at {@code index}; empty where the scenario was stopped or has ended. */
    private synchronized Optional<Step> enter(long mine, int index) {
        Scenario scenario = status.scenario().orElse(null);
        if (run != mine || scenario == null) {
            return Optional.empty();
        }
        if (index >= scenario.steps().size()) {
            status = new Status(Optional.empty(), 0, Optional.empty(), status.said(), Optional.empty());
            return Optional.empty();
        }
        Step step = scenario.steps().get(index);
        status = new Status(status.scenario(), index + 1, Optional.of(step), status.said(), Optional.empty());
        return Optional.of(step);
    }

    private synchronized void tell(long mine, Map<Tongue, String> text) {
        if (run == mine) {
            status = new Status(status.scenario(), status.step(), status.now(), text, Optional.empty());
        }
    }

    private synchronized void fail(long mine, String why) {
        if (run == mine) {
            status = new Status(Optional.empty(), 0, Optional.empty(), status.said(), Optional.of(why));
        }
    }
}
