// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Suites;

/** Journals on real files, for tests. */
final class Journals {
    static final Suite SUITE = Suites.current();
    static final Suite.Pair KEYS = SUITE.newSigningPair();
    static final String TERMINAL = "00317";

    private Journals() {}

    static JournalOptions options(Path folder) {
        return options(folder, new Signer(SUITE, KEYS.privateKey()));
    }

    static JournalOptions options(Path folder, Signer signer) {
        return JournalOptions.of(
                        folder.resolve("state/journal.sqlite"),
                        folder.resolve("stick/journal-copy.sqlite"),
                        signer,
                        "0.1.0")
                .withCentral(Floor.NONE);
    }

    static Journal open(Path folder) {
        return Journal.open(options(folder)).journal();
    }

    static Lanes.Entry queueRating(Journal journal, int grade) {
        return journal.transaction(tx -> tx.outbox().queue(Lanes.Lane.P2, Lanes.Kind.RATING, rating(grade)));
    }

    static Lanes.Rating rating(int grade) {
        return new Lanes.Rating("participation-certificate", 1, "00317-1", grade);
    }

    static Lanes.Receipt receipt(Lanes.Entry entry, Lanes.State state, String reason) {
        return new Lanes.Receipt(
                entry.id(),
                state,
                Signer.hash(SUITE, entry.signedText()),
                reason,
                "",
                0,
                state == Lanes.State.RETRY ? null : "signed");
    }

    /** Runs statements on a file behind the journal's back. */
    static void behindTheBack(Path file, String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
