// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.doorstep.central.store.Accounts;

/**
 * The console account of a demo. Its password is drawn at the first start and kept in the state folder, because a demo must be
 * able to tell it again; it has no second factor, and the start says so.
 */
public record DemoAccount(String name, String password) {
    private static final String NAME = "demo";
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final int LENGTH = 12;

    @Override
    public String toString() {
        return "DemoAccount";
    }

    static DemoAccount open(CentralOffice office) throws IOException, InterruptedException {
        Path file = office.folder.demoAccount();
        if (office.store.read(tx -> tx.accounts().find(NAME)).isPresent()) {
            return new DemoAccount(NAME, Files.readString(file).strip());
        }
        String password = draw();
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, password + "\n");
        office.logins.addAccount(NAME, "Demo", Accounts.Role.OPERATOR, password.toCharArray(), "demo");
        return new DemoAccount(NAME, password);
    }

    private static String draw() {
        SecureRandom random = new SecureRandom();
        StringBuilder text = new StringBuilder(LENGTH);
        for (int i = 0; i < LENGTH; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
