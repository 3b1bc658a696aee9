// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

/** Being told of something, until closed. */
public interface Subscription extends AutoCloseable {
    /** Ends it; one call may still be under way then. Idempotent. */
    @Override
    void close();
}
