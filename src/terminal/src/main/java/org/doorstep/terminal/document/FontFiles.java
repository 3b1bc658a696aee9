// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The TrueType files that documents are set in.
 *
 * @param regular LXGW WenKai Regular, of Debian's {@code fonts-lxgw-wenkai}
 * @param bold the heaviest of the same package: Bold, and Medium since Debian 13, which has no Bold any more
 * @param rareA HanaMinA, of Debian's {@code fonts-hanazono}: what WenKai lacks of the basic plane
 * @param rareB HanaMinB, of the same package: the planes of rare characters
 */
public record FontFiles(Path regular, Path bold, Path rareA, Path rareB) {
    private static final String WENKAI = "fonts-lxgw-wenkai";
    private static final String HANAZONO = "fonts-hanazono";

    /** Where Debian's packages put them. */
    public static FontFiles installed() {
        return under(Path.of("/usr/share/fonts/truetype"));
    }

    /** As {@link #installed}, below another folder. */
    public static FontFiles under(Path truetype) {
        Path medium = truetype.resolve("lxgw-wenkai/LXGWWenKai-Medium.ttf");
        return new FontFiles(
                truetype.resolve("lxgw-wenkai/LXGWWenKai-Regular.ttf"),
                Files.exists(medium) ? medium : truetype.resolve("lxgw-wenkai/LXGWWenKai-Bold.ttf"),
                truetype.resolve("hanazono/HanaMinA.ttf"),
                truetype.resolve("hanazono/HanaMinB.ttf"));
    }

    /** One sentence for each file that is missing or unreadable, naming the package to install. Looks at the disk. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        look(regular, WENKAI, problems);
        look(bold, WENKAI, problems);
        look(rareA, HANAZONO, problems);
        look(rareB, HANAZONO, problems);
        return problems;
    }

    private static void look(Path file, String debianPackage, List<String> problems) {
        if (!Files.isRegularFile(file)) {
            problems.add(file + " is missing. Install the package " + debianPackage + ".");
        } else if (!Files.isReadable(file)) {
            problems.add(
                    file + " cannot be read. Correct its rights, or install the package " + debianPackage + " again.");
        }
    }
}
