// SPDX-License-Identifier: Apache-2.0
/**
 * The listener that terminals and desks call: TLS 1.3, a client key that must be shown, and routes that speak the records of
 * {@code contract}. Who calls is decided here from the key alone; what is done stands in the packages of the matter.
 */
@NullMarked
package org.doorstep.central.machine;

import org.jspecify.annotations.NullMarked;
