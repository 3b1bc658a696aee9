// SPDX-License-Identifier: Apache-2.0
/**
 * The catalog at central: publishing a release of the items and of the desks enrolled, withdrawing an item, and the files
 * that terminals fetch.
 */
@NullMarked
package org.doorstep.central.catalog;

import org.jspecify.annotations.NullMarked;
