// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.fleet;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Terminals;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;

/**
 * {@code GET /t/floor}: how far a terminal's number has counted, so that a machine without its journal uses no number twice.
 * Read only; any thread.
 */
public final class Floors {
    private final Store store;
    private final Suite suite;
    private final Suite.Pair signing;

    public Floors(Store store, Suite suite, Suite.Pair signing) {
        this.store = store;
        this.suite = suite;
        this.signing = signing;
    }

    /**
     * @param terminal who asks, as its connection proves
     * @param journal a UUID
     */
    public Lanes.Floor of(Terminals.Terminal terminal, String journal) {
        Lanes.Floor draft = store.read(tx -> new Lanes.Floor(
                journal,
                terminal.boot(),
                Math.max(terminal.issued(), tx.slips().highest(terminal.id())),
                lanes(tx, terminal.id(), journal),
                ""));
        byte[] signature = suite.sign(signing.privateKey(), draft.signedText().getBytes(StandardCharsets.UTF_8));
        return new Lanes.Floor(journal, draft.boots(), draft.slips(), draft.lanes(), Base64Url.encode(signature));
    }

    private static List<Lanes.LaneEnd> lanes(Tx tx, String terminal, String journal) {
        return tx.journals().series(terminal, journal).stream()
                .boxed()
                .flatMap(series -> tx.records().heads(terminal, series).stream())
                .map(head -> new Lanes.LaneEnd(head.lane(), head.seq(), head.hash()))
                .toList();
    }
}
