// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** An independent reader of codes, from the Debian package {@code zbar-tools}. */
final class Zbar {
    private Zbar() {}

    /** The codes in a picture, a line each. */
    static List<String> read(Path picture) throws IOException {
        Process zbar = new ProcessBuilder("zbarimg", "-q", "--nodbus", "--raw", picture.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new String(zbar.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
