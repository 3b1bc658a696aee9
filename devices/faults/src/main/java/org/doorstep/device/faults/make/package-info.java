// SPDX-License-Identifier: Apache-2.0
/**
 * Makes the book and the manual's chapter while this module is built; not shipped.
 *
 * <p>What a module's compiled classes can say is held against its file, without this module knowing an adapter: an enum of {@link
 * org.doorstep.device.spi.FaultKind FaultKinds} declares codes, and a class that holds a code as a text uses it. So every
 * code is declared once, with its severity and remedy, and explained once, with its words; whichever is missing fails the
 * build.
 */
@NullMarked
package org.doorstep.device.faults.make;

import org.jspecify.annotations.NullMarked;
