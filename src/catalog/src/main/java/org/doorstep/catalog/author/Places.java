// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the place of a path in a tree: its own, or that of the nearest thing around it. */
final class Places {
    private static final Pattern PART = Pattern.compile("([^.\\[\\]]+)|\\[(\\d+)]");

    private final Node root;

    Places(Node root) {
        this.root = root;
    }

    Place at(String path) {
        Node node = root;
        Matcher part = PART.matcher(path);
        while (part.find()) {
            Node next = step(node, part);
            if (next == null) {
                break;
            }
            node = next;
        }
        Place found = node.place();
        return new Place(found.file(), found.line(), found.column(), path);
    }

    private static @Nullable Node step(Node node, Matcher part) {
        String index = part.group(2);
        return switch (node) {
            case Node.Mapping mapping -> index == null ? mapping.entries().get(part.group(1)) : null;
            case Node.Sequence sequence ->
                index != null && Integer.parseInt(index) < sequence.items().size()
                        ? sequence.items().get(Integer.parseInt(index))
                        : null;
            case Node.Scalar ignored -> null;
        };
    }
}
