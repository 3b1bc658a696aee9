// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.doorstep.installer.stack.Child;
import org.doorstep.installer.stack.Programs;

/** What central says of its cases, by its own command. */
final class CentralBooks {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_LOOKS = 60;

    private final Path home;

    CentralBooks(Path home) {
        this.home = home;
    }

    /** All cases. */
    List<JsonNode> cases() throws IOException, InterruptedException {
        return StreamSupport.stream(JSON.readTree(said()).path("cases").spliterator(), false)
                .toList();
    }

    private String said() throws IOException, InterruptedException {
        return Child.run(
                "central-cases",
                Programs.onClassPath()
                        .central(
                                "case",
                                "list",
                                "--json",
                                "--state",
                                home.resolve("central").toString()),
                home,
                "");
    }

    /** Looks until a case is as wanted; each look is a process of its own and takes its time. */
    JsonNode await(String what, Predicate<JsonNode> wanted) throws DriveException, IOException, InterruptedException {
        for (int look = 0; look < MOST_LOOKS; look++) {
            for (JsonNode one : cases()) {
                if (wanted.test(one)) {
                    return one;
                }
            }
        }
        throw new DriveException("central never had " + what);
    }

    /** Leaves {@code central.json} in {@code out}. */
    void keep(Path out) throws IOException, InterruptedException {
        Files.writeString(out.resolve("central.json"), said() + "\n", StandardCharsets.UTF_8);
    }
}
