// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import org.doorstep.terminal.widget.Touch;
import org.jspecify.annotations.Nullable;

/**
 * What a finger or a key means: a target by its id on one place, so that a page that is built anew keeps it and another page
 * does not.
 *
 * @param id null for a finger that came down on nothing
 */
record Aim(@Nullable String id, Place place) {
    boolean at(Touch touch, @Nullable Place now) {
        return touch.getId().equals(id) && place.equals(now);
    }
}
