// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.List;
import java.util.SequencedMap;

/** A file's tree with the place of each part. Scalars keep the characters that were written. */
sealed interface Node {
    Place place();

    record Mapping(Place place, SequencedMap<String, Node> entries) implements Node {}

    record Sequence(Place place, List<Node> items) implements Node {}

    /**
     * @param text as written, without quotes
     * @param plain whether it was written without quotes, so that a JSON form may be a number or truth
     */
    record Scalar(Place place, String text, boolean plain) implements Node {}
}
