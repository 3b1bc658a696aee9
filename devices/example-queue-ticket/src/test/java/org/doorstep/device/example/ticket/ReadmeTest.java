// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.example.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What devices/README.md shows of this example is what stands in it. */
class ReadmeTest {
    private static final Pattern QUOTE = Pattern.compile("```(?:java|yaml)\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINES =
            Pattern.compile("\\]\\((example-queue-ticket/src/\\S+\\.java)\\) \\| ([0-9]+) \\|");

    private static String flat(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty()).collect(Collectors.joining("\n"));
    }

    @Test
    void every_piece_of_code_in_the_guide_is_this_examples() throws IOException {
        String example;
        try (Stream<Path> files = Files.walk(Path.of("src/main"))) {
            List<Path> all = files.filter(Files::isRegularFile).toList();
            StringBuilder text = new StringBuilder();
            for (Path file : all) {
                text.append(flat(Files.readString(file))).append('\n');
            }
            example = text.toString();
        }
        List<String> quotes = QUOTE.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .map(quote -> flat(quote.group(1)))
                .toList();
        assertThat(quotes).hasSize(3).allSatisfy(quote -> assertThat(example).contains(quote));
    }

    @Test
    void its_lines_are_counted_right() throws IOException {
        List<MatchResult> files = LINES.matcher(Files.readString(Path.of("../README.md")))
                .results()
                .toList();
        assertThat(files).hasSize(4);
        for (MatchResult file : files) {
            long lines = Files.readAllLines(Path.of("..", file.group(1))).stream()
                    .filter(line -> !line.isBlank() && !line.matches("(import|package|//).*|\\s*(//|/?\\*).*"))
                    .count();
            assertThat(lines).as(file.group(1)).isEqualTo(Long.parseLong(file.group(2)));
        }
    }
}
