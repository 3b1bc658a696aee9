// SPDX-License-Identifier: Apache-2.0
/**
 * What changes between two states of the catalog, in the words of those who publish it: which items come, go or differ, and in
 * an item which texts, fields, fees, steps, papers and devices. Pure functions of items; a difference that has no words of its
 * own is still told by the name of the part it is in, so that nothing changes unseen.
 */
@NullMarked
package org.doorstep.catalog.diff;

import org.jspecify.annotations.NullMarked;
