// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import java.time.InstantSource;
import org.doorstep.device.spi.Ticker;

/**
 * What a runtime stands on.
 *
 * @param journal where the identities of commands are kept
 * @param book where the records of devices are kept
 * @param clock what the records' times are taken from; nothing else depends on it
 * @param ticker what everything is timed by
 * @param services what adapters are lent; a {@link org.doorstep.device.spi.LinkInspector} among them lets the runtime see
 *     which device is connected, without which none can be pinned
 * @param limits how long is waited
 */
public record Surroundings(
        CommandJournal journal,
        DeviceBook book,
        InstantSource clock,
        Ticker ticker,
        Services services,
        RuntimeLimits limits) {}
