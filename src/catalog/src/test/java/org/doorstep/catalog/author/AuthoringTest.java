// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.doorstep.catalog.Samples;
import org.doorstep.catalog.item.Device;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Requirement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuthoringTest {
    private static final String PENSION = Samples.pensionYaml();

    @TempDir
    Path folder;

    @Test
    void theSeedCatalogIsWithoutAnyProblem() {
        Authoring.Result seed = Authoring.load(Samples.seed());
        assertThat(seed.problems()).isEmpty();
        assertThat(seed.items()).extracting(Item::id).contains("social-insurance-certificate");
    }

    @Test
    void theCertificateNeedsReaderPrinterAndReceiptPrinterAndASecondFactor() {
        Item item = Samples.certificate();
        assertThat(item.requires())
                .containsExactly(
                        Requirement.of(Device.ID_CARD),
                        Requirement.of(Device.DOCUMENT_PRINTER),
                        Requirement.of(Device.RECEIPT_PRINTER));
        assertThat(item.identity())
                .isEqualTo(new Identity(
                        Identity.Level.CARD_AND_FACTOR,
                        List.of(Identity.Method.PHONE_CODE, Identity.Method.ATTENDANT)));
        assertThat(item.codes().basic()).startsWith("999");
    }

    @Test
    void theExampleGuideNeedsNothing() {
        Authoring.Result examples = Authoring.load(Samples.seed().resolve("examples"));
        assertThat(examples.problems()).isEmpty();
        assertThat(examples.items())
                .singleElement()
                .satisfies(item -> assertThat(item.requires()).isEmpty());
    }

    @Test
    void aCompiledItemReadsBackAsTheSameItem() {
        Authoring.Compiled compiled = Samples.check(PENSION).compiled().getFirst();
        assertThat(Authoring.readCompiled("items/pension.json", compiled.json()))
                .isEqualTo(new Authoring.Read.Known(compiled.item()));
    }

    @Test
    void allErrorsAreToldAtOnceByTheirLines() {
        String broken = PENSION.replace("version: 3", "version: three")
                .replace("desk: rs\n", "")
                .replace("zh-CN: 第一年保费, ", "")
                .replace("type: phone", "type: telephone");
        assertThat(Samples.check(broken).problems())
                .extracting(Problem::toString)
                .satisfiesExactlyInAnyOrder(
                        told -> assertThat(told)
                                .isEqualTo("items/sample.yaml:2:10 version: version is no whole number. Write digits"
                                        + " only; money is counted in fen."),
                        told -> assertThat(told).startsWith("items/sample.yaml:1:1 desk: desk is missing. Add"),
                        told -> assertThat(told).contains(" fees[0].label: The text has no zh-CN. Add “zh-CN: …”."),
                        told -> assertThat(told)
                                .startsWith("items/sample.yaml:28:28 pages[0].fields[0].type: “telephone” is not a"
                                        + " known field type. Use one of text, number, money"),
                        told -> assertThat(told)
                                .contains("pages[0].fields[0].none-allowed: “none-allowed” is not known"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "id: pension-enrolment => id: Pension_Enrolment => is no id",
                "notice: collect } => notice: collects } => There is no notice “collects”",
                "output: slip, on-fail => output: slips, on-fail => There is no output “slips”",
                "- step: read-id => - step: identity => A second factor is asked below level 2",
                "requires: [id-card, => requires: [ => id-card is not required, though the ID card is read",
                "tier == '300' ? 30000 : 500000 => 12.50 => The amount is not in whole fen",
                "when: tier == '5000' => when: tiers == '5000' => does not know “tiers”",
                "when: tier == '5000' => when: reason == 'x' => uses “reason” before it is known",
                "id: years => id: tier => The field id “tier” is used twice",
                "id: years => id: today => “today” has a meaning of its own",
                "pages: [phone, contact, tier] => pages: [phone, tier] => Expected pages [phone, tier], but saw [phone, contact, tier]",
                "tier: \"300\", years: 2 => tier: \"301\", years: 2 => The answer is refused: Please take “Tier” from the list",
                "value: slip.number => value: slip.numbers => Nothing is known of “slip.numbers” here",
                "card.name|mask-name}，您 => card.name|mask}，您 => “mask” is no way to write a value",
                "同意并继续 => \"同意并继续!\" => The half-width “!” stands beside Chinese. Write “！”.",
                "en: Agree and go on => en: Agree，and go on => The full-width “，” stands in an English text"
            })
    void aMistakeIsToldWithItsLineAndRemedy(String right, String wrong, String message) {
        String yaml = Samples.with(PENSION, right, wrong);
        int line =
                (int) PENSION.substring(0, PENSION.indexOf(right) + 1).lines().count();
        Authoring.Result result = Samples.check(yaml);
        assertThat(result.publishable()).isFalse();
        assertThat(result.compiled()).isEmpty();
        assertThat(result.problems()).anySatisfy(problem -> {
            assertThat(problem.message() + " " + problem.remedy()).contains(message);
            assertThat(problem.place().line()).isEqualTo(line);
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    @Test
    void aNoteOfOnesOwnIsIgnoredAndNothingElse() {
        assertThat(Samples.check(PENSION + "x-office: 3 楼\n").problems()).isEmpty();
        assertThat(Samples.check(PENSION + "office: 3 楼\n").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("“office” is not known here."));
    }

    @Test
    void decimalsTimesAndAddressesMayKeepTheirAsciiMarks() {
        String fine = Samples.with(PENSION, "姓名、号码和电话。", "每天 8:30 到 17:30，基数 3.5 元，见 www.example.invalid/a 网页。");
        assertThat(Samples.check(fine).problems()).isEmpty();
    }

    @Test
    void aDepartmentsRecordIsNotAskedForBelowLevelTwo() throws IOException {
        String yaml = Files.readString(Samples.seed().resolve("items/social-insurance-certificate.yaml"));
        write("items/a.yaml", Samples.with(yaml, "{ level: 2, methods: [phone-code, attendant] }", "{ level: 1 }"));
        Files.copy(Samples.seed().resolve("texts.yaml"), folder.resolve("texts.yaml"));
        assertThat(Authoring.load(folder).problems())
                .extracting(Problem::message)
                .contains(
                        "A department's record is asked for below level 2.", "A second factor is asked below level 2.");
    }

    @Test
    void aSharedTextThatIsNotThereIsToldWhereItIsUsed() {
        String yaml = Samples.with(
                PENSION, "message: { zh-CN: 年满 16 周岁才能参保。, en: One must be 16 to join. }", "message: \"@minor\"");
        assertThat(Samples.check(yaml).problems()).first().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("texts.yaml has no “minor”.");
            assertThat(problem.place().line()).isEqualTo(17);
        });
    }

    @Test
    void aDoubledKeyAnAliasAndBrokenYamlAreToldByLine() {
        assertThat(Samples.check(PENSION + "desk: mz\n").problems())
                .extracting(Problem::message)
                .contains("desk stands here twice.");
        assertThat(Samples.check("a: &x [1]\nb: *x\n").problems())
                .extracting(Problem::message)
                .contains("Aliases are not read.");
        assertThat(Samples.check("id: a\n  version: 1\n").problems())
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.place().line()).isEqualTo(2);
                    assertThat(problem.message())
                            .startsWith("The file cannot be read: mapping values are not allowed here");
                });
        assertThat(Samples.check("").problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.message()).isEqualTo("The file is empty."));
    }

    @Test
    void aMarkOfByteOrderAndTheLineEndsOfWindowsAreLetPass() {
        assertThat(Samples.check("\uFEFF" + PENSION.replace("\n", "\r\n")).publishable())
                .isTrue();
    }

    @Test
    void bytesThatAreNoTextAreToldAtTheFirstOfThem() {
        byte[] gbk = PENSION.getBytes(Charset.forName("GBK"));
        assertThat(Authoring.check("items/sample.yaml", gbk).problems())
                .singleElement()
                .asString()
                .matches("items/sample.yaml:[0-9]+:[0-9]+: This byte is not UTF-8. Save the file as UTF-8; .*");
        assertThat(Samples.check("id: a\nversion: 1\u0000\n").problems())
                .singleElement()
                .asString()
                .isEqualTo(
                        "items/sample.yaml:2:11: A character that no editor shows stands here: U+0000. Take it out.");
        assertThat(Samples.check("x".repeat(3_000_001)).problems())
                .singleElement()
                .asString()
                .contains("The file has 3000001 bytes. Use 3000000 at most");
    }

    @Test
    void oneIdIsNotUsedByTwoFiles() throws IOException {
        write("items/a.yaml", PENSION);
        write("items/b.yaml", PENSION);
        assertThat(Authoring.load(folder).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place().file()).isEqualTo("items/b.yaml");
            assertThat(problem.message()).isEqualTo("The id “pension-enrolment” is that of items/a.yaml too.");
        });
    }

    @Test
    void aFolderWithoutItemsSaysSo() {
        assertThat(Authoring.load(folder).publishable()).isFalse();
    }

    @Test
    void anItemForALaterProgramIsNotRunByThisOne() {
        byte[] json = new String(Samples.check(PENSION).compiled().getFirst().json(), StandardCharsets.UTF_8)
                .replace("\"version\":3", "\"version\":3,\"engine\":2")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(Authoring.readCompiled("items/pension.json", json)).isInstanceOf(Authoring.Read.Unknown.class);
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
