// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorstep.settings.SettingsTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateCommandTest {
    @TempDir
    Path folder;

    private final Desk desk = new Desk();

    @Test
    void theTemplateIsWrittenOut() {
        assertThat(desk.run("template")).isEqualTo(Exit.WELL);
        assertThat(desk.out()).isEqualTo(SettingsTemplate.text());
    }

    @Test
    void valuesArePutInAndTheFileIsRight() {
        Path file = folder.resolve("doorstep.toml");

        assertThat(desk.run(
                        "template",
                        "--out",
                        file.toString(),
                        "--set",
                        "central.url=https://127.0.0.1:18443",
                        "--set=device.idcard.link=serial:/dev/ttyS1?baud=9600"))
                .isEqualTo(Exit.WELL);
        assertThat(file)
                .content()
                .contains("url = \"https://127.0.0.1:18443\"", "link = \"serial:/dev/ttyS1?baud=9600\"");
        assertThat(desk.run("validate", file.toString())).isEqualTo(Exit.WELL);
    }

    @Test
    void aFileThatIsThereIsNeverReplaced() throws IOException {
        Path file = Files.writeString(folder.resolve("doorstep.toml"), "mine");

        assertThat(desk.run("template", "--out", file.toString())).isEqualTo(Exit.UNABLE);
        assertThat(file).hasContent("mine");
        assertThat(desk.err()).contains("This file is there already.");
    }

    @Test
    void aKeyForWhichThereIsNoPlaceIsNamed() {
        assertThat(desk.run("template", "--set", "centre.url=x")).isEqualTo(Exit.USAGE);
        assertThat(desk.err()).contains("centre.url");
    }
}
