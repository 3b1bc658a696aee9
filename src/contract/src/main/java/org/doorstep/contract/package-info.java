// SPDX-License-Identifier: Apache-2.0
/**
 * What terminal, central and desk say to each other: the codes, the messages and the promises. No UI, no SQL, no HTTP,
 * no devices; how the messages are written and carried stands in {@code wire}.
 *
 * <p>Bytes in messages are base64url without padding. Times are RFC 3339 instants in UTC as their sender believed them;
 * nothing is ordered by them.
 */
@NullMarked
package org.doorstep.contract;

import org.jspecify.annotations.NullMarked;
