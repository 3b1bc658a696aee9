// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;

/**
 * A page of a list, as nothing is scrolled.
 *
 * @param page from 0, within the pages there are
 */
record Paged<T>(List<T> shown, int page, int pages) {
    static <T> Paged<T> of(List<T> all, int page, int perPage) {
        int pages = Math.max(1, Math.ceilDiv(all.size(), perPage));
        int at = Math.clamp(page, 0, pages - 1);
        return new Paged<>(all.subList(at * perPage, Math.min(all.size(), (at + 1) * perPage)), at, pages);
    }
}
