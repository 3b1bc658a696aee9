// SPDX-License-Identifier: Apache-2.0
/**
 * Whether an item can be done on this terminal now, told before the resident starts: devices, paper, network, desk, age of
 * the catalog, withdrawal. A pure function of the item and what is known of the terminal.
 */
@NullMarked
package org.doorstep.catalog.availability;

import org.jspecify.annotations.NullMarked;
