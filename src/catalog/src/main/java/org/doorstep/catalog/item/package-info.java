// SPDX-License-Identifier: Apache-2.0
/**
 * An item (事项) as data: what a service is called, whom it is for, what it needs and the steps that run it. Immutable
 * values without behaviour, made by {@code author} from YAML and by {@code release} from signed blobs, and run by {@code
 * flow}. Nothing here holds a resident's data; the sample people in {@link org.doorstep.catalog.item.Example} are made up.
 */
@NullMarked
package org.doorstep.catalog.item;

import org.jspecify.annotations.NullMarked;
