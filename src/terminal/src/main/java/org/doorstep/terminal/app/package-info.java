// SPDX-License-Identifier: Apache-2.0
/**
 * The wiring: settings, journal, devices, central, catalog, session and window are made and introduced to each other in
 * {@link org.doorstep.terminal.app.Terminal}, with constructors and nothing else.
 *
 * <p>Threads: the session's state lives on the window's thread; effects run on virtual threads and come back through
 * {@link org.doorstep.terminal.app.FxHop}, the only place that posts to the window's thread.
 */
@NullMarked
package org.doorstep.terminal.app;

import org.jspecify.annotations.NullMarked;
