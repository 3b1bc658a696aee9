// SPDX-License-Identifier: Apache-2.0
/**
 * How the messages of {@code contract} are written and carried: strict JSON, suite 1 on Bouncy Castle, the key file of a
 * program, mutual TLS by pinned keys, and the client that calls central. No SQL and no server stands here.
 *
 * <p>Evolution of messages: central is upgraded first. So who answers may be newer than who asked, and a reply may carry
 * properties its reader does not know ({@link org.doorstep.wire.Json#readReply} ignores them), while a request with an
 * unknown property comes from a newer caller or is wrong, and is refused with the place named
 * ({@link org.doorstep.wire.Json#read}): ignoring it would drop something its sender meant. A component may be added to a
 * request only as {@code @Nullable}. What would change this: callers that central does not upgrade.
 */
@NullMarked
package org.doorstep.wire;

import org.jspecify.annotations.NullMarked;
