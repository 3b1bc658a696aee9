// SPDX-License-Identifier: Apache-2.0
/**
 * Records of the terminals: verified, told apart from those that came before, stored, and receipted with central's
 * signature. A poison record is held and never blocks its lane; a known id with other bytes is held and raises an alarm, and
 * never overwrites anything.
 */
@NullMarked
package org.doorstep.central.intake;

import org.jspecify.annotations.NullMarked;
