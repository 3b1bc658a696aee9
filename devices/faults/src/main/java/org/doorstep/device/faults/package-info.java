// SPDX-License-Identifier: Apache-2.0
/**
 * The fault catalogue: what every code means, whom it concerns and what each of them does.
 *
 * <p>A module that brings codes says about them in its resource {@code META-INF/doorstep/faults.yaml}; the codes of
 * {@code CoreFault} stand in {@code spi}. The build merges the files of the house into one book and one chapter of the
 * manual (package {@code make}) and fails on a gap. A program loads the book with {@link
 * org.doorstep.device.faults.FaultBook#load}; an adapter that came later adds what its own jar says. There nothing is
 * fatal: what is wrong is left out and told, because a resident must not lose a working machine to a missing sentence.
 */
@NullMarked
package org.doorstep.device.faults;

import org.jspecify.annotations.NullMarked;
