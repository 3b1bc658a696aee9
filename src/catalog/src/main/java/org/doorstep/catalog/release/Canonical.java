// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.release;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;

/**
 * Canonical JSON as TUF 1.0 signs it (OLPC): keys sorted, no space, only quote and backslash escaped, whole numbers only. It
 * is not RFC 8785.
 */
final class Canonical {
    private Canonical() {}

    /**
     * @throws BadMetadataException for a number that is not whole
     */
    static byte[] bytes(JsonNode node) throws BadMetadataException {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonNode node, StringBuilder out) throws BadMetadataException {
        if (node.isObject()) {
            TreeMap<String, JsonNode> sorted = new TreeMap<>();
            node.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            out.append('{');
            String separator = "";
            for (var entry : sorted.entrySet()) {
                out.append(separator);
                string(entry.getKey(), out);
                out.append(':');
                write(entry.getValue(), out);
                separator = ",";
            }
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            String separator = "";
            for (JsonNode item : node) {
                out.append(separator);
                write(item, out);
                separator = ",";
            }
            out.append(']');
        } else if (node.isTextual()) {
            string(node.textValue(), out);
        } else if (node.isIntegralNumber()) {
            out.append(node.bigIntegerValue());
        } else if (node.isBoolean()) {
            out.append(node.booleanValue());
        } else if (node.isNull()) {
            out.append("null");
        } else {
            throw new BadMetadataException(Update.Reason.CONTENT, "metadata holds a number that is not whole");
        }
    }

    private static void string(String text, StringBuilder out) {
        out.append('"').append(text.replace("\\", "\\\\").replace("\"", "\\\"")).append('"');
    }
}
