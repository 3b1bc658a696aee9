// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk;

import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a desk is started.
 *
 * @param state folder of its keys, enrolment and store; nobody else writes there
 * @param webPort of the officials' pages at 127.0.0.1; 0 takes a free one
 * @param publicUrl where the public reaches central's verification pages, instead of what was given at enrolment
 */
public record DeskOptions(
        Path state, int webPort, Mode mode, @Nullable URI publicUrl) {
    public static final int DEFAULT_WEB_PORT = 8090;

    public enum Mode {
        /** Accounts are made by an administrator of the machine. */
        OFFICE,
        /** A first account {@code demo} with a random password, written to {@code demo-login.txt} in the state folder. */
        DEMO
    }

    public DeskOptions {
        if (webPort < 0 || webPort > 65_535) {
            throw new IllegalArgumentException("The web port is a number from 0 to 65535.");
        }
    }
}
