// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults;

import java.util.List;
import java.util.SequencedMap;

/** A piece of a file, with the line it begins at. */
sealed interface Node {
    int line();

    record Mapping(int line, SequencedMap<String, Node> entries) implements Node {}

    record Sequence(int line, List<Node> items) implements Node {}

    record Scalar(int line, String text) implements Node {}
}
