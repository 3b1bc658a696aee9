// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults.make;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.device.faults.FaultEntry;
import org.doorstep.device.faults.FaultProblem;

/**
 * {@code BookMaker RESOURCES MANUAL MODULE...}: merges the files of the modules' folders into RESOURCES and MANUAL. A gap
 * ends it with an exception that lists each one with file, code and remedy, and nothing is written.
 */
public final class BookMaker {
    private BookMaker() {}

    public static void main(String[] arguments) throws IOException {
        List<Path> modules = Arrays.stream(arguments)
                .skip(2)
                .map(Path::of)
                .map(Path::normalize)
                .toList();
        make(Path.of(arguments[0]), Path.of(arguments[1]), modules);
    }

    /** @throws IllegalStateException that lists all gaps, one a line */
    static void make(Path resources, Path manual, List<Path> modules) throws IOException {
        Gathered gathered = Gathered.of(modules);
        if (!gathered.problems().isEmpty()) {
            throw new IllegalStateException("The fault catalogue has gaps.\n"
                    + gathered.problems().stream().map(FaultProblem::text).collect(Collectors.joining("\n")));
        }
        Collection<FaultEntry> entries = gathered.entries().values();
        write(resources, FaultBook.BOOK, book(entries, gathered.digests()));
        String chapter = Chapter.of(new ArrayList<>(entries));
        write(resources, FaultBook.CHAPTER, chapter.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        write(manual, FaultBook.CHAPTER, chapter.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static void write(Path folder, String resource, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Files.write(folder.resolve(Path.of(resource).getFileName()), bytes);
    }

    private static byte[] book(Collection<FaultEntry> entries, Map<String, String> digests) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
            json.useDefaultPrettyPrinter();
            json.writeStartObject();
            json.writeObjectFieldStart(FaultBook.SOURCES);
            for (Map.Entry<String, String> source : digests.entrySet()) {
                json.writeStringField(source.getKey(), source.getValue());
            }
            json.writeEndObject();
            json.writeObjectFieldStart("faults");
            for (FaultEntry entry : entries) {
                entry(json, entry);
            }
            json.writeEndObject();
            json.writeEndObject();
        }
        return out.toByteArray();
    }

    private static void entry(JsonGenerator json, FaultEntry entry) throws IOException {
        json.writeObjectFieldStart(entry.code().value());
        json.writeStringField("name", entry.name());
        json.writeStringField("severity", entry.severity().name().toLowerCase(Locale.ROOT));
        json.writeStringField("remedy", entry.remedy().name().toLowerCase(Locale.ROOT));
        words(json, "title", entry.title());
        words(json, "cause", entry.cause());
        words(json, "resident", entry.resident());
        words(json, "attendant", entry.attendant());
        words(json, "technician", entry.technician());
        words(json, "central", entry.central());
        json.writeArrayFieldStart("signs");
        for (String sign : entry.signs()) {
            json.writeString(sign);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void words(JsonGenerator json, String field, FaultEntry.Words words) throws IOException {
        json.writeObjectFieldStart(field);
        json.writeStringField("zh", words.zh());
        json.writeStringField("en", words.en());
        json.writeEndObject();
    }
}
