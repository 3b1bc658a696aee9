// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

/** How commands end. */
final class Exit {
    static final int WELL = 0;
    /** The command did its work and found something wrong. */
    static final int PROBLEMS = 1;
    /** The command was not called rightly; picocli's own. */
    static final int USAGE = 2;
    /** The command could not do its work. */
    static final int UNABLE = 3;

    private Exit() {}
}
