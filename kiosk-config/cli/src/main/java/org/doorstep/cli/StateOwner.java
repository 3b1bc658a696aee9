// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whose the state folder is: what another user makes in it would be unreadable to the terminal. */
final class StateOwner {
    private StateOwner() {}

    /** Why this user must not work in the folder; empty when the folder is the user's own or is not there. */
    static Optional<String> objection(Path state) throws IOException {
        String me = System.getProperty("user.name", "");
        if (!Files.exists(state) || Files.getOwner(state).getName().equals(me)) {
            return Optional.empty();
        }
        String owner = Files.getOwner(state).getName();
        return Optional.of(state + ": This folder belongs to " + owner + ", and what " + me
                + " makes in it would be unreadable to it. Run this command as " + owner + ".");
    }
}
