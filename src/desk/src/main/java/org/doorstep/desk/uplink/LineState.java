// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.uplink;

import java.time.Instant;

/** How the line to central is. */
public sealed interface LineState {
    Instant since();

    /** Not tried yet. */
    record Starting(Instant since) implements LineState {}

    /** @param last when central last answered */
    record Connected(Instant since, Instant last) implements LineState {}

    /** @param reason for the officials, without anything of a question */
    record Unreachable(Instant since, String reason) implements LineState {}

    /** Central answers, but this desk cannot keep what it hands over. */
    record StoreFailed(Instant since) implements LineState {}

    /** Central answers, but will not have this desk. */
    record Refused(Instant since, String message, String remedy) implements LineState {}
}
