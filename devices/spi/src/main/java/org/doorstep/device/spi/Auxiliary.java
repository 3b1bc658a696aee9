// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** A capability that an adapter contributes and a technician can see and test; no flow uses it. An open set. */
public non-sealed interface Auxiliary extends Capability {}
