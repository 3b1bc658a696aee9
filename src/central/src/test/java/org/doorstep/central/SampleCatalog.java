// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A catalog of two items: the certificate of the seed catalog, and an enrolment with a form and a fee. */
public final class SampleCatalog {
    public static final String PENSION = "items/pension-enrolment.yaml";
    public static final String CERTIFICATE = "items/social-insurance-certificate.yaml";

    private SampleCatalog() {}

    /** Writes it into {@code folder} and gives that back. */
    public static Path in(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("items"));
        Path seed = Path.of(System.getProperty("doorstep.checkout"), "kiosk-config", "catalog");
        Files.copy(seed.resolve("texts.yaml"), folder.resolve("texts.yaml"));
        Files.copy(seed.resolve(CERTIFICATE), folder.resolve(CERTIFICATE));
        Files.writeString(folder.resolve(PENSION), pension());
        return folder;
    }

    /** Version 1 of the enrolment. */
    public static String pension() throws IOException {
        try (InputStream in = SampleCatalog.class.getResourceAsStream("pension-enrolment.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Version 2: the high tier costs more, and the contact is asked for with more room. */
    public static String dearer() throws IOException {
        String yaml = with(pension(), "version: 1\ntitle", "version: 2\ntitle");
        yaml = with(yaml, "30000 : 500000\"\n    account", "30000 : 600000\"\n    account");
        yaml = with(yaml, "fee: 500000", "fee: 600000");
        yaml = with(yaml, "zh-CN: 每年 5000 元, en: 5000 a year", "zh-CN: 每年 6000 元, en: 6000 a year");
        return with(yaml, "type: text, max: 20", "type: text, max: 30");
    }

    /** The text with something replaced that must stand there. */
    public static String with(String text, String old, String by) {
        assertThat(text).contains(old);
        return text.replace(old, by);
    }
}
