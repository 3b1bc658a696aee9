// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.erdtman.jcs.JsonCanonicalizer;

/**
 * The one way messages are written and read: records of {@code contract} (or any records) to UTF-8 JSON.
 *
 * <p>Strict: each component without {@code @Nullable} must be there and not null, lists and maps hold no null, no name
 * twice, no text for a number or number for a text, nothing after the end, enums by name, instants as RFC 3339 text. A
 * document has at most {@link #MAX_BYTES} bytes and {@link #MAX_DEPTH} levels. Absent nullable components are not written.
 * Stateless; any thread.
 */
public final class Json {
    public static final int MAX_BYTES = 16 << 20;
    public static final int MAX_DEPTH = 32;

    /** The largest integer that RFC 8785 can write without loss (I-JSON, RFC 7493). */
    private static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private static final JsonMapper STRICT = Mappers.strict();
    private static final JsonMapper ADDITIVE = Mappers.additive();

    private Json() {}

    /** JSON of a record, map, list, text or number. */
    public static byte[] write(Object value) {
        try {
            return STRICT.writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "A " + value.getClass().getName() + " cannot be written as JSON: " + Mappers.what(e));
        }
    }

    /** As {@link #write}, as text. */
    public static String text(Object value) {
        return new String(write(value), java.nio.charset.StandardCharsets.UTF_8);
    }

    /** Reads a request or a stored value: a property that {@code type} does not know is an error. */
    public static <T> T read(byte[] json, Class<T> type) throws BadMessage {
        return read(STRICT.readerFor(type), json, type);
    }

    /** Reads a reply: as {@link #read}, but properties that {@code type} does not know are ignored at any depth. */
    public static <T> T readReply(byte[] json, Class<T> type) throws BadMessage {
        return read(ADDITIVE.readerFor(type), json, type);
    }

    /**
     * RFC 8785 text of a value, for hashes and signatures.
     *
     * @throws IllegalArgumentException when it holds an integer beyond 2^53 - 1, which that form cannot carry
     */
    public static String canonical(Object value) {
        JsonNode tree = STRICT.valueToTree(value);
        refuseUnsafe(tree);
        try {
            return new JsonCanonicalizer(STRICT.writeValueAsBytes(tree)).getEncodedString();
        } catch (IOException e) {
            throw new UncheckedIOException("Canonical JSON could not be made in memory", e);
        }
    }

    private static void refuseUnsafe(JsonNode node) {
        if (node.isIntegralNumber() && (!node.canConvertToLong() || Math.abs(node.longValue()) > MAX_SAFE_INTEGER)) {
            throw new IllegalArgumentException(
                    "An integer beyond 2^53 - 1 has no canonical form (RFC 8785); write it as text.");
        }
        node.forEach(Json::refuseUnsafe);
    }

    private static <T> T read(ObjectReader reader, byte[] json, Class<T> type) throws BadMessage {
        if (json.length > MAX_BYTES) {
            throw new BadMessage("$", "has " + json.length + " bytes; at most " + MAX_BYTES + " are read");
        }
        T value;
        try {
            value = reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw Mappers.problem(e);
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory failed", e);
        }
        if (value == null) {
            throw new BadMessage("$", "is null; send an object of the form " + type.getSimpleName());
        }
        return value;
    }
}
