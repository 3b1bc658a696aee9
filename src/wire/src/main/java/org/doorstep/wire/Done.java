// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

/** The reply to a call that has nothing to say: <code>{}</code> or an empty body. */
public record Done() {}
