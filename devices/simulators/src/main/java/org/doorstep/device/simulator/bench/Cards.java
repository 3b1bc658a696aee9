// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.CardData.Layout;
import org.doorstep.device.simulator.People;

/** The cards that can be put down: the shipped people, then one of each layout that they do not have. */
public final class Cards {
    private Cards() {}

    /** All cards, in the order of {@code card put}. */
    public static List<CardData> all() {
        List<CardData> cards = new ArrayList<>(People.shipped());
        Words made = Words.in(Tongue.ZH);
        LocalDate from = LocalDate.of(2019, 1, 15);
        LocalDate to = LocalDate.of(2039, 1, 14);
        LocalDate birth = LocalDate.of(1990, 1, 1);
        cards.add(new CardData(
                Layout.PERMIT,
                made.get("card.permit.name"),
                "",
                "810000199001010019",
                '1',
                "",
                birth,
                made.get("card.permit.address"),
                made.get("card.permit.issuer"),
                from,
                to));
        cards.add(new CardData(
                Layout.FOREIGNER_2017,
                "",
                "DOE, JANE MARIE",
                "USA110090010114",
                '2',
                "USA",
                birth,
                "",
                "1500",
                from,
                to));
        cards.add(new CardData(
                Layout.FOREIGNER_2023,
                "",
                "MUSTERMANN, ERIKA",
                "91112419900101001X",
                '2',
                "DEU",
                birth,
                "",
                "",
                from,
                to));
        return List.copyOf(cards);
    }
}
