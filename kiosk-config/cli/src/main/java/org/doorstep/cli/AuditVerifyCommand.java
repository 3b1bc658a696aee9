// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.doorstep.terminal.journal.AuditVerifier;
import org.doorstep.terminal.journal.AuditVerifier.Verdict;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.Suites;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks every hash, link and signature of an exported audit chain. Changes nothing. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Checks every hash, link and signature of an exported audit chain. That nothing is missing at its"
                + " end shows only when its head equals the one central knows.")
final class AuditVerifyCommand implements Callable<Integer> {
    private static final int KEY_BYTES = 32;

    private final Surroundings surroundings;

    @Parameters(paramLabel = "FILE", description = "The export.")
    private Path file = Path.of("");

    @ArgGroup(multiplicity = "1")
    private Key key = new Key();

    static final class Key {
        @Option(
                names = "--key",
                paramLabel = "KEY",
                description = "The terminal's public signing key in base64url, as the console shows it.")
        private @Nullable String text;

        @Option(names = "--state", paramLabel = "DIR", description = "The terminal's state folder, which has its keys.")
        private @Nullable Path state;
    }

    AuditVerifyCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        byte[] publicKey;
        try {
            publicKey = publicKey();
        } catch (BadMessage e) {
            surroundings.err().println(e.getMessage() + ". Copy the key anew from the console.");
            return Exit.USAGE;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return switch (new AuditVerifier(Suites.current(), publicKey).verify(in)) {
                case Verdict.Broken(long line, String why) -> {
                    surroundings
                            .err()
                            .println(file + ":" + line + ": " + why
                                    + ". Keep this file and the terminal as they are, and tell the centre.");
                    yield Exit.PROBLEMS;
                }
                case Verdict.Intact intact -> intact(intact);
            };
        } catch (NoSuchFileException e) {
            surroundings.err().println(file + ": There is no such file. Name the export of an audit chain.");
            return Exit.UNABLE;
        }
    }

    private int intact(Verdict.Intact intact) {
        if (intact.head().seq() == 0) {
            surroundings.err().println(file + ": This export is empty. Export the chain again.");
            return Exit.PROBLEMS;
        }
        surroundings
                .out()
                .println(file + ": intact from entry " + intact.first() + " to "
                        + intact.head().seq() + ", head " + intact.head().hash() + ".");
        if (intact.signedUpTo() < intact.head().seq()) {
            surroundings
                    .err()
                    .println(file + ": Signatures cover entries up to " + intact.signedUpTo()
                            + " only. Export the chain again, which signs its end.");
            return Exit.PROBLEMS;
        }
        return Exit.WELL;
    }

    private byte[] publicKey() throws IOException, BadMessage {
        if (key.text != null) {
            return Base64Url.decode(key.text, KEY_BYTES, "--key");
        }
        Path state = key.state == null ? Path.of("") : key.state;
        if (!Files.exists(state.resolve(KeyFile.NAME))) {
            throw new NoSuchFileException(state.resolve(KeyFile.NAME)
                    + ": There are no keys here. Name the terminal's state folder, or give its public key by --key.");
        }
        return KeyFile.open(state).signing().publicKey();
    }
}
