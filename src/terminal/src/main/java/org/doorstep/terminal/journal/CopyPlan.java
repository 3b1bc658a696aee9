// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What a transaction changed that the second copy must follow. */
final class CopyPlan {
    private final List<Consumer<Sql>> steps = new ArrayList<>();

    void queued(RecordRow row) {
        steps.add(copy -> row.insert(copy, "unsent"));
    }

    void left(String recordId) {
        steps.add(copy -> {
            copy.run("DELETE FROM unsent WHERE id = ?", recordId);
            copy.run("DELETE FROM slip WHERE record = ?", recordId);
        });
    }

    void filed(SlipRow row) {
        steps.add(row::insert);
    }

    void rated(String slip) {
        steps.add(copy -> copy.run("UPDATE slip SET rated = 1 WHERE number = ?", slip));
    }

    void head(String chain, ChainHead head) {
        steps.add(copy -> Chains.setHead(copy, chain, head));
    }

    void counter(String name, long value) {
        steps.add(copy -> Chains.setCounter(copy, name, value));
    }

    void raised(Contents contents) {
        steps.add(contents::bringForward);
    }

    boolean empty() {
        return steps.isEmpty();
    }

    void apply(Sql copy) {
        steps.forEach(step -> step.accept(copy));
    }
}
