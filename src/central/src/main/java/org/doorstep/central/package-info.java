// SPDX-License-Identifier: Apache-2.0
/**
 * The central server: one process that hands terminals their catalog, takes their records, forwards live questions to desks
 * and shows the fleet to its admins. {@link org.doorstep.central.CentralServer} wires the parts, {@link
 * org.doorstep.central.CentralMain} is the command line.
 *
 * <p>Two listeners: machines come over TLS 1.3 with keys that both sides pin, people over plain HTTP on loopback behind the
 * site's own reverse proxy, because browsers need certificates of a public authority and machines must not depend on one.
 */
@NullMarked
package org.doorstep.central;

import org.jspecify.annotations.NullMarked;
