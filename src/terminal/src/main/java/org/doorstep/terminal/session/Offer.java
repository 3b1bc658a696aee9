// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import org.doorstep.catalog.availability.Availability;
import org.doorstep.catalog.item.Item;

/**
 * An item as it can be had now.
 *
 * @param item pinned for the session that chooses it
 * @param release number of the release it came with
 * @param availability whether it can be had, and why not
 * @param initials first letters of its title's words, small, with its digits; what the search looks in
 */
public record Offer(Item item, int release, Availability availability, String initials) {
    public Offer(Item item, int release, Availability availability) {
        this(item, release, availability, "");
    }
}
