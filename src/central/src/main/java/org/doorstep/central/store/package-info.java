// SPDX-License-Identifier: Apache-2.0
/**
 * Central's database, and the only place with SQL. {@link org.doorstep.central.store.Store} opens it and runs work in a
 * transaction; a {@link org.doorstep.central.store.Tx} hands out one small class per table group. Today it is one SQLite
 * file; the statements and the migration keep to what PostgreSQL understands too (text, bigint, integer, {@code on
 * conflict}, {@code update … from (values …)}), so that a second dialect is another way to open and not another set of
 * statements. What would change that: a statement that only one of them can run fast enough.
 *
 * <p>Nothing here holds a resident's name, id number, phone or readable answer, and no column is meant for one.
 */
@NullMarked
package org.doorstep.central.store;

import org.jspecify.annotations.NullMarked;
