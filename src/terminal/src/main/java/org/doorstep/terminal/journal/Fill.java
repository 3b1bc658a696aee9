// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.time.Duration;

/**
 * How full the outbox is and how long it has been waiting.
 *
 * @param percent of its limit in use
 * @param room bytes that items may still add; 0 or less from 95 % on
 * @param oldest how old the oldest waiting submission is at least; zero when none waits
 */
public record Fill(int percent, long room, Duration oldest) {}
