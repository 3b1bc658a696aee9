// SPDX-License-Identifier: Apache-2.0
/**
 * Cases at the desk: what central hands over is stored before it is asked for no more, opened only to be looked at, decided
 * once, and the decision is on disk before anybody is told of it. No network and no pages here.
 *
 * <p>A record that cannot be opened is a case all the same: it is kept, shown with the reason, and tried again at each start.
 */
@NullMarked
package org.doorstep.desk.cases;

import org.jspecify.annotations.NullMarked;
