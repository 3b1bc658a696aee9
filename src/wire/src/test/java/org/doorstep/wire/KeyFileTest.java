// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.doorstep.contract.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyFileTest {
    @TempDir
    Path temp;

    private Path folder() {
        return temp.resolve("state").resolve("keys");
    }

    private Path file() {
        return folder().resolve(KeyFile.NAME);
    }

    @Test
    void keysAreMadeOnceAndStayTheSame() throws IOException {
        KeyFile first = KeyFile.open(folder());
        KeyFile second = KeyFile.open(folder());
        assertThat(second.tlsKeyHash()).isEqualTo(first.tlsKeyHash()).hasSize(32);
        assertThat(second.signing().privateKey()).isEqualTo(first.signing().privateKey());
        assertThat(second.sealing().publicKey()).isEqualTo(first.sealing().publicKey());
        assertThat(KeyFile.open(temp.resolve("other")).tlsKeyHash()).isNotEqualTo(first.tlsKeyHash());
    }

    @Test
    void ofTwoFirstStartsAtOnceBothGetTheKeysThatStay() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                Path folder = temp.resolve("round-" + round);
                CyclicBarrier together = new CyclicBarrier(2);
                Callable<KeyFile> start = () -> {
                    together.await();
                    return KeyFile.open(folder);
                };
                Future<KeyFile> one = threads.submit(start);
                Future<KeyFile> other = threads.submit(start);
                byte[] kept = one.get().tlsKeyHash();
                assertThat(other.get().tlsKeyHash()).isEqualTo(kept);
                assertThat(KeyFile.open(folder).tlsKeyHash()).isEqualTo(kept);
                try (Stream<Path> left = Files.list(folder)) {
                    assertThat(left).containsExactly(folder.resolve(KeyFile.NAME));
                }
            }
        }
    }

    @Test
    void thePairsWork() throws Exception {
        KeyFile keys = KeyFile.open(folder());
        Suite suite = Suites.current();
        byte[] message = {1, 2, 3};
        assertThat(suite.verify(
                        keys.signing().publicKey(),
                        message,
                        suite.sign(keys.signing().privateKey(), message)))
                .isTrue();
        byte[] sealed = suite.seal(keys.sealing().publicKey(), new byte[0], message);
        assertThat(suite.open(keys.sealing().privateKey(), new byte[0], sealed)).isEqualTo(message);
        keys.tlsCertificate().verify(keys.tlsCertificate().getPublicKey());
    }

    @Test
    void onlyTheOwnerMayReadThemAndNoHalfFileIsLeft() throws IOException {
        KeyFile.open(folder());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
        try (Stream<Path> left = Files.list(folder())) {
            assertThat(left).containsExactly(file());
        }
    }

    @Test
    void aFileThatOthersCanReadIsRefusedWithARemedy() throws IOException {
        KeyFile.open(folder());
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("rw-r-----"));
        assertThatIOException()
                .isThrownBy(() -> KeyFile.open(folder()))
                .withMessageContaining(file().toString())
                .withMessageContaining("chmod 600");
    }

    @Test
    void aDamagedFileIsNamedAndNeverReplaced() throws IOException {
        KeyFile.open(folder());
        String whole = Files.readString(file());
        for (String damaged : new String[] {
            "",
            whole.substring(0, 80),
            whole.replaceFirst("\"tlsKey\":\"..", "\"tlsKey\":\"AA"),
            whole.replace("\"format\":1", "\"format\":9"),
            whole.replaceFirst("\"signingPublic\":\"[^\"]*\"", "\"signingPublic\":\"AAAA\""),
            whole.replaceFirst("\"sealingPublic\":\"....", "\"sealingPublic\":\"AAAA")
        }) {
            Files.writeString(file(), damaged);
            assertThatIOException()
                    .isThrownBy(() -> KeyFile.open(folder()))
                    .withMessageContaining(file().toString())
                    .satisfies(e -> assertThat(e.getMessage()).containsAnyOf("backup", "newer"));
            assertThat(file()).hasContent(damaged);
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamedWithTheRemedy() throws IOException {
        Files.writeString(temp.resolve("state"), "a file stands here");
        assertThatIOException()
                .isThrownBy(() -> KeyFile.open(folder()))
                .withMessageContaining(file().toString())
                .withMessageContaining("own the folder");
    }
}
