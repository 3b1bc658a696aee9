// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.doorstep.contract.Lanes;
import org.doorstep.device.spi.Ticker;
import org.doorstep.terminal.journal.ChainHead;
import org.doorstep.terminal.journal.Floor;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.wire.Reply;

/**
 * Asks central once in each start how far it has heard this terminal count ({@code GET /t/floor}), and has the journal go on
 * from there where that is further: after the journal and its copy were lost, or an old disk was put back. Asks again until
 * there is an answer with central's signature; then it ends.
 */
public final class FloorCheck implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(FloorCheck.class.getName());
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Uplink uplink;
    private final Journal journal;
    private final Connectivity connectivity;
    private final Runnable known;
    private final Backoff backoff;
    private final Loop loop;

    /** @param known told, by this check's thread, once the next numbers are known */
    public FloorCheck(
            Uplink uplink,
            Journal journal,
            Connectivity connectivity,
            Runnable known,
            Ticker ticker,
            RandomGenerator random) {
        this.uplink = uplink;
        this.journal = journal;
        this.connectivity = connectivity;
        this.known = known;
        this.backoff = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1), random);
        this.loop = new Loop("central-floor", ticker, random, this::turn);
    }

    public void start() {
        connectivity.listen(link -> {
            if (link instanceof Link.Online) {
                loop.wake();
            }
        });
        loop.start();
    }

    @Override
    public void close() {
        loop.close();
    }

    private void turn() throws InterruptedException {
        switch (uplink.api().get("/t/floor?journal=" + journal.id(), Lanes.Floor.class, PATIENCE)) {
            case Reply.Ok<Lanes.Floor>(Lanes.Floor floor) when saidOfThisJournal(floor) -> goOn(floor);
            case Reply.Ok<Lanes.Floor> ignored -> failed("it is not central's word on this journal", Duration.ZERO);
            case Reply.Refused<Lanes.Floor> refused ->
                failed(refused.status() + " " + refused.problem().code(), refused.retryAfter());
            case Reply.Unreachable<Lanes.Floor> none -> failed(none.reason(), Duration.ZERO);
        }
    }

    private boolean saidOfThisJournal(Lanes.Floor floor) {
        return floor.journal().equals(journal.id()) && uplink.saidByCentral(floor.signedText(), floor.signature());
    }

    private void goOn(Lanes.Floor floor) {
        journal.transaction(tx -> {
            tx.continueFrom(floor(floor));
            return floor;
        });
        known.run();
        loop.end();
    }

    /** Central has heard of no numbered receipt: none is printed before payments are. */
    private static Floor floor(Lanes.Floor heard) {
        Map<Lanes.Lane, ChainHead> lanes = new EnumMap<>(Lanes.Lane.class);
        heard.lanes().forEach(end -> lanes.put(end.lane(), new ChainHead(end.seq(), end.hash())));
        return new Floor(heard.boots(), heard.slips(), 0, lanes);
    }

    private void failed(String why, Duration atLeast) throws InterruptedException {
        LOG.log(System.Logger.Level.DEBUG, "no answer to /t/floor: {0}", why);
        loop.pause(backoff.next(atLeast));
    }
}
