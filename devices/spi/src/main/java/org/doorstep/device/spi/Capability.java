// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** Something a device can do. A feature that is absent is an absent capability; nothing here answers "success" by default. */
public sealed interface Capability permits FlowCapability, Auxiliary {}
