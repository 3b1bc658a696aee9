// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.doorstep.device.spi.CoreFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The book of this build, and what jars add that came later. */
class FaultBookTest {
    private static final Pattern CODE = Pattern.compile("\"([A-Z]-[0-9]{3})\"");

    @TempDir
    Path folder;

    private final FaultBook book = FaultBook.load(FaultBookTest.class.getClassLoader());

    @Test
    void theHouseLeavesNothingOut() {
        assertThat(book.leftOut()).isEmpty();
    }

    @Test
    void everyCoreFaultIsExplainedAsItIsDeclared() {
        for (CoreFault fault : CoreFault.values()) {
            FaultEntry entry = book.entry(fault.code().value()).orElseThrow();
            assertThat(entry.severity())
                    .as(fault.name())
                    .isEqualTo(fault.with("").severity());
            assertThat(entry.remedy()).as(fault.name()).isEqualTo(fault.with("").remedy());
        }
    }

    @Test
    void everyCodeThatTheSourcesOfTheDevicesUseIsExplained() throws IOException {
        Set<String> used = new TreeSet<>();
        List<Path> sources;
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            // An example to be copied; it is in nobody's installation and comes as a stranger's.
            sources = modules.filter(module -> !module.getFileName().toString().startsWith("example-"))
                    .map(module -> module.resolve("src/main/java"))
                    .filter(Files::isDirectory)
                    .toList();
        }
        for (Path source : sources) {
            try (Stream<Path> files = Files.walk(source)) {
                for (Path file :
                        files.filter(f -> f.toString().endsWith(".java")).toList()) {
                    CODE.matcher(Files.readString(file)).results().forEach(found -> used.add(found.group(1)));
                }
            }
        }
        assertThat(used).hasSizeGreaterThanOrEqualTo(CoreFault.values().length);
        assertThat(book.entries()).extracting(e -> e.code().value()).containsAll(used);
    }

    /** The faults that the tables of SDT, ESC/POS and IPP name; what the tables call success or a state is none. */
    @Test
    void everyFaultThatAProtocolsTableNamesHasACode() {
        List<String> tables = new ArrayList<>();
        Stream.of("10 11 21 24 31 32 33 40 41 47 60 66 80 81".split(" ")).forEach(sw3 -> tables.add("SDT SW3 " + sw3));
        tables.addAll(List.of(
                "ESC/POS DLE EOT 1 bit 3",
                "ESC/POS DLE EOT 1 bit 5",
                "ESC/POS DLE EOT 2 bit 2",
                "ESC/POS DLE EOT 2 bit 5",
                "ESC/POS DLE EOT 2 bit 6",
                "ESC/POS DLE EOT 3 bit 3",
                "ESC/POS DLE EOT 3 bit 5",
                "ESC/POS DLE EOT 3 bit 6",
                "ESC/POS DLE EOT 4 bits 2-3",
                "ESC/POS DLE EOT 4 bits 5-6",
                "ESC/POS ASB 1 bit 3",
                "ESC/POS ASB 1 bit 5",
                "ESC/POS ASB 2 bit 2",
                "ESC/POS ASB 2 bit 3",
                "ESC/POS ASB 2 bit 5",
                "ESC/POS ASB 2 bit 6",
                "ESC/POS ASB 3 bits 0-1",
                "ESC/POS ASB 3 bits 2-3"));
        Stream.of("media-empty media-needed media-low media-jam cover-open door-open toner-low toner-empty"
                        + " marker-supply-low marker-supply-empty marker-waste-almost-full marker-waste-full"
                        + " input-tray-missing output-area-full paused connecting-to-device offline")
                .flatMap(line -> Arrays.stream(line.split(" ")))
                .forEach(reason -> tables.add("IPP printer-state-reasons " + reason));
        tables.addAll(List.of("IPP printer-state 5", "IPP job-state 7", "IPP job-state 8", "IPP server-error-busy"));
        Set<String> signs =
                book.entries().stream().flatMap(e -> e.signs().stream()).collect(Collectors.toSet());
        assertThat(signs).containsAll(tables);
    }

    @Test
    void theManualsChapterHasEveryCodeInBothLanguages() throws IOException {
        String chapter;
        try (var in = FaultBook.class.getClassLoader().getResourceAsStream(FaultBook.CHAPTER)) {
            chapter = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
        assertThat(chapter).isEqualTo(Files.readString(Path.of("target/manual/faults.md")));
        for (FaultEntry entry : book.entries()) {
            List<String> rows = chapter.lines()
                    .filter(line -> line.startsWith("| **" + entry.code() + "**"))
                    .toList();
            assertThat(rows).as(entry.code().value()).hasSize(2);
            assertThat(rows.getFirst())
                    .contains(
                            entry.cause().zh(),
                            entry.technician().zh(),
                            entry.central().zh());
            assertThat(rows.getLast())
                    .contains(entry.cause().en(), entry.attendant().en(), entry.name());
            assertThat(rows)
                    .allSatisfy(row -> assertThat(
                                    IntStream.range(0, row.length()).filter(i -> row.charAt(i) == '|'))
                            .hasSize(10));
        }
    }

    @Test
    void anInstalledAdaptersOwnFileIsAdded() throws IOException {
        FaultBook more = loaded(jar("queue.jar", Sample.GOOD));
        assertThat(more.leftOut()).isEmpty();
        assertThat(more.entry("Q-301").orElseThrow().title().en()).isEqualTo("Tickets used up");
        assertThat(more.name("Q-301")).isEqualTo("ticket-roll-out");
        assertThat(more.entries()).hasSize(book.entries().size() + 1);
    }

    @Test
    void theExampleThatStrangersCopyExplainsItsCodesAsTheyMust() throws IOException {
        Path example = Path.of("../example-queue-ticket/src/main/resources").resolve(FaultBook.FILE);
        FaultBook more = loaded(jar("example.jar", Files.readString(example)));
        assertThat(more.leftOut()).isEmpty();
        assertThat(more.entries()).hasSizeGreaterThan(book.entries().size());
    }

    @Test
    void aBrokenEntryOfAJarIsToldWithJarAndLineAndTheRestOfTheFileIsUsed() throws IOException {
        Path jar = jar(
                "queue.jar",
                Sample.GOOD
                        + Sample.GOOD
                                .substring(Sample.GOOD.indexOf("  Q-301"))
                                .replace("Q-301", "Q-302")
                                .replace("ticket-roll-out", "ticket-jam")
                                .replace("severity: blocking", "severity: fatal")
                                .replace("TOY 41", "TOY 42"));
        FaultBook more = loaded(jar);
        assertThat(more.entry("Q-301")).isPresent();
        assertThat(more.entry("Q-302")).isEmpty();
        assertThat(more.leftOut())
                .extracting(FaultProblem::text)
                .containsExactly(jar + ", META-INF/doorstep/faults.yaml:14: Q-302: There is no severity fatal."
                        + " Write one of warning, error, blocking.");
    }

    @Test
    void aFileThatCannotBeReadIsToldAndTheBookStands() throws IOException {
        FaultBook more = loaded(jar("bad.jar", "faults: {\n  Q-301: [\n"), jar("queue.jar", Sample.GOOD));
        assertThat(more.leftOut()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).contains("bad.jar");
            assertThat(problem.what()).contains("cannot be read");
        });
        assertThat(more.entry("Q-301")).isPresent();
        assertThat(more.entry("P-104")).isPresent();
    }

    @Test
    void nobodyElseExplainsACodeOfTheHouse() throws IOException {
        FaultBook more = loaded(jar("liar.jar", Sample.GOOD.replace("Q-301", "P-104")));
        assertThat(more.entry("P-104")).isEqualTo(book.entry("P-104"));
        assertThat(more.leftOut())
                .singleElement()
                .satisfies(problem ->
                        assertThat(problem.text()).contains("liar.jar", "P-104", "META-INF/doorstep/fault-book.json"));
    }

    @Test
    void aCodeThatNobodyExplainsKeepsItselfAsName() {
        assertThat(book.entry("Z-999")).isEmpty();
        assertThat(book.name("Z-999")).isEqualTo("Z-999");
    }

    private Path jar(String name, String yaml) throws IOException {
        Path jar = folder.resolve(name);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new JarEntry(FaultBook.FILE));
            out.write(Sample.bytes(yaml));
            out.closeEntry();
        }
        return jar;
    }

    private static FaultBook loaded(Path... jars) throws IOException {
        URL[] places = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            places[i] = jars[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(places, FaultBookTest.class.getClassLoader())) {
            return FaultBook.load(loader);
        }
    }
}
