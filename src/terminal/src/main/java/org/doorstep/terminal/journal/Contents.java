// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.doorstep.contract.Lanes;

/** What the second copy holds: all that central has not confirmed, and where every number and chain stands. */
record Contents(Map<String, Long> counters, Map<String, ChainHead> heads, List<RecordRow> unsent, List<SlipRow> slips) {
    static final Contents NOTHING = new Contents(Map.of(), Map.of(), List.of(), List.of());

    /** What the second copy should hold by the journal. */
    static Contents ofJournal(Sql sql) {
        return new Contents(
                Chains.counters(sql),
                Chains.heads(sql),
                sql.list(
                        "SELECT " + RecordRow.COLUMNS + " FROM record WHERE body IS NOT NULL ORDER BY lane, seq",
                        RecordRow::read),
                sql.list(
                        "SELECT " + SlipRow.COLUMNS + " FROM slip WHERE record IN"
                                + " (SELECT id FROM record WHERE body IS NOT NULL) ORDER BY counter",
                        SlipRow::read));
    }

    static Contents ofCopy(Sql sql) {
        return new Contents(
                Chains.counters(sql),
                Chains.heads(sql),
                sql.list("SELECT " + RecordRow.COLUMNS + " FROM unsent ORDER BY lane, seq", RecordRow::read),
                sql.list("SELECT " + SlipRow.COLUMNS + " FROM slip ORDER BY counter", SlipRow::read));
    }

    static Contents of(Floor floor) {
        var heads = new HashMap<String, ChainHead>();
        for (Map.Entry<Lanes.Lane, ChainHead> lane : floor.lanes().entrySet()) {
            heads.put(lane.getKey().name(), lane.getValue());
        }
        heads.put(Chains.SLIP, new ChainHead(floor.slips(), ""));
        return new Contents(
                Map.of(Chains.BOOT, floor.boots(), Chains.RECEIPT, floor.receipts()), heads, List.of(), List.of());
    }

    /** Whether anything has ever been written. */
    boolean empty() {
        return counters.isEmpty() && heads.isEmpty() && unsent.isEmpty();
    }

    /** Replaces what the second copy holds by this. */
    void writeToCopy(Sql copy) {
        copy.run("DELETE FROM unsent");
        copy.run("DELETE FROM slip");
        copy.run("DELETE FROM counter");
        copy.run("DELETE FROM chain");
        counters.forEach((name, value) -> Chains.setCounter(copy, name, value));
        heads.forEach((name, head) -> Chains.setHead(copy, name, head));
        unsent.forEach(row -> row.insert(copy, "unsent"));
        slips.forEach(row -> row.insert(copy));
    }

    /**
     * Brings a journal that is behind this up to it, or a copy where this holds no records. Counters and heads only ever
     * rise; records it lacks are put in.
     *
     * @return what was taken over
     */
    Taken bringForward(Sql journal) {
        boolean ahead = false;
        for (Map.Entry<String, Long> counter : counters.entrySet()) {
            if (counter.getValue() > Chains.counter(journal, counter.getKey())) {
                Chains.setCounter(journal, counter.getKey(), counter.getValue());
                ahead = true;
            }
        }
        for (Map.Entry<String, ChainHead> chain : heads.entrySet()) {
            if (chain.getValue().seq() > Chains.head(journal, chain.getKey()).seq()) {
                Chains.setHead(journal, chain.getKey(), chain.getValue());
                ahead = true;
            }
        }
        var taken = new HashSet<String>();
        for (RecordRow row : unsent) {
            String id = row.entry().id();
            if (journal.number("SELECT count(*) FROM record WHERE id = ?", id) == 0) {
                row.insert(journal, "record");
                taken.add(id);
            }
        }
        // a slip comes with its record only: one that the journal has forgotten since does not come back
        slips.stream().filter(slip -> taken.contains(slip.record())).forEach(slip -> slip.insert(journal));
        return new Taken(ahead || !taken.isEmpty(), taken.size());
    }

    /** @param ahead whether the journal was behind in anything */
    record Taken(boolean ahead, int records) {}
}
