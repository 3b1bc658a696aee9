// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SequencedMap;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.item.CodeTable;

/** Writes what a release carries as JSON: the same bytes for the same tree or list. */
final class Compiler {
    private static final JsonFactory JSON = new JsonFactory();

    private Compiler() {}

    static byte[] json(Node node) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            write(node, generator);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** A code list, flat. */
    static byte[] json(CodeTable table) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator generator = JSON.createGenerator(out)) {
            generator.writeStartObject();
            generator.writeStringField("id", table.id());
            generator.writeArrayFieldStart("entries");
            for (CodeTable.Entry entry : table.entries()) {
                generator.writeStartObject();
                generator.writeStringField("code", entry.code());
                generator.writeObjectFieldStart("label");
                for (Language language : Language.values()) {
                    generator.writeStringField(language.tag(), entry.label().in(language));
                }
                generator.writeEndObject();
                if (!entry.parent().isEmpty()) {
                    generator.writeStringField("parent", entry.parent());
                }
                generator.writeEndObject();
            }
            generator.writeEndArray();
            generator.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void write(Node node, JsonGenerator generator) throws IOException {
        switch (node) {
            case Node.Mapping(Place ignored, SequencedMap<String, Node> entries) -> {
                generator.writeStartObject();
                for (var entry : entries.entrySet()) {
                    generator.writeFieldName(entry.getKey());
                    write(entry.getValue(), generator);
                }
                generator.writeEndObject();
            }
            case Node.Sequence(Place ignored, List<Node> items) -> {
                generator.writeStartArray();
                for (Node item : items) {
                    write(item, generator);
                }
                generator.writeEndArray();
            }
            case Node.Scalar(Place ignored, String text, boolean plain) -> {
                if (plain && text.matches("-?(0|[1-9][0-9]{0,17})")) {
                    generator.writeNumber(Long.parseLong(text));
                } else if (plain && (text.equals("true") || text.equals("false"))) {
                    generator.writeBoolean(text.equals("true"));
                } else {
                    generator.writeString(text);
                }
            }
        }
    }
}
