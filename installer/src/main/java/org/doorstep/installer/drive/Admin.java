// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** An admin at central's console. */
final class Admin implements AutoCloseable {
    private final Pages pages;

    private Admin(Pages pages) {
        this.pages = pages;
    }

    /** @param state central's state folder, where the demo's account is written */
    static Admin login(URI central, Path state) throws DriveException, IOException, InterruptedException {
        String password = Files.readString(state.resolve("demo-account.txt")).strip();
        Pages pages = new Pages(central);
        pages.post("/console/login", Map.of("name", "demo", "password", password));
        return new Admin(pages);
    }

    /** Waits until the alarm called {@code title} stands among the open ones. */
    void alarmed(String title) throws DriveException, IOException, InterruptedException {
        if (pages.await("/console/alarms", page -> page.contains(title)).isEmpty()) {
            throw new DriveException("the console never told: " + title);
        }
    }

    @Override
    public void close() {
        pages.close();
    }
}
