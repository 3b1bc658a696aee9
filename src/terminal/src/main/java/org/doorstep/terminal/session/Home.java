// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.availability.Availability;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Output;
import org.doorstep.catalog.item.Step;
import org.jspecify.annotations.Nullable;

/** What the home screen offers. */
final class Home {
    private static final int TILES = 6;

    private Home() {}

    static Screen.Home screen(Facts facts) {
        List<Screen.Tile> tiles = facts.offers().stream()
                .filter(o -> runsHere(o.item()))
                .limit(TILES)
                .map(Home::tile)
                .toList();
        return new Screen.Home(tiles);
    }

    static Screen.Tile tile(Offer offer) {
        Item item = offer.item();
        return new Screen.Tile(item.id(), item.shortTitle(), item.subtitle(), item.icon(), withheld(offer));
    }

    /** Tiles on a page of a long list. */
    static int perPage(State state) {
        return state.comfort().size() == Comfort.Size.STANDARD ? TILES : 4;
    }

    private static @Nullable Text withheld(Offer offer) {
        return switch (offer.availability()) {
            case Availability.Offered() -> null;
            case Availability.Withheld withheld -> withheld.text();
        };
    }

    /** The short code on the screen that says why not: that of the device's fault; A for what the catalog and the calendar say. */
    static String code(Availability.Withheld withheld) {
        return withheld.fault().isEmpty() ? code(withheld.reason()) : withheld.fault();
    }

    private static String code(Availability.Reason reason) {
        return switch (reason) {
            case NOT_YET_VALID -> "A-101";
            case NO_LONGER_VALID -> "A-102";
            case WITHDRAWN -> "A-103";
            case CATALOG_STALE -> "A-104";
            case DEVICE_ABSENT -> "A-105";
            case NO_WAY_TO_IDENTIFY -> "A-110";
            case DEVICE_FAULT -> "A-106";
            case OPEN_QUESTION -> "A-107";
            case PAPER_OUT -> Codes.PAPER_OUT;
            case QUEUE_FULL -> "A-108";
            case NUMBERS_UNKNOWN -> "A-109";
            case OFFLINE -> "S-104";
            case DESK_UNREACHABLE -> "S-103";
        };
    }

    /** Whether this program knows every kind of step, question and output of the item; one that it does not is not shown. */
    static boolean runsHere(Item item) {
        return FlowEngine.plan(item).stream().map(Step::action).allMatch(Home::runs)
                && item.pages().stream().flatMap(page -> page.fields().stream()).allMatch(f -> Questions.asks(f.type()))
                && item.outputs().stream()
                        .map(Output::kind)
                        .allMatch(k -> k == Output.Kind.PRINT || k == Output.Kind.RECEIPT || k == Output.Kind.DATA);
    }

    private static boolean runs(Action action) {
        return switch (action) {
            case Action.ReadId ignored -> true;
            case Action.ShowNotice ignored -> true;
            case Action.CheckIdentity ignored -> true;
            case Action.Query ignored -> true;
            case Action.Show ignored -> true;
            case Action.Print ignored -> true;
            case Action.Rate ignored -> true;
            case Action.ShowGuide ignored -> true;
            case Action.Follow ignored -> true;
            case Action.CheckFace ignored -> false;
            case Action.Form ignored -> true;
            case Action.CheckAnswers ignored -> true;
            case Action.Sign ignored -> false;
            case Action.Pay ignored -> false;
            case Action.Submit ignored -> true;
            case Action.Notify ignored -> false;
        };
    }
}
