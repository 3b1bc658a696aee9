// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

/** What is done inside one transaction. Runs on the journal's thread: short, no I/O of its own, no waiting. */
@FunctionalInterface
public interface Work<T> {
    /** Throwing undoes everything this transaction wrote, numbers drawn included. */
    T in(Transaction transaction);
}
