// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.doorstep.catalog.mistake.Mistake;

/** {@code texts.yaml}: texts by key, put in wherever a value is <code>"@key"</code>. */
final class SharedTexts {
    private final Map<String, Node> texts;

    private SharedTexts(Map<String, Node> texts) {
        this.texts = texts;
    }

    static SharedTexts none() {
        return new SharedTexts(Map.of());
    }

    static SharedTexts of(Node root, List<Problem> problems) {
        if (!(root instanceof Node.Mapping(Place ignored, SequencedMap<String, Node> entries))) {
            problems.add(Problem.error(root.place(), Mistake.TEXTS_EXPECTED));
            return none();
        }
        ObjectReader reader = new ObjectReader(root, problems);
        entries.keySet().forEach(reader::text);
        new TextLinter(problems).lint(root);
        return new SharedTexts(entries);
    }

    /** The tree with all references replaced. */
    Node resolve(Node node, List<Problem> problems) {
        return switch (node) {
            case Node.Mapping(Place place, SequencedMap<String, Node> entries) -> {
                SequencedMap<String, Node> resolved = new LinkedHashMap<>();
                entries.forEach((key, value) -> resolved.put(key, resolve(value, problems)));
                yield new Node.Mapping(place, resolved);
            }
            case Node.Sequence(Place place, List<Node> items) ->
                new Node.Sequence(
                        place,
                        items.stream().map(item -> resolve(item, problems)).toList());
            case Node.Scalar scalar when scalar.text().startsWith("@") -> shared(scalar, problems);
            case Node.Scalar scalar -> scalar;
        };
    }

    private Node shared(Node.Scalar scalar, List<Problem> problems) {
        Node text = texts.get(scalar.text().substring(1));
        if (text == null) {
            problems.add(Problem.error(
                    scalar.place(), Mistake.TEXT_NOT_SHARED, scalar.text().substring(1)));
            return scalar;
        }
        return moved(text, scalar.place());
    }

    /** What is wrong in a use of a shared text is told where it is used. */
    private static Node moved(Node node, Place place) {
        return switch (node) {
            case Node.Mapping(Place ignored, SequencedMap<String, Node> entries) -> {
                SequencedMap<String, Node> there = new LinkedHashMap<>();
                entries.forEach((key, value) -> there.put(key, moved(value, place.child(key))));
                yield new Node.Mapping(place, there);
            }
            case Node.Sequence(Place ignored, List<Node> items) ->
                new Node.Sequence(
                        place, items.stream().map(item -> moved(item, place)).toList());
            case Node.Scalar(Place ignored, String text, boolean plain) -> new Node.Scalar(place, text, plain);
        };
    }
}
