// SPDX-License-Identifier: Apache-2.0
/**
 * What an adapter implements: capabilities, outcomes, states.
 *
 * <p>An adapter knows a protocol and no business; the application knows business and no protocol. Between them stand
 * the capabilities of this package. Every effectful command carries a {@link org.doorstep.device.spi.CommandId} and
 * ends in one of the four {@link org.doorstep.device.spi.Outcome outcomes}; there is no fifth.
 */
@NullMarked
package org.doorstep.device.spi;

import org.jspecify.annotations.NullMarked;
