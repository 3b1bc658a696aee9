// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** Reads bytes into a {@link Node}. What YAML can do beyond plain values is a problem, not a surprise. */
final class Trees {
    private static final int MAX_DEPTH = 8;
    private static final int MAX_BYTES = 1 << 20;

    private final String file;
    private final JsonParser parser;
    private final List<FaultProblem> problems;

    private Trees(String file, JsonParser parser, List<FaultProblem> problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    /** The whole file, or nothing when it cannot be read; why goes to {@code problems}. */
    static Optional<Node> yaml(String file, byte[] bytes, List<FaultProblem> problems) {
        return read(new YAMLFactory(), file, bytes, problems);
    }

    static Optional<Node> json(String file, byte[] bytes, List<FaultProblem> problems) {
        return read(new JsonFactory(), file, bytes, problems);
    }

    private static Optional<Node> read(JsonFactory factory, String file, byte[] bytes, List<FaultProblem> problems) {
        if (bytes.length > MAX_BYTES) {
            problems.add(new FaultProblem(
                    file, 1, "", "The file is larger than a mebibyte.", "Take out what is not about faults."));
            return Optional.empty();
        }
        try (JsonParser parser = factory.createParser(bytes)) {
            Trees trees = new Trees(file, parser, problems);
            if (parser.nextToken() == null) {
                problems.add(new FaultProblem(file, 1, "", "The file is empty.", "Begin it with “faults:”."));
                return Optional.empty();
            }
            Node root = trees.node(0);
            if (parser.nextToken() != null) {
                trees.problem(trees.line(), "A second document begins here.", "Put all faults below one “faults:”.");
            }
            return Optional.of(root);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            String what = e.getOriginalMessage()
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith(" "))
                    .collect(Collectors.joining(", "));
            problems.add(new FaultProblem(
                    file,
                    at == null ? 1 : at.getLineNr(),
                    "",
                    "The file cannot be read: " + what + ".",
                    "Check indentation, colons and quotes at this line and the one before."));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Node node(int depth) throws IOException {
        int line = line();
        if (depth > MAX_DEPTH) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, "nested deeper than " + MAX_DEPTH);
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            problem(line, "Aliases are not read.", "Write the value out.");
        }
        return switch (parser.currentToken()) {
            case START_OBJECT -> mapping(line, depth);
            case START_ARRAY -> sequence(line, depth);
            case VALUE_NULL -> new Node.Scalar(line, "");
            default -> new Node.Scalar(line, parser.getText());
        };
    }

    private Node mapping(int line, int depth) throws IOException {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            int at = line();
            parser.nextToken();
            if (entries.put(key, node(depth + 1)) != null) {
                problem(at, key + " stands here twice.", "Keep one of them.");
            }
        }
        return new Node.Mapping(line, entries);
    }

    private Node sequence(int line, int depth) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return new Node.Sequence(line, items);
    }

    private void problem(int line, String what, String remedy) {
        problems.add(new FaultProblem(file, line, "", what, remedy));
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }
}
