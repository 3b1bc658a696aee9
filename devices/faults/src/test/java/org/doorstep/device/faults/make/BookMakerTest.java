// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults.make;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.device.faults.Sample;
import org.doorstep.device.spi.FaultCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A module's compiled classes held against its file. */
class BookMakerTest {
    /** A class that uses a code and declares none. */
    private static final class Careless {
        static final FaultCode UNEXPLAINED = new FaultCode("Q-399");
    }

    @TempDir
    Path folder;

    @Test
    void aConstantWithoutAnEntryFailsTheBuildWithFileCodeAndRemedy() throws IOException {
        assertThat(gaps(module(null, ToyFault.class)))
                .contains(
                        "toy/src/main/resources/META-INF/doorstep/faults.yaml:1: Q-301:",
                        "There is no entry for ToyFault.ROLL_OUT.",
                        "Write one:");
    }

    @Test
    void anEntryWithoutAConstantFailsTheBuild() throws IOException {
        assertThat(gaps(module(Sample.GOOD))).contains("faults.yaml:3: Q-301: No enum of this module declares it.");
    }

    @Test
    void anotherSeverityThanTheConstantsFailsTheBuild() throws IOException {
        assertThat(gaps(module(Sample.GOOD.replace("severity: blocking", "severity: error"), ToyFault.class)))
                .contains("Q-301: The severity is error here and blocking at ToyFault.ROLL_OUT.");
    }

    @Test
    void anotherRemedyThanTheConstantsFailsTheBuild() throws IOException {
        assertThat(gaps(module(Sample.GOOD.replace("remedy: attendant", "remedy: central"), ToyFault.class)))
                .contains("Q-301: The remedy is central here and attendant at ToyFault.ROLL_OUT.");
    }

    @Test
    void aBrokenEntryFailsTheBuildAndIsToldOnce() throws IOException {
        String told = gaps(module(Sample.GOOD.replace("en: Send a roll.", "de: x"), ToyFault.class));
        assertThat(told).contains("Q-301: central has no en.").doesNotContain("There is no entry");
    }

    @Test
    void aCodeThatAClassUsesAndNobodyExplainsFailsTheBuild() throws IOException {
        assertThat(Careless.UNEXPLAINED.value()).isEqualTo("Q-399");
        assertThat(gaps(module(Sample.GOOD, ToyFault.class, Careless.class)))
                .contains("BookMakerTest$Careless.class:1: Q-399: This class uses a code that no file explains.");
    }

    @Test
    void anEnumThatPointsAtFaultsOfAnotherDeclaresNone() throws IOException {
        Path module = module(Sample.GOOD, ToyFault.class, ToySign.class);
        assertThat(Gathered.of(java.util.List.of(module)).problems()).isEmpty();
    }

    @Test
    void aClassOfDevicesThatTheManualHasNoWordsForFailsTheBuild() throws IOException {
        Path module = module(Sample.GOOD, ToyFault.class);
        assertThatThrownBy(() ->
                        BookMaker.make(folder.resolve("out"), folder.resolve("manual"), java.util.List.of(module)))
                .hasMessageContaining("the letter Q");
    }

    @Test
    void aModuleThatWasNotCompiledIsToldWithTheRemedy() {
        assertThatThrownBy(() -> Gathered.of(java.util.List.of(folder.resolve("nowhere"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("with -am");
    }

    private String gaps(Path module) {
        Path out = folder.resolve("out");
        try {
            BookMaker.make(out, folder.resolve("manual"), java.util.List.of(module));
        } catch (IllegalStateException e) {
            assertThat(out).doesNotExist();
            return e.getMessage();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        throw new AssertionError("the book was made");
    }

    private Path module(String yaml, Class<?>... compiled) throws IOException {
        Path module = folder.resolve("toy");
        Path classes = Files.createDirectories(module.resolve("target/classes"));
        for (Class<?> type : compiled) {
            String name = type.getName().replace('.', '/') + ".class";
            Path file = classes.resolve(name);
            Files.createDirectories(file.getParent());
            try (InputStream in = type.getClassLoader().getResourceAsStream(name)) {
                Files.write(file, in.readAllBytes());
            }
        }
        if (yaml != null) {
            Path file = module.resolve("src/main/resources").resolve(FaultBook.FILE);
            Files.createDirectories(file.getParent());
            Files.writeString(file, yaml);
        }
        return module;
    }
}
