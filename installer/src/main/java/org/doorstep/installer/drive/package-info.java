// SPDX-License-Identifier: Apache-2.0
/**
 * Plays the journeys on the real window with real input events and keeps what came of them. Runs beside the kiosk in one
 * JVM, is never shipped, and changes nothing in it.
 */
@NullMarked
package org.doorstep.installer.drive;

import org.jspecify.annotations.NullMarked;
