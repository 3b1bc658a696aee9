// SPDX-License-Identifier: Apache-2.0
/**
 * What the terminal does for a resident: a state, events, effects, and one pure function between them.
 *
 * <p>{@link org.doorstep.terminal.session.Session#on} knows no clock, no device, no network and no window. Time comes in
 * as {@link org.doorstep.terminal.session.Event.Tick}, devices as events, and whatever is to be done goes out as an
 * {@link org.doorstep.terminal.session.Effect} that carries the number of the session it serves; an answer that comes
 * back with the number of an ended session is dropped. So the whole behaviour of the kiosk is tested without a window.
 *
 * <p>A sealed type and all that it permits share a package outside of named modules, so screens, events and effects live
 * here together.
 */
@NullMarked
package org.doorstep.terminal.session;

import org.jspecify.annotations.NullMarked;
