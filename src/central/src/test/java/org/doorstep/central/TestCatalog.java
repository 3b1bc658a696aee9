// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A catalog of one item that residents submit. */
public final class TestCatalog {
    public static final String ITEM = "resident-pension";
    public static final String CODE = "11999999999000001C3999101003000";

    private TestCatalog() {}

    /** Writes the item as a folder that can be published. */
    public static Path write(Path folder, int version, int promisedDays) throws IOException {
        return write(folder, version, promisedDays, CODE);
    }

    public static Path write(Path folder, int version, int promisedDays, String code) throws IOException {
        try (InputStream in = TestCatalog.class.getResourceAsStream(ITEM + ".yaml")) {
            String yaml = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@version@", Integer.toString(version))
                    .replace("@promised@", Integer.toString(promisedDays))
                    .replace("@code@", code);
            Path items = Files.createDirectories(folder.resolve("items"));
            Files.writeString(items.resolve(ITEM + ".yaml"), yaml);
            return folder;
        }
    }
}
