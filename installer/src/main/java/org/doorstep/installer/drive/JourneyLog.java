// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What was done and what came of it, as {@code journey.json}. */
final class JourneyLog {
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final List<Entry> entries = new ArrayList<>();

    /**
     * @param journey number of the journey
     * @param screen where the action was taken
     * @param action what was done there
     * @param ms until the next screen stood
     * @param outcomes of devices that were settled meanwhile
     */
    record Entry(int journey, String screen, String action, long ms, List<Outcome> outcomes) {}

    record Outcome(String device, String outcome, String evidence) {}

    void add(int journey, String screen, String action, long ms, List<Outcome> outcomes) {
        entries.add(new Entry(journey, screen, action, ms, outcomes));
    }

    List<Entry> entries() {
        return List.copyOf(entries);
    }

    void write(Path file) throws IOException {
        JSON.writeValue(file.toFile(), entries);
    }
}
