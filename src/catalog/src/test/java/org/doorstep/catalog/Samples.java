// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.catalog.author.Authoring;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Item;

/** Items and made-up people for tests. */
public final class Samples {
    private static final Authoring.Result SEED = Authoring.load(seed());

    private Samples() {}

    /** The folder of the seed catalog in this checkout. */
    public static Path seed() {
        return Path.of(System.getProperty("doorstep.checkout"), "kiosk-config", "catalog");
    }

    public static String pensionYaml() {
        try (InputStream in = Samples.class.getResourceAsStream("pension.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static Item pension() {
        return item(pensionYaml());
    }

    public static Item item(String yaml) {
        Authoring.Result result = check(yaml);
        assertThat(result.problems()).isEmpty();
        return result.items().getFirst();
    }

    public static Authoring.Result check(String yaml) {
        return Authoring.check("items/sample.yaml", yaml.getBytes(StandardCharsets.UTF_8));
    }

    /** An item of the seed catalog. */
    public static Item seed(String id) {
        return SEED.items().stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** A code list of the seed catalog, or its items. */
    public static Optional<CodeTable> table(String id) {
        return SEED.table(id);
    }

    /** A copy of the seed catalog that a test may change. */
    public static Path copySeed(Path folder) {
        for (String part : List.of("items", "lists")) {
            try (Stream<Path> files = Files.list(seed().resolve(part))) {
                Path to = Files.createDirectories(folder.resolve(part));
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(file.getFileName().toString()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        try {
            for (String file : List.of("texts.yaml", "calendar.yaml")) {
                Files.copy(seed().resolve(file), folder.resolve(file));
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Changes a file, in which {@code old} must stand. */
    public static void edit(Path file, String old, String by) {
        try {
            Files.writeString(file, with(Files.readString(file), old, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code text} with {@code old} replaced, which must stand there. */
    public static String with(String text, String old, String by) {
        assertThat(text).contains(old);
        return text.replace(old, by);
    }

    public static Item certificate() {
        return seed("social-insurance-certificate");
    }

    /** 王秀兰, 47 on 2026-03-20. */
    public static Card wang() {
        return card("王秀兰", "999999197806200029", LocalDate.of(1978, 6, 20));
    }

    public static Card zhang() {
        return card("张建国", "999999195503120014", LocalDate.of(1955, 3, 12));
    }

    public static Card card(String name, String number, LocalDate birth) {
        return new Card(
                TextValue.of(name),
                TextValue.of(number),
                "1",
                TextValue.of("01"),
                birth,
                TextValue.of("石桥村 1 号"),
                TextValue.of("青禾县公安局"),
                LocalDate.of(2015, 1, 1),
                null);
    }
}
