// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.intake;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.doorstep.central.fleet.AlarmBook;
import org.doorstep.central.fleet.Heartbeats;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Json;

/** Reads the bodies that central may read and lets them take effect, in the transaction that stores them. */
public final class Bodies {
    private static final int MAX_CODE = 64;
    private static final int MAX_DETAIL = 500;

    private final AlarmBook alarms;
    private final Heartbeats heartbeats;

    public Bodies(AlarmBook alarms, Heartbeats heartbeats) {
        this.alarms = alarms;
        this.heartbeats = heartbeats;
    }

    /** Empty when the body is as it must be; else what is wrong, and then nothing took effect. */
    Optional<String> apply(Tx tx, String terminal, Lanes.Entry entry) {
        byte[] body = entry.body().getBytes(StandardCharsets.UTF_8);
        try {
            return switch (entry.kind()) {
                case RATING -> rating(Json.read(body, Lanes.Rating.class));
                case ALARM -> alarm(tx, terminal, Json.read(body, Lanes.Alarm.class));
                case REMARK -> remark(Json.read(body, Lanes.Remark.class));
                case HEARTBEAT -> {
                    heartbeats.apply(tx, terminal, Json.read(body, Lanes.Heartbeat.class));
                    yield Optional.empty();
                }
                case SUBMISSION, FAULT, AUDIT -> Optional.empty();
            };
        } catch (BadMessage wrong) {
            return Optional.of(String.valueOf(wrong.getMessage()));
        }
    }

    private static Optional<String> rating(Lanes.Rating rating) {
        return rating.grade() < 0 || rating.grade() > 5 ? Optional.of("$.grade: must be 0 to 5") : Optional.empty();
    }

    private static Optional<String> remark(Lanes.Remark remark) {
        return remark.screen().length() > MAX_CODE
                ? Optional.of("$.screen: has more than " + MAX_CODE + " characters")
                : Optional.empty();
    }

    private Optional<String> alarm(Tx tx, String terminal, Lanes.Alarm alarm) {
        if (alarm.code().length() > MAX_CODE || alarm.item().length() > MAX_CODE) {
            return Optional.of("$.code, $.item: at most " + MAX_CODE + " characters");
        }
        if (alarm.detail().length() > MAX_DETAIL) {
            return Optional.of("$.detail: at most " + MAX_DETAIL + " characters");
        }
        alarms.raise(tx, alarm.code(), terminal, alarm.item(), alarm.detail());
        return Optional.empty();
    }
}
