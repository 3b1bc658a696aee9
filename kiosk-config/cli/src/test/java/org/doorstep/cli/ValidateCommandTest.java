// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.doorstep.settings.SettingsTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ValidateCommandTest {
    private static final Path CHECKOUT = Path.of(System.getProperty("doorstep.checkout", "../.."));

    @TempDir
    Path folder;

    private final Desk desk = new Desk();

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("doorstep.toml"), text);
    }

    @Test
    void theTemplateIsRightAndSoSaid() throws IOException {
        Path file = file(SettingsTemplate.text());

        assertThat(desk.run("validate", file.toString())).isEqualTo(Exit.WELL);
        assertThat(desk.out()).isEqualTo(file + ": right, with 3 devices." + System.lineSeparator());
        assertThat(desk.err()).isEmpty();
    }

    @Test
    void everyMistakeIsALineWithItsPlaceAndRemedy() throws IOException {
        Path file = file(SettingsTemplate.with(Map.of("timing.idle", "5", "central.url", "http://x")));

        assertThat(desk.run("validate", file.toString())).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).matches(".*/doorstep\\.toml:[0-9]+:1: .+\\. .+\\."));
        assertThat(desk.out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            adapter = "receipt-escpos" | adapter = "receipt-escpso" | No adapter called receipt-escpso is installed. Did you mean receipt-escpos?
            link = "tcp:192.0.2.7:9100" | columns = 48 | link is missing. Address of the printer.
            link = "tcp:192.0.2.7:9100" | link = "pigeon" | link 'pigeon' is no link. Write such as serial:/dev/ttyUSB0 or tcp:192.0.2.7:9100.
            link = "tcp:192.0.2.7:9100" | link = "tcp:h:1"; lnik = "tcp:h:1" | lnik is not known to receipt-escpos. Did you mean link?
            link = "tcp:192.0.2.7:9100" | link = "tcp:h:1"; baudrate = 1 | baudrate is not known to receipt-escpos. Remove it; receipt-escpos knows link, columns, cut.
            link = "tcp:192.0.2.7:9100" | link = "tcp:h:1"; columns = 20 | columns '20' is no fit. Write a whole number from 32 to 64 characters.
            link = "tcp:192.0.2.7:9100" | link = "tcp:h:1"; cut = "none" | cut 'none' is not offered. Write one of full, part.
            receipt = { zh | # receipt = { zh | [slots] does not say where receipt is on this cabinet. Add to [slots]: receipt = { zh = "屏幕右下方", en = "below the screen, on the right" }.
            """)
    void theKeysOfADeviceAreCheckedByItsAdapter(String was, String is, String told) throws IOException {
        Path file = file(SettingsTemplate.text().replace(was, is.replace("; ", "\n")));

        assertThat(desk.run("validate", file.toString())).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err().lines()).singleElement().asString().endsWith(": " + told);
        assertThat(desk.err()).containsPattern("doorstep\\.toml:[1-9][0-9]*:1: ");
    }

    @Test
    void withoutAnyAdapterInstalledEveryDeviceIsToldSo() throws IOException {
        Path file = file(SettingsTemplate.text());

        assertThat(desk.with(List.of()).run("validate", file.toString())).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err().lines()).hasSize(3);
    }

    @Test
    void aMissingFileIsNamed() {
        assertThat(desk.run("validate", folder.resolve("none.toml").toString())).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err()).startsWith(folder.resolve("none.toml") + ": There is no such file. ");
    }

    @Test
    void theSeedCatalogIsRight() {
        Path catalog = CHECKOUT.resolve("kiosk-config/catalog");

        assertThat(desk.run("validate", "--catalog", catalog.toString()))
                .as(desk.err())
                .isEqualTo(Exit.WELL);
        assertThat(desk.out()).matches(catalog + ": right, with [0-9]+ items and [0-9]+ code lists\\.\\R");
    }

    @Test
    void aMistakeInACodeListIsNamedWithItsPlace() throws IOException {
        Path lists = Files.createDirectories(folder.resolve("lists"));
        Path items = Files.createDirectories(folder.resolve("items"));
        Files.copy(CHECKOUT.resolve("kiosk-config/catalog/texts.yaml"), folder.resolve("texts.yaml"));
        Files.copy(
                CHECKOUT.resolve("kiosk-config/catalog/items/social-insurance-certificate.yaml"),
                items.resolve("certificate.yaml"));
        Files.writeString(lists.resolve("tiers.yaml"), """
                id: tiers
                entries:
                  - { code: "100", label: { zh-CN: 每年 100 元, en: 100 a year } }
                  - { code: "100", label: { zh-CN: 每年 200 元, en: 200 a year } }
                """);

        assertThat(desk.run("validate", "--catalog", folder.toString())).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err())
                .isEqualTo(lists.resolve("tiers.yaml") + ":4:13: The code “100” is that of line 3 too. Give each entry"
                        + " a code of its own. (entries[1].code)" + System.lineSeparator());
        assertThat(desk.out()).isEmpty();
    }

    @Test
    void aMistakeInACatalogIsNamedWithItsPlace() throws IOException {
        Path items = Files.createDirectories(folder.resolve("items"));
        Path seed = CHECKOUT.resolve("kiosk-config/catalog");
        Files.copy(seed.resolve("texts.yaml"), folder.resolve("texts.yaml"));
        String item = Files.readString(seed.resolve("items/social-insurance-certificate.yaml"));
        Files.writeString(
                items.resolve("certificate.yaml"), item.replace("value: facts.scheme", "value: facts.schema"));

        assertThat(desk.run("validate", "--catalog", folder.toString())).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err())
                .contains(items.resolve("certificate.yaml") + ":")
                .contains("facts.schema")
                .containsPattern("certificate\\.yaml:[1-9][0-9]*:[1-9][0-9]*: ");
        assertThat(desk.out()).isEmpty();
    }

    @Test
    void aCatalogIsCheckedInTheLanguageOfTheLocale() throws IOException {
        Path seed = CHECKOUT.resolve("kiosk-config/catalog");
        desk.with("LANG", "en_US.UTF-8").with("LC_ALL", "zh_CN.UTF-8");
        assertThat(desk.run("validate", "--catalog", seed.toString())).isEqualTo(Exit.WELL);
        assertThat(desk.out()).matches(seed + "：没有错误，共 [0-9]+ 个事项、[0-9]+ 张代码表。\\R");

        Path lists = Files.createDirectories(folder.resolve("lists"));
        Files.writeString(lists.resolve("tiers.yaml"), "id: tiers\n");
        assertThat(desk.run("validate", "--catalog", folder.toString())).isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err())
                .isEqualTo(lists.resolve("tiers.yaml") + ":1:1：代码表是空的。写成 entries: [{code: …, label: …}]。"
                        + System.lineSeparator());
    }

    @Test
    void aCatalogThatIsNoFolderCannotBeChecked() {
        assertThat(desk.run("validate", "--catalog", folder.resolve("none").toString()))
                .isEqualTo(Exit.UNABLE);
    }

    @Test
    void aFileAndACatalogTogetherAreNotUnderstood() {
        assertThat(desk.run("validate", "a.toml", "--catalog", "b")).isEqualTo(Exit.USAGE);
    }

    @Test
    void withoutACommandTheCommandsAreTold() {
        assertThat(desk.run()).isEqualTo(Exit.USAGE);
        assertThat(desk.err()).contains("validate", "template", "devices", "enrol", "audit", "doctor");
    }

    @Test
    void theVersionIsThatOfTheBuild() {
        assertThat(desk.run("--version")).isEqualTo(Exit.WELL);
        assertThat(desk.out()).matches("doorstep [0-9]+\\.[0-9]+\\.[0-9]+.*\\R");
    }
}
