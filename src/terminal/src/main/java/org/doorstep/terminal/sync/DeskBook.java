// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.util.Optional;
import org.doorstep.contract.Enrolment;

/** The desks of the live catalog ({@code desks.json}): the only source of keys to seal to. Any thread. */
@FunctionalInterface
public interface DeskBook {
    /** @param id such as {@code rs} */
    Optional<Enrolment.Desk> find(String id);

    /** The desks of one release. */
    static DeskBook of(Enrolment.Desks desks) {
        return id -> desks.desks().stream().filter(desk -> desk.id().equals(id)).findFirst();
    }
}
