// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.store;

import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** How other processes over this database learn that something changed. */
public final class Changes {
    private final Handle handle;

    Changes(Handle handle) {
        this.handle = handle;
    }

    public enum Topic {
        /** A release or a withdrawal. */
        CATALOG,
        /** A revocation or an enrolment. */
        FLEET
    }

    /** Counts one change; seen by others when this transaction is committed. */
    public void note(Topic topic) {
        handle.createUpdate("""
                        insert into change (topic, n) values (:topic, 1)
                        on conflict (topic) do update set n = change.n + 1""").bind("topic", topic).execute();
    }

    /** How often each topic changed so far. */
    public Map<String, Long> counts() {
        return handle
                .createQuery("select topic, n from change")
                .map((row, context) -> Map.entry(row.getString("topic"), row.getLong("n")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
