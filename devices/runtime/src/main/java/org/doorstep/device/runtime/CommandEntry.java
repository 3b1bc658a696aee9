// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceId;
import org.jspecify.annotations.Nullable;

/**
 * What a journal knows of one command.
 *
 * @param id its identity
 * @param device the device it was last admitted for
 * @param kind what was asked for, as given when it was admitted
 * @param begun whether the effect may have begun since it was last admitted
 * @param settlement the answer; null while it has none
 */
public record CommandEntry(
        CommandId id,
        DeviceId device,
        String kind,
        boolean begun,
        @Nullable Settlement settlement) {}
