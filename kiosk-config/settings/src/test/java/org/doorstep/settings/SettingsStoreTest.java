// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.doorstep.settings.SettingsStore.Check;
import org.doorstep.settings.SettingsStore.InForce;
import org.doorstep.settings.SettingsStore.LastGood;
import org.doorstep.settings.SettingsStore.Nothing;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsStoreTest {
    @TempDir
    Path folder;

    private Path file;
    private SettingsStore store;

    @BeforeEach
    void set() {
        file = folder.resolve("terminal.toml");
        store = new SettingsStore(folder.resolve("state"));
    }

    private void write(Map<String, String> values) throws IOException {
        Files.writeString(file, SettingsTemplate.with(values));
    }

    @Test
    void aRightFileIsInForceAndKeptByteForByte() throws IOException {
        write(Map.of("timing.idle", "90"));

        assertThat(store.load(file, Check.NONE)).isInstanceOfSatisfying(InForce.class, now -> {
            assertThat(now.settings().timing().idle()).isEqualTo(Duration.ofSeconds(90));
            assertThat(now.notKept()).isEmpty();
        });
        assertThat(store.lastGood()).hasSameBinaryContentAs(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(store.lastGood())))
                .isEqualTo("rw-------");
    }

    @Test
    void aWrongFileIsRefusedWithItsPlaceAndTheLastGoodStaysInForce() throws IOException {
        write(Map.of("timing.idle", "90"));
        store.load(file, Check.NONE);
        byte[] good = Files.readAllBytes(store.lastGood());
        write(Map.of("timing.idle", "5"));

        assertThat(new SettingsStore(folder.resolve("state")).load(file, Check.NONE))
                .isInstanceOfSatisfying(LastGood.class, now -> {
                    assertThat(now.settings().timing().idle()).isEqualTo(Duration.ofSeconds(90));
                    Problem problem = now.refused().getFirst();
                    assertThat(problem.file()).isEqualTo(file.toString());
                    assertThat(problem.key()).isEqualTo("timing.idle");
                    assertThat(problem.line()).isPositive();
                    assertThat(problem.column()).isEqualTo(1);
                });
        assertThat(Files.readAllBytes(store.lastGood())).isEqualTo(good);
    }

    @Test
    void aFileThatIsGoneLeavesTheLastGoodInForce() throws IOException {
        write(Map.of());
        store.load(file, Check.NONE);
        Files.delete(file);

        assertThat(store.load(file, Check.NONE)).isInstanceOf(LastGood.class);
    }

    @Test
    void withoutALastGoodNothingIsInForce() throws IOException {
        Files.writeString(file, "[panel]\n");

        assertThat(store.load(file, Check.NONE))
                .isInstanceOfSatisfying(
                        Nothing.class, now -> assertThat(now.refused()).isNotEmpty());
        assertThat(store.lastGood()).doesNotExist();
    }

    @Test
    void aFurtherCheckRefusesAsTheFileItselfDoes() throws IOException {
        write(Map.of("device.receipt.link", "tcp:192.0.2.7:9100"));
        store.load(file, Check.NONE);
        write(Map.of("device.receipt.link", "carrier pigeon"));
        Check noPigeons = settings -> settings.devices().stream()
                .filter(d -> d.values().containsValue("carrier pigeon"))
                .map(d -> d.problem("link", "link is no address", "Write tcp:host:port."))
                .toList();

        assertThat(store.load(file, noPigeons)).isInstanceOfSatisfying(LastGood.class, now -> {
            assertThat(now.refused()).extracting(Problem::key).containsExactly("device.receipt.link");
            assertThat(now.settings().device("receipt").orElseThrow().values())
                    .containsEntry("link", "tcp:192.0.2.7:9100");
        });
    }

    @Test
    void aKeptCopyThatIsNotRightAnyMoreIsNotUsed() throws IOException {
        write(Map.of());
        store.load(file, Check.NONE);
        Files.writeString(store.lastGood(), "[panel]\n");
        Files.writeString(file, "[panel]\n");

        assertThat(store.load(file, Check.NONE))
                .isInstanceOfSatisfying(
                        Nothing.class,
                        now -> assertThat(now.refused())
                                .extracting(Problem::file)
                                .contains(file.toString(), store.lastGood().toString()));
    }

    @Test
    void aCopyLeftHalfWrittenByAPowerCutDoesNotStandInTheWay() throws IOException {
        write(Map.of());
        Files.createDirectories(store.lastGood().getParent());
        Files.writeString(store.lastGood().resolveSibling("last-good.toml.new"), "half");

        assertThat(store.load(file, Check.NONE))
                .isInstanceOfSatisfying(
                        InForce.class, now -> assertThat(now.notKept()).isEmpty());
        assertThat(store.lastGood()).hasSameBinaryContentAs(file);
    }

    @Test
    void settingsAreInForceEvenWhereNoCopyCanBeKeptAndThatIsTold() throws IOException {
        write(Map.of());
        Files.writeString(folder.resolve("state"), "a file where a folder should be");

        assertThat(store.load(file, Check.NONE))
                .isInstanceOfSatisfying(
                        InForce.class,
                        now -> assertThat(List.copyOf(now.notKept()))
                                .singleElement()
                                .satisfies(
                                        p -> assertThat(p.text()).contains("No copy of these settings could be kept")));
    }
}
