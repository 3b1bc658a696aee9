// SPDX-License-Identifier: Apache-2.0
/**
 * The only truth about what happened at this terminal: one SQLite file with the identities of commands, the outbox, the
 * slips, the audit chain and the counters, and a second file with a copy of all that central has not confirmed yet.
 *
 * <p>Everything is read and written inside {@link org.doorstep.terminal.journal.Journal#transaction}, by one named thread;
 * a call returns when its rows are committed with {@code synchronous=FULL}. Rows that belong together are written in one
 * transaction. No state is kept that rows do not show: what waits is what has no receipt, what is open is what has no
 * settlement, and a start that has no shutdown was cut off.
 *
 * <p>The schema's version is SQLite's own {@code user_version}, moved on in plain SQL by {@code Schema}. A migration
 * library is not used here: there is one file, one writer and no second dialect, the file must open fast and before
 * anything else, and a broken one has to be told from a new one by the same code. Central, with two databases, decides
 * otherwise.
 */
@NullMarked
package org.doorstep.terminal.journal;

import org.jspecify.annotations.NullMarked;
