// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import java.io.Serial;

/** A message that cannot be read. Its text names the place and the remedy and holds no value of the message. */
public final class BadMessage extends Exception {
    @Serial
    private static final long serialVersionUID = 1L;

    private final String path;

    /**
     * @param path where, such as {@code $.entries[3].made}
     * @param what what is wrong there, and what to do
     */
    public BadMessage(String path, String what) {
        super(path + ": " + what);
        this.path = path;
    }

    /** The place in the message: {@code $} for the whole, {@code *} for a key of a map. */
    public String path() {
        return path;
    }
}
