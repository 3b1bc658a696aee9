// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.doorstep.central.catalog.CatalogFolder;

/** Files of a catalog as one download, which can be uploaded again. */
final class Zips {
    private Zips() {}

    static void send(Context context, String name, CatalogFolder folder) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : folder.files().entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        context.contentType("application/zip")
                .header("Content-Disposition", "attachment; filename=\"" + name + "\"")
                .result(bytes.toByteArray());
    }
}
