// SPDX-License-Identifier: Apache-2.0
/**
 * Terminals and desks: the work orders they enrol by, what they last said, who is silent, and the alarms somebody must look
 * at. A machine is known by the key that its TLS connection proves and by nothing else.
 */
@NullMarked
package org.doorstep.central.fleet;

import org.jspecify.annotations.NullMarked;
