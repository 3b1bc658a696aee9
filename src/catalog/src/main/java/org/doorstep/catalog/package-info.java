// SPDX-License-Identifier: Apache-2.0
/** Services as data: the item model, its expressions, its validator, the engine that runs an item, and signed releases. */
@NullMarked
package org.doorstep.catalog;

import org.jspecify.annotations.NullMarked;
