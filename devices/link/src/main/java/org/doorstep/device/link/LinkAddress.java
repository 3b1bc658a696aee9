// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

/**
 * Where a link leads, as written in settings: {@code serial:/dev/ttyUSB0?baud=115200} or {@code tcp:192.0.2.7:9100}.
 *
 * @param text as written
 */
public record LinkAddress(String text) {}
