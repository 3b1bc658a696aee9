// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.util.List;
import java.util.stream.Stream;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.People;

/** The cards that can be put down: the shipped people, then the visitors with the three other layouts. */
public final class Cards {
    private Cards() {}

    /** All cards, in the order of {@code card put}. */
    public static List<CardData> all() {
        return Stream.concat(People.shipped().stream(), People.visitors().stream())
                .toList();
    }
}
