// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.scenario;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.device.simulator.bench.Tongue;

/**
 * Reads a scenario, a step a line:
 *
 * <pre>{@code
 * # a remark
 * title zh 早班
 * title en The morning round
 * about en What is to be learnt.
 * do receipt paper low
 * say en The roll is near its end.
 * wait 30s
 * wait slip
 * wait mended up to 10min
 * }</pre>
 *
 * <p>Lines of {@code say} that follow each other are one step in several languages. Not safe for use by several threads.
 */
public final class ScenarioParser {
    /** How long an event is waited for where a file does not say. */
    static final Duration LIMIT = Duration.ofMinutes(10);

    private static final Pattern TIME = Pattern.compile("([0-9]{1,6})(ms|s|min)");
    private static final Pattern TEXT = Pattern.compile("(zh|en) +(\\S.*)");

    private final String file;
    private final Function<String, Optional<String>> refusal;
    private final Map<Tongue, String> titles = new EnumMap<>(Tongue.class);
    private final Map<Tongue, String> abouts = new EnumMap<>(Tongue.class);
    private final Map<Tongue, String> said = new EnumMap<>(Tongue.class);
    private final List<Step> steps = new ArrayList<>();
    private int number;

    private ScenarioParser(String file, Function<String, Optional<String>> refusal) {
        this.file = file;
        this.refusal = refusal;
    }

    /**
     * Reads {@code text}.
     *
     * @param file its name, as errors name it
     * @param refusal why a line is no command of the devices; empty where it is one
     * @throws ScenarioException for the first line that breaks a rule
     */
    public static Scenario parse(String file, String text, Function<String, Optional<String>> refusal)
            throws ScenarioException {
        return new ScenarioParser(file, refusal).parse(text);
    }

    private Scenario parse(String text) throws ScenarioException {
        for (String line : text.lines().toList()) {
            number++;
            String stripped = line.strip();
            if (!stripped.isEmpty() && !stripped.startsWith("#")) {
                step(stripped);
            }
        }
        endSaying();
        if (titles.size() < Tongue.values().length) {
            throw wrong("it needs a title in each language: title zh …, title en …");
        }
        if (steps.isEmpty()) {
            throw wrong("it has no steps: add lines that begin with do, say or wait");
        }
        String name = file.substring(file.lastIndexOf('/') + 1).replaceFirst("\\.[a-z]+$", "");
        return new Scenario(name.toLowerCase(Locale.ROOT), titles, abouts, steps);
    }

    private void step(String line) throws ScenarioException {
        int blank = line.indexOf(' ');
        String verb = blank < 0 ? line : line.substring(0, blank);
        String rest = blank < 0 ? "" : line.substring(blank).strip();
        if (!verb.equals("say")) {
            endSaying();
        }
        switch (verb) {
            case "title" -> text(rest, titles, verb);
            case "about" -> text(rest, abouts, verb);
            case "say" -> say(rest);
            case "do" -> command(rest);
            case "wait" -> steps.add(await(rest));
            default -> throw wrong("\"" + verb + "\" begins no step; one of title, about, say, do, wait does");
        }
    }

    private void text(String rest, Map<Tongue, String> into, String verb) throws ScenarioException {
        Matcher matcher = TEXT.matcher(rest);
        if (!matcher.matches()) {
            throw wrong("write " + verb + ", then zh or en, then the text");
        }
        Tongue tongue = Tongue.valueOf(matcher.group(1).toUpperCase(Locale.ROOT));
        if (into.putIfAbsent(tongue, matcher.group(2)) != null) {
            throw wrong("there is a " + verb + " in this language already: remove one");
        }
    }

    /** A second line in the same language begins another saying. */
    private void say(String rest) throws ScenarioException {
        if (rest.length() > 2 && said.keySet().stream().anyMatch(t -> rest.startsWith(t.code() + " "))) {
            endSaying();
        }
        text(rest, said, "say");
    }

    private void endSaying() throws ScenarioException {
        if (!said.isEmpty()) {
            if (said.size() < Tongue.values().length) {
                throw wrong("what is said before this line must be said in zh and en");
            }
            steps.add(new Step.Say(said));
            said.clear();
        }
    }

    private void command(String rest) throws ScenarioException {
        Optional<String> why = refusal.apply(rest);
        if (why.isPresent()) {
            throw wrong(why.get());
        }
        steps.add(new Step.Do(rest));
    }

    private Step await(String rest) throws ScenarioException {
        Optional<Duration> pause = time(rest);
        if (pause.isPresent()) {
            return new Step.Pause(pause.get());
        }
        int upTo = rest.indexOf(" up to ");
        String words = upTo < 0 ? rest : rest.substring(0, upTo).strip();
        Event event = Event.named(words)
                .orElseThrow(() -> wrong("cannot wait for \"" + words
                        + "\": give a time such as 5s, 800ms or 2min, or one of " + Event.all()));
        if (upTo < 0) {
            return new Step.Await(event, LIMIT);
        }
        String limit = rest.substring(upTo + " up to ".length()).strip();
        return new Step.Await(
                event,
                time(limit).orElseThrow(() -> wrong("\"" + limit + "\" is no time; write it as 5s, 800ms or 2min")));
    }

    private static Optional<Duration> time(String text) {
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        long count = Long.parseLong(matcher.group(1));
        return Optional.of(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    default -> Duration.ofMinutes(count);
                });
    }

    private ScenarioException wrong(String what) {
        return new ScenarioException(file, Math.max(1, number), what);
    }
}
