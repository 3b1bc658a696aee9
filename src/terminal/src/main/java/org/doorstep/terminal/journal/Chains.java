// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.util.Map;
import java.util.TreeMap;

/** The heads of the hash chains and the values of the counters; the same two tables in the journal and its copy. */
final class Chains {
    static final String AUDIT = "audit";
    static final String BOOT = "boot";
    /** The slips: their counter, and the last number in place of a hash. */
    static final String SLIP = "slip";

    static final String RECEIPT = "receipt";
    /** The journal's own id in place of a hash. */
    static final String JOURNAL = "journal";
    /** 1 once this journal has been compared with what central has heard. */
    static final String COMPARED = "compared";

    private Chains() {}

    static ChainHead head(Sql sql, String chain) {
        return sql.one(
                        "SELECT seq, hash FROM chain WHERE name = ?",
                        row -> new ChainHead(row.getLong(1), row.getString(2)),
                        chain)
                .orElse(ChainHead.NONE);
    }

    static void setHead(Sql sql, String chain, ChainHead head) {
        sql.run(
                "INSERT INTO chain (name, seq, hash) VALUES (?, ?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET seq = excluded.seq, hash = excluded.hash",
                chain,
                head.seq(),
                head.hash());
    }

    static Map<String, ChainHead> heads(Sql sql) {
        var heads = new TreeMap<String, ChainHead>();
        sql.list(
                "SELECT name, seq, hash FROM chain",
                row -> heads.put(row.getString(1), new ChainHead(row.getLong(2), row.getString(3))));
        return heads;
    }

    static long counter(Sql sql, String name) {
        return sql.number("SELECT value FROM counter WHERE name = ?", name);
    }

    static void setCounter(Sql sql, String name, long value) {
        sql.run(
                "INSERT INTO counter (name, value) VALUES (?, ?)"
                        + " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name,
                value);
    }

    static Map<String, Long> counters(Sql sql) {
        var counters = new TreeMap<String, Long>();
        sql.list("SELECT name, value FROM counter", row -> counters.put(row.getString(1), row.getLong(2)));
        return counters;
    }
}
