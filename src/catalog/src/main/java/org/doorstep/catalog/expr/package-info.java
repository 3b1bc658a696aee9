// SPDX-License-Identifier: Apache-2.0
/**
 * Expressions of the catalog: a typed profile of the Common Expression Language. Every name is declared with its type,
 * nothing is dynamic, size and depth are bounded, there are no loops and no floating point. An expression that does not
 * check is refused at publish; one that checks is total but for a division by zero, an overflow and a day out of range.
 *
 * <p>Names: fields by their id with underscores for hyphens, {@code card.…}, {@code facts.…}, {@code row_count} of
 * the department's answer, {@code today}. Money is whole
 * fen, a day is a {@code date}. Personal values (names, numbers, addresses, phones) are of a type of their own: they can be
 * compared and handed to {@code idBirth}, {@code idValid}, {@code slipValid} and {@code given}, but never become text, so
 * that no evaluation leaves a copy of them behind. Of an address only the region's code does.
 *
 * <p>Functions: {@code date('2026-01-01')}, {@code age(date)} in full years today, {@code age(date, date)}, {@code days(from,
 * until)}, {@code addMonths(date, n)}, {@code round(n, unit)} half up, {@code idBirth(number)}, {@code idValid(number)},
 * {@code slipValid(number)}, {@code given(value)}, {@code region(address)} for the region's code, {@code
 * lined(address)} for whether there is anything below the region, {@code lookup('list',
 * code)} for a code's Chinese label, unknown where there is no such code, {@code workdays(from, n)} for the n-th working day
 * after {@code from} and {@code workdays(from, until)} for their number, by the calendar of the release.
 */
@NullMarked
package org.doorstep.catalog.expr;

import org.jspecify.annotations.NullMarked;
