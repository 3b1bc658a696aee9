// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.doorstep.catalog.Samples;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.CodeTable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodeListsTest {
    private static final String NESTED = """
            id: crops
            entries:
              - code: grain
                label: { zh-CN: 粮食, en: Grain }
                children:
                  - { code: wheat, label: { zh-CN: 小麦, en: Wheat } }
                  - { code: rice, label: { zh-CN: 水稻, en: Rice } }
              - { code: fruit, label: { zh-CN: 水果, en: Fruit } }
            """;
    private static final String PARENTS = """
            id: crops
            entries:
              - { code: wheat, parent: grain, label: { zh-CN: 小麦, en: Wheat } }
              - { code: grain, label: { zh-CN: 粮食, en: Grain } }
              - { code: rice, parent: grain, label: { zh-CN: 水稻, en: Rice } }
              - { code: fruit, label: { zh-CN: 水果, en: Fruit } }
            """;

    @TempDir
    Path folder;

    @Test
    void entriesInsideOneAnotherAndEntriesWithParentsAreTheSameListTopFirst() {
        CodeTable crops = table(NESTED);
        assertThat(crops.entries())
                .extracting(CodeTable.Entry::code)
                .containsExactly("grain", "fruit", "wheat", "rice");
        assertThat(table(PARENTS)).isEqualTo(crops);
        assertThat(crops.in("grain")).extracting(CodeTable.Entry::code).containsExactly("wheat", "rice");
        assertThat(crops.trail("rice")).extracting(CodeTable.Entry::code).containsExactly("grain", "rice");
        assertThat(crops.depth()).isEqualTo(2);
        assertThat(crops.innermost("rice")).isTrue();
        assertThat(crops.innermost("grain")).isFalse();
        assertThat(crops.innermost("maize")).isFalse();
    }

    @Test
    void aNameMayStandInBothLanguagesWhereTheListSaysSo() {
        CodeTable places = table("""
                id: crops
                labels: proper-names
                entries:
                  - { code: a, label: 石桥村 }
                  - { code: b, label: { zh-CN: 市区, en: Town } }
                """);
        assertThat(places.entries())
                .extracting(CodeTable.Entry::label)
                .containsExactly(Text.of("石桥村", "石桥村"), Text.of("市区", "Town"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "code: rice => code: wheat => 7:17 entries[0].children[1].code: The code “wheat” is that of line 6 too.",
                "code: rice, => code: rice, parent: wheat, => 7:31 entries[0].children[1].parent: The entry stands inside “grain”",
                "code: fruit, => code: fruit, parent: nuts, => 8:28 entries[1].parent: There is no entry “nuts”.",
                "code: fruit, => code: fruit, parent: fruit, => 8:28 entries[1].parent: The entry lies in itself.",
                "code: fruit, => code: a/b, => 8:5 entries[1]: “a/b” is no code.",
                "{ zh-CN: 水果, en: Fruit } => 水果 => 8:27 entries[1].label: The label is given in one language only.",
                "{ zh-CN: 水果, en: Fruit } => { zh-CN: 水果 } => 8:27 entries[1].label: The text has no en.",
                "{ zh-CN: 水果, en: Fruit } => { zh-CN: 水果!, en: Fruit } => 8:36 entries[1].label.zh-CN: The half-width “!”",
                "id: crops => id: corps => 1:5 id: The list calls itself “corps” and its file “crops”.",
                "id: crops => id: items => 1:5 id: “items” is made of the release's own items.",
                "code: fruit, => code: fruit, color: red, => 8:27 entries[1].color: “color” is not known here."
            })
    void aMistakeIsToldWithItsPlaceAndRemedy(String right, String wrong, String told) {
        Authoring.Result result = load(Samples.with(NESTED, right, wrong));
        assertThat(result.publishable()).isFalse();
        assertThat(result.lists()).isEmpty();
        assertThat(result.problems()).anySatisfy(problem -> {
            assertThat(problem.toString()).startsWith("lists/crops.yaml:" + told);
            assertThat(problem.remedy()).isNotBlank();
        });
    }

    @Test
    void anEmptyListSaysSo() {
        assertThat(load("id: crops\nentries: []\n").problems())
                .extracting(Problem::message)
                .containsExactly("The list is empty.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {
                "\"999902\" => \"998802\" => “998802” does not begin with “9999”, in which it lies.",
                "\"999902\" => \"99992O\" => “99992O” is no 行政区划 code.",
                "\"999901101201\", label: 石桥村 => \"999901101201\", label: 石桥村, children: [{ code: \"9999011012011\", label: 一组 }] => “9999011012011” is no 行政区划 code.",
                "label: 石桥村 => label: 石桥村, children: [{ code: \"999901101201\", label: 一组 }] => The region lies deeper than a village."
            })
    void aRegionLiesBelowTheOneWhoseCodeItsOwnBeginsWith(String right, String wrong, String told) {
        Samples.copySeed(folder);
        Samples.edit(folder.resolve("lists/regions.yaml"), right, wrong);
        assertThat(Authoring.load(folder).problems())
                .extracting(Problem::message)
                .contains(told);
    }

    @Test
    void theCompiledListReadsBackAsTheSameList() {
        Authoring.CompiledList compiled = load(NESTED).lists().getFirst();
        assertThat(new String(compiled.json(), StandardCharsets.UTF_8))
                .startsWith("{\"id\":\"crops\",\"entries\":[{\"code\":\"grain\",\"label\":{\"zh-CN\":\"粮食\",");
        assertThat(Authoring.readCompiledList("lists/crops.json", compiled.json()))
                .isEqualTo(new Authoring.ReadList.Known(compiled.table()));
        assertThat(Authoring.readCompiledList("lists/corps.json", compiled.json()))
                .isInstanceOf(Authoring.ReadList.Unknown.class);
        assertThat(Authoring.readCompiledList("lists/crops.json", new byte[] {'{'}))
                .isInstanceOf(Authoring.ReadList.Unknown.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "resident-pension-enrolment => list: tiers => list: tires => .list: There is no code list “tires”. Add lists/tires.yaml, or name one of departments, items, regions, tiers.",
                "resident-pension-enrolment => category: rs => category: rz => placement.category: There is no department “rz”.",
                "resident-pension-enrolment => tier: \"300\", arrears => tier: \"301\", arrears => examples[0].answers.tier: The answer is refused: Please take “Tier” from the list.",
                "resident-pension-enrolment => 999901101201/, living => 999901101299/, living => examples[0].answers.household: The answer is refused: Please choose “Household registered in” level by level",
                "resident-pension-enrolment => 999901101201/, living => 999901101/, living => examples[0].answers.household: The answer is refused: Please choose",
                "resident-pension-enrolment => when: living == 'elsewhere' => when: lookup('villages', region(household)) == 'x' => The expression “lookup('villages', region(household)) == 'x'”, at its character 1, looks into “villages”, which is no code list here.",
                "guides => answers: { item: guides } => answers: { item: guidance } => examples[0].answers.item: The answer is refused",
                "guides => of: item => of: items => “items” is no field that names an item.",
                "case-progress => slip: slip-number => slip: how => “how” is no field for a slip's number.",
                "guides => list: items => list: tiers => “item” is no field that names an item."
            })
    void anItemThatDoesNotFitItsListsIsTold(String item, String right, String wrong, String told) {
        Samples.copySeed(folder);
        Samples.edit(folder.resolve("items/" + item + ".yaml"), right, wrong);
        Authoring.Result result = Authoring.load(folder);
        assertThat(result.publishable()).isFalse();
        assertThat(result.problems())
                .extracting(Problem::toString)
                .anySatisfy(problem -> assertThat(problem)
                        .startsWith("items/" + item + ".yaml:")
                        .contains(told));
    }

    @Test
    void anAddressIsNotDeeperThanTheRegionTree() throws IOException {
        Samples.copySeed(folder);
        Files.writeString(folder.resolve("lists/regions.yaml"), """
                id: regions
                labels: proper-names
                entries:
                  - code: "99"
                    label: 安和省
                    children:
                      - { code: "9999", label: 安和市 }
                """);
        assertThat(Authoring.load(folder).problems())
                .extracting(Problem::toString)
                .anySatisfy(told -> assertThat(told)
                        .startsWith("items/service-request.yaml:71:")
                        .contains(".depth: The address asks for 5 levels; lists/regions.yaml has 2. Write depth: 2"));
    }

    @Test
    void withoutARegionTreeNoAddressIsAskedFor() throws IOException {
        Samples.copySeed(folder);
        Files.delete(folder.resolve("lists/regions.yaml"));
        assertThat(Authoring.load(folder).problems())
                .extracting(Problem::message)
                .contains("An address is asked for and there is no region tree.");
    }

    @Test
    void aBrokenListIsToldOnceAndNotAtEachUse() {
        Samples.copySeed(folder);
        Samples.edit(folder.resolve("lists/tiers.yaml"), "code: \"200\"", "code: \"100\"");
        assertThat(Authoring.load(folder).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.place().file()).isEqualTo("lists/tiers.yaml"));
    }

    @Test
    void theSeedRegionsGoDownToTheVillageAndAreMadeUp() {
        CodeTable regions = Samples.table(CodeTable.REGIONS).orElseThrow();
        assertThat(regions.depth()).isEqualTo(5);
        List<CodeTable.Entry> counties = regions.in("9999");
        assertThat(counties).hasSizeGreaterThanOrEqualTo(2);
        assertThat(counties).allSatisfy(county -> {
            assertThat(regions.in(county.code())).hasSizeGreaterThanOrEqualTo(4);
            assertThat(regions.in(county.code()))
                    .allSatisfy(
                            township -> assertThat(regions.in(township.code())).hasSizeGreaterThanOrEqualTo(4));
        });
        assertThat(regions.entries())
                .allSatisfy(entry -> assertThat(entry.code()).startsWith("99"));
    }

    private CodeTable table(String yaml) {
        Authoring.Result result = load(yaml);
        assertThat(result.problems()).isEmpty();
        return result.table("crops").orElseThrow();
    }

    /** A folder with one item that uses no list, and the list. */
    private Authoring.Result load(String list) {
        try {
            Files.createDirectories(folder.resolve("items"));
            Files.createDirectories(folder.resolve("lists"));
            Files.writeString(folder.resolve("items/pension.yaml"), Samples.pensionYaml());
            Files.writeString(folder.resolve("lists/crops.yaml"), list);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return Authoring.load(folder);
    }
}
