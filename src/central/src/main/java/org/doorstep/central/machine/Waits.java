// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.machine;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.doorstep.central.answer.Answer;
import org.doorstep.central.fleet.Tail;
import org.doorstep.central.store.Changes;
import org.doorstep.central.store.Releases;
import org.doorstep.central.store.Store;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;

/**
 * {@code GET /t/wait}: answers at once when the terminal's release is not the one it is to run or when the catalog changed since
 * it was last told, else when something changes, else after the hold. A revoked terminal is told so in the middle of a hold.
 */
public final class Waits {
    private final Store store;
    private final Tail tail;
    private final Suite suite;
    private final Suite.Pair signing;
    private final InstantSource clock;
    private final Duration longest;

    /** How often the catalog had changed when a terminal was last told. A restart forgets it: then it is told once more. */
    private final Map<String, Long> told = new ConcurrentHashMap<>();

    /** How often a terminal has called. Of two calls of one terminal the newer is alive: it would not call while it waits. */
    private final Map<String, Long> calls = new ConcurrentHashMap<>();

    /** @param longest the longest hold, and what terminals are asked to hold next */
    public Waits(Store store, Tail tail, Suite suite, Suite.Pair signing, InstantSource clock, Duration longest) {
        this.store = store;
        this.tail = tail;
        this.suite = suite;
        this.signing = signing;
        this.clock = clock;
        this.longest = longest;
    }

    /** Blocks for up to the hold. */
    Answer<Lanes.Wait> hold(String terminal, int release, Duration wish) throws InterruptedException {
        long until = System.nanoTime() + bounded(wish).toNanos();
        long mine = calls.merge(terminal, 1L, Long::sum);
        while (true) {
            long version = tail.version();
            long catalog = tail.count(Changes.Topic.CATALOG);
            Now now = store.read(tx -> new Now(
                    tx.terminals()
                            .find(terminal)
                            .filter(row -> row.revoked() == null)
                            .isPresent(),
                    tx.releases().assigned(terminal),
                    tx.releases().withdrawn().stream()
                            .map(Releases.Withdrawn::item)
                            .toList()));
            if (!now.known()) {
                return Answer.revoked();
            }
            if (calls.getOrDefault(terminal, mine) != mine) {
                return Answer.ok(signed(now)); // nobody hears it: it must not count as told
            }
            Duration left = Duration.ofNanos(until - System.nanoTime());
            boolean news = now.release() != release || told.getOrDefault(terminal, -1L) != catalog;
            if (news || left.isNegative() || left.isZero() || tail.closed()) {
                told.put(terminal, catalog);
                return Answer.ok(signed(now));
            }
            tail.await(version, left);
        }
    }

    Duration bounded(Duration wish) {
        return wish.compareTo(longest) > 0 ? longest : wish;
    }

    int nextHoldSeconds() {
        return (int) longest.toSeconds();
    }

    private record Now(boolean known, int release, List<String> withdrawn) {}

    private Lanes.Wait signed(Now now) {
        Lanes.Wait draft = new Lanes.Wait(clock.instant(), now.release(), now.withdrawn(), nextHoldSeconds(), "");
        byte[] signature = suite.sign(signing.privateKey(), draft.signedText().getBytes(StandardCharsets.UTF_8));
        return new Lanes.Wait(
                draft.now(), draft.release(), draft.withdrawn(), draft.nextHoldSeconds(), Base64Url.encode(signature));
    }
}
