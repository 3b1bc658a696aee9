// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import org.doorstep.device.spi.CardPosition;

/**
 * What the machine knows of itself and its surroundings; nothing of a resident.
 *
 * @param frame what stands around every page
 * @param card what lies on the reader
 */
public record Facts(View.Frame frame, CardPosition card) {}
