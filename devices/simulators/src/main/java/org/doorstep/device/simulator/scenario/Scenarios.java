// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The scenarios that come with the simulators, and those of files. */
public final class Scenarios {
    private static final List<String> SHIPPED =
            List.of("morning-round", "bad-cable", "rushed-resident", "long-print", "dying-reader");

    private Scenarios() {}

    /**
     * Those that come with the simulators, without those whose devices are not there.
     *
     * @param refusal why a line is no command of the devices; empty where it is one
     */
    public static List<Scenario> shipped(Function<String, Optional<String>> refusal) throws IOException {
        List<Scenario> all = new ArrayList<>();
        for (String name : SHIPPED) {
            Scenario scenario = shipped(name + ".scenario");
            if (scenario.commands().allMatch(command -> refusal.apply(command).isEmpty())) {
                all.add(scenario);
            }
        }
        return List.copyOf(all);
    }

    private static Scenario shipped(String file) throws IOException {
        try (InputStream in = Scenarios.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new IllegalStateException(file + " is missing from the simulators' jar");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return ScenarioParser.parse(file, text, command -> Optional.empty());
        } catch (ScenarioException e) {
            throw new IllegalStateException("a shipped scenario breaks a rule: " + e.getMessage(), e);
        }
    }

    /** The scenario of {@code file}. */
    public static Scenario read(Path file, Function<String, Optional<String>> refusal)
            throws IOException, ScenarioException {
        return ScenarioParser.parse(file.toString(), Files.readString(file), refusal);
    }
}
