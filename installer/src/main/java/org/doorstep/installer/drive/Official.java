// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** An official at the desk, by the forms of the desk's own pages. */
final class Official implements AutoCloseable {
    private final Pages desk;

    private Official(Pages desk) {
        this.desk = desk;
    }

    /** @param state the desk's state folder, where the demo's account is written */
    static Official login(URI desk, Path state) throws DriveException, IOException, InterruptedException {
        String[] account =
                Files.readString(state.resolve("demo-login.txt")).strip().split(" ", 2);
        Pages pages = new Pages(desk);
        Map<String, String> form = Pages.hidden(pages.get("/login"), "/login");
        form.put("name", account[0]);
        form.put("password", account[1]);
        pages.post("/login", form);
        return new Official(pages);
    }

    void returns(String number, List<String> reasons) throws DriveException, IOException, InterruptedException {
        decide(number, "RETURNED", Map.of("words", String.join("\n", reasons)));
    }

    void accepts(String number) throws DriveException, IOException, InterruptedException {
        decide(number, "ACCEPTED", Map.of());
    }

    void finishes(String number, String result) throws DriveException, IOException, InterruptedException {
        decide(number, "FINISHED", Map.of("result", result));
    }

    /** Opens the case, chooses, reads what the resident will be told, and confirms. */
    private void decide(String number, String to, Map<String, String> more)
            throws DriveException, IOException, InterruptedException {
        String check = "/cases/" + number + "/check";
        String page = opened(number, check, to);
        Map<String, String> choice = Pages.hidden(page, check);
        choice.put("to", to);
        choice.putAll(more);
        String told = desk.post(check, choice);
        String decide = "/cases/" + number + "/decide";
        for (String words : more.values()) {
            for (String line : words.split("\n", -1)) {
                if (!told.contains(line)) {
                    throw new DriveException("the desk does not show what the resident will be told: " + line);
                }
            }
        }
        desk.post(decide, Pages.hidden(told, decide));
    }

    /** The case's page, once the desk has it and may decide so. */
    private String opened(String number, String check, String to)
            throws DriveException, IOException, InterruptedException {
        return desk.await(
                        "/cases/" + number,
                        page -> page.contains("action=\"" + check + "\"") && page.contains("value=\"" + to + "\""))
                .orElseThrow(() -> new DriveException("the desk does not have case " + number + " to be " + to));
    }

    @Override
    public void close() {
        desk.close();
    }
}
