// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

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
import org.doorstep.catalog.mistake.Mistake;

/** Reads a file into a {@link Node}. Aliases, a second document, doubled keys and empty values are problems. */
final class Trees {
    private static final int MAX_DEPTH = 40;

    /** Room for the region tree of a province's cities; SnakeYAML itself ends at three million characters. */
    private static final int MAX_BYTES = 3_000_000;

    private static final JsonFactory JSON = new JsonFactory();
    private static final YAMLFactory YAML = new YAMLFactory();

    private final String file;
    private final JsonParser parser;
    private final List<Problem> problems;

    private Trees(String file, JsonParser parser, List<Problem> problems) {
        this.file = file;
        this.parser = parser;
        this.problems = problems;
    }

    static Optional<Node> yaml(String file, byte[] bytes, List<Problem> problems) {
        return read(YAML, file, bytes, problems);
    }

    static Optional<Node> json(String file, byte[] bytes, List<Problem> problems) {
        return read(JSON, file, bytes, problems);
    }

    private static Optional<Node> read(JsonFactory factory, String file, byte[] bytes, List<Problem> problems) {
        if (bytes.length > MAX_BYTES) {
            problems.add(Problem.error(new Place(file, 1, 1, ""), Mistake.FILE_LONG, bytes.length, MAX_BYTES));
            return Optional.empty();
        }
        return Characters.of(file, bytes, problems).flatMap(text -> read(factory, file, text, problems));
    }

    private static Optional<Node> read(JsonFactory factory, String file, String text, List<Problem> problems) {
        try (JsonParser parser = factory.createParser(text)) {
            Trees trees = new Trees(file, parser, problems);
            if (parser.nextToken() == null) {
                problems.add(Problem.error(new Place(file, 1, 1, ""), Mistake.FILE_EMPTY));
                return Optional.empty();
            }
            Node root = trees.node("", 0);
            if (parser.nextToken() != null) {
                problems.add(Problem.error(trees.here(""), Mistake.FILE_SECOND_DOCUMENT));
            }
            return Optional.of(root);
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            Place place =
                    at == null ? new Place(file, 1, 1, "") : new Place(file, at.getLineNr(), at.getColumnNr(), "");
            // Of SnakeYAML's text only the lines that speak; those that begin with a space repeat the file.
            String what = e.getOriginalMessage()
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith(" "))
                    .collect(Collectors.joining(", "));
            problems.add(Problem.error(place, Mistake.FILE_UNREADABLE, what));
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Node node(String path, int depth) throws IOException {
        Place place = here(path);
        if (depth > MAX_DEPTH) {
            throw new com.fasterxml.jackson.core.JsonParseException(parser, "nested deeper than " + MAX_DEPTH);
        }
        if (parser instanceof YAMLParser yaml && yaml.isCurrentAlias()) {
            problems.add(Problem.error(place, Mistake.FILE_ALIAS));
        }
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> mapping(place, path, depth);
            case START_ARRAY -> sequence(place, path, depth);
            case VALUE_NULL -> {
                problems.add(Problem.error(place, Mistake.VALUE_NONE, path));
                yield new Node.Scalar(place, "", true);
            }
            case VALUE_STRING -> new Node.Scalar(place, parser.getText(), false);
            default -> new Node.Scalar(place, parser.getText(), true);
        };
    }

    private Node mapping(Place place, String path, int depth) throws IOException {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            String child = path.isEmpty() ? key : path + "." + key;
            Place at = here(child);
            parser.nextToken();
            Node value = node(child, depth + 1);
            if (entries.put(key, value) != null) {
                problems.add(Problem.error(at, Mistake.KEY_TWICE, key));
            }
        }
        return new Node.Mapping(place, entries);
    }

    private Node sequence(Place place, String path, int depth) throws IOException {
        List<Node> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(path + "[" + items.size() + "]", depth + 1));
        }
        return new Node.Sequence(place, items);
    }

    private Place here(String path) {
        JsonLocation at = parser.currentTokenLocation();
        return new Place(file, at.getLineNr(), at.getColumnNr(), path);
    }
}
