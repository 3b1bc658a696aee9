// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/**
 * What lies on a card reader.
 *
 * @param present whether a card lies there
 * @param placement counts the times a card was put down since the adapter was opened; it names the card lying there, or
 *     the last one
 */
public record CardPosition(boolean present, long placement) {}
