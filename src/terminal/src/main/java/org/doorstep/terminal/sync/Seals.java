// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.util.Arrays;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;

/** Seals for a desk; the plain bytes are overwritten when they have been sealed. */
final class Seals {
    private Seals() {}

    /**
     * Seals what a desk is asked.
     *
     * @param id of the check or query, bound to the seal
     * @param plain written as JSON
     */
    static String question(Uplink uplink, Enrolment.Desk desk, String id, Object plain) {
        byte[] json = Json.write(plain);
        try {
            byte[] context =
                    Suite.Use.QUESTION.context(desk.id(), uplink.identity().id(), id);
            return Base64Url.encode(uplink.suite().seal(Base64Url.decode(desk.sealingKey()), context, json));
        } finally {
            Arrays.fill(json, (byte) 0);
        }
    }
}
