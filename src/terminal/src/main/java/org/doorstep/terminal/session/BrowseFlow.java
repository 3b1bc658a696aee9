// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import static org.doorstep.terminal.session.Moves.home;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Placement;

/** From home to any item: by a great event of life, by department, by first letters. Anonymous; nothing personal. */
final class BrowseFlow {
    private static final String DEPARTMENTS = "departments";
    private static final int MOST_TYPED = 12;

    private final ItemFlow items;
    private final GuideFlow guides;

    BrowseFlow(ItemFlow items, GuideFlow guides) {
        this.items = items;
        this.guides = guides;
    }

    Step browse(State state, Event.Way way) {
        return switch (way) {
            case LIFE_EVENTS -> Step.of(state.to(lives(state)));
            case DEPARTMENTS -> Step.of(state.to(departments(state, 0)));
            case SEARCH -> Step.of(state.to(search(state, "", 0)));
        };
    }

    Step onTouch(State state, BrowseScreen screen, Event.Touch touch) {
        return switch (screen) {
            case BrowseScreen.LifeEvents ignored ->
                switch (touch) {
                    case Event.Back() -> home(state);
                    case Event.OpenLife(Placement.LifeEvent event) ->
                        Step.of(state.to(shelf(state, new BrowseScreen.Heading.Life(event), 0)));
                    default -> Step.of(state);
                };
            case BrowseScreen.Departments all ->
                switch (touch) {
                    case Event.Back() -> home(state);
                    case Event.Turn(int by) -> Step.of(state.to(departments(state, all.page() + by)));
                    case Event.Browse(Event.Way way) -> browse(state, way);
                    case Event.OpenShelf(String id) ->
                        Step.of(state.to(shelf(state, new BrowseScreen.Heading.Department(id, name(state, id)), 0)));
                    default -> Step.of(state);
                };
            case BrowseScreen.Items shelf ->
                switch (touch) {
                    case Event.Back() -> Step.of(state.to(above(state, shelf.heading())));
                    case Event.Turn(int by) -> Step.of(state.to(shelf(state, shelf.heading(), shelf.page() + by)));
                    case Event.Choose(String item) -> items.choose(state, item);
                    default -> Step.of(state);
                };
            case BrowseScreen.Search search -> onSearch(state, search, touch);
            case BrowseScreen.GuidePage guide -> guides.onTouch(state, guide, touch);
        };
    }

    private Step onSearch(State state, BrowseScreen.Search search, Event.Touch touch) {
        String typed = search.typed();
        return switch (touch) {
            case Event.Back() -> Step.of(state.to(departments(state, 0)));
            case Event.Letter(char letter)
            when letter >= 'a' && letter <= 'z' && typed.length() < MOST_TYPED ->
                Step.of(state.redraw(search(state, typed + letter, 0)));
            case Event.Digit(char digit)
            when digit >= '0' && digit <= '9' && typed.length() < MOST_TYPED ->
                Step.of(state.redraw(search(state, typed + digit, 0)));
            case Event.Erase()
            when !typed.isEmpty() -> Step.of(state.redraw(search(state, typed.substring(0, typed.length() - 1), 0)));
            case Event.ClearDigits() -> Step.of(state.redraw(search(state, "", 0)));
            case Event.Turn(int by) -> Step.of(state.redraw(search(state, typed, search.page() + by)));
            case Event.Choose(String item) -> items.choose(state, item);
            default -> Step.of(state);
        };
    }

    /** What depends on the offers is drawn anew. */
    static State redrawn(State state, BrowseScreen screen) {
        return switch (screen) {
            case BrowseScreen.LifeEvents ignored -> state.redraw(lives(state));
            case BrowseScreen.Departments all -> state.redraw(departments(state, all.page()));
            case BrowseScreen.Items shelf -> state.redraw(shelf(state, shelf.heading(), shelf.page()));
            case BrowseScreen.Search search -> state.redraw(search(state, search.typed(), search.page()));
            case BrowseScreen.GuidePage ignored -> state;
        };
    }

    private static BrowseScreen above(State state, BrowseScreen.Heading heading) {
        return switch (heading) {
            case BrowseScreen.Heading.Department ignored -> departments(state, 0);
            case BrowseScreen.Heading.Life ignored -> lives(state);
        };
    }

    private static List<Offer> offers(State state, Predicate<Offer> wanted) {
        return state.facts().offers().stream()
                .filter(o -> Home.runsHere(o.item()))
                .filter(wanted)
                .toList();
    }

    private static BrowseScreen.LifeEvents lives(State state) {
        return new BrowseScreen.LifeEvents(Arrays.stream(Placement.LifeEvent.values())
                .filter(event -> !offers(state, in(event)).isEmpty())
                .toList());
    }

    private static Predicate<Offer> in(Placement.LifeEvent event) {
        return offer -> offer.item().placement().lifeEvents().contains(event);
    }

    private static Predicate<Offer> in(String department) {
        return offer -> offer.item().placement().category().equals(department);
    }

    private static BrowseScreen.Departments departments(State state, int page) {
        List<BrowseScreen.Shelf> all = offers(state, any -> true).stream()
                .map(offer -> offer.item().placement().category())
                .distinct()
                .map(id -> new BrowseScreen.Shelf(
                        id, name(state, id), offers(state, in(id)).size()))
                .toList();
        Paged<BrowseScreen.Shelf> at = Paged.of(all, page, Home.perPage(state));
        return new BrowseScreen.Departments(at.shown(), at.page(), at.pages());
    }

    private static Text name(State state, String department) {
        return state.facts()
                .tables()
                .table(DEPARTMENTS)
                .flatMap(table -> table.entry(department))
                .map(CodeTable.Entry::label)
                .orElseGet(() -> Text.of(department, department));
    }

    private static BrowseScreen.Items shelf(State state, BrowseScreen.Heading heading, int page) {
        Predicate<Offer> wanted = switch (heading) {
            case BrowseScreen.Heading.Department(String id, Text ignored) -> in(id);
            case BrowseScreen.Heading.Life(Placement.LifeEvent event) -> in(event);
        };
        Paged<Screen.Tile> at = tiles(state, offers(state, wanted), page);
        return new BrowseScreen.Items(heading, at.shown(), at.page(), at.pages());
    }

    private static Paged<Screen.Tile> tiles(State state, List<Offer> offers, int page) {
        return Paged.of(offers.stream().map(Home::tile).toList(), page, Home.perPage(state));
    }

    private static BrowseScreen.Search search(State state, String typed, int page) {
        List<Offer> found = typed.isEmpty()
                ? List.of()
                : offers(state, offer -> offer.initials().contains(typed));
        Paged<Screen.Tile> at = Paged.of(found.stream().map(Home::tile).toList(), page, 4);
        return new BrowseScreen.Search(typed, at.shown(), found.size(), at.page(), at.pages());
    }
}
