// SPDX-License-Identifier: Apache-2.0
/**
 * The desk's SQLite file: certificates with their gap-free numbers, the list of questions, accounts and sessions. WAL and
 * synchronous=FULL: a number that was printed is never issued again after a power cut.
 */
@NullMarked
package org.doorstep.desk.store;

import org.jspecify.annotations.NullMarked;
