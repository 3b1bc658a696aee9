// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.Placement;

/** Ways to an item beyond the home screen. */
public sealed interface BrowseScreen extends Screen {
    /** 人生大事, those that have items. */
    record LifeEvents(List<Placement.LifeEvent> events) implements BrowseScreen {
        public LifeEvents {
            events = List.copyOf(events);
        }
    }

    /**
     * 全部事项, by department.
     *
     * @param page from 0
     */
    record Departments(List<Shelf> shelves, int page, int pages) implements BrowseScreen {
        public Departments {
            shelves = List.copyOf(shelves);
        }
    }

    /** @param count items on it */
    record Shelf(String id, Text name, int count) {}

    /**
     * Items of a department or a life event, a page of them.
     *
     * @param page from 0
     */
    record Items(Heading heading, List<Tile> tiles, int page, int pages) implements BrowseScreen {
        public Items {
            tiles = List.copyOf(tiles);
        }
    }

    sealed interface Heading {
        record Department(String id, Text name) implements Heading {}

        record Life(Placement.LifeEvent event) implements Heading {}
    }

    /**
     * Search by first letters or digits.
     *
     * @param typed small letters and digits
     * @param found a page of what fits; empty before anything is typed
     * @param total how many fit
     * @param page from 0
     */
    record Search(String typed, List<Tile> found, int total, int page, int pages) implements BrowseScreen {
        public Search {
            found = List.copyOf(found);
        }
    }

    /**
     * 办事指南 of an item.
     *
     * @param progress null where it is read before the item starts
     * @param heading of this page of it
     * @param lines of this page of it
     * @param page from 0
     * @param button the main action; null where there is none
     */
    record GuidePage(
            @org.jspecify.annotations.Nullable Progress progress,
            Text title,
            Text heading,
            List<Text> lines,
            int page,
            int pages,
            @org.jspecify.annotations.Nullable Text button)
            implements BrowseScreen {
        public GuidePage {
            lines = List.copyOf(lines);
        }
    }
}
