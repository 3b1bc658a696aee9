// SPDX-License-Identifier: Apache-2.0
/**
 * The desk's SQLite file: certificates with their gap-free numbers, the list of questions, cases and what was decided on
 * them, accounts and sessions. WAL and synchronous=FULL: a number that was printed is never issued again after a power cut,
 * a case that central was told is here is here.
 *
 * <p>What a resident wrote stays sealed in the file, and what an official writes to the resident is sealed to the desk's own
 * key. So a copy of the file alone tells numbers, items and times, and nobody's name.
 */
@NullMarked
package org.doorstep.desk.store;

import org.jspecify.annotations.NullMarked;
