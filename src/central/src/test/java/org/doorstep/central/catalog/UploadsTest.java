// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class UploadsTest {
    private static final Map<String, String> KNOWN =
            Map.of("items/pension.yaml", "# a comment\nid: pension-enrolment\n", "lists/banks.csv", "1,工行\n");

    @Test
    void anItemGoesWhereTheItemOfItsIdStandsWhateverTheFileIsCalled() {
        Uploads.Taken taken = read(raw("pension (1).yaml", "id: pension-enrolment\r\nversion: 2\r\n"));

        assertThat(taken.files())
                .containsExactly(Map.entry("items/pension.yaml", "id: pension-enrolment\nversion: 2\n"));
        assertThat(taken.notes())
                .containsExactly(new Uploads.Note(Uploads.Why.RENAMED, "pension (1).yaml", "items/pension.yaml"));
        assertThat(taken.refused()).isEmpty();
    }

    @Test
    void aNewItemIsNamedByItsIdAndOtherFilesKeepTheirPlaces() {
        Uploads.Taken taken = read(
                raw("社保卡.yaml", "id: social-card\n"),
                raw("texts.yaml", "hello: { zh-CN: 您好, en: Hello }\n"),
                raw("calendar.yaml", "years: []\n"),
                raw("tiers-new.yaml", "id: tiers\nentries: []\n"),
                raw("banks.csv", "2,农行\n"));

        assertThat(taken.files())
                .containsOnlyKeys(
                        "items/social-card.yaml", "texts.yaml", "calendar.yaml", "lists/banks.csv", "lists/tiers.yaml");
    }

    @Test
    void aZipOfTheWholeFolderIsUnpackedBelowItsItemsFolder() throws IOException {
        byte[] zip = zip(
                StandardCharsets.UTF_8,
                "catalog/items/social-card.yaml",
                "id: social-card\n",
                "catalog/texts.yaml",
                "hello: { zh-CN: 您好, en: Hello }\n",
                "catalog/lists/banks.csv",
                "1,工行\n",
                "catalog/README.md",
                "# read me\n",
                "catalog/examples/items/guide.yaml",
                "id: guide\n",
                "__MACOSX/catalog/._texts.yaml",
                "rubbish");

        Uploads.Taken taken = read(new Uploads.Raw("catalog.zip", zip));

        assertThat(taken.files()).containsOnlyKeys("items/social-card.yaml", "texts.yaml", "lists/banks.csv");
        assertThat(taken.notes()).isEmpty();
    }

    @Test
    void aZipWithOldChineseNamesIsReadAndItsItemsGoByTheirIds() throws IOException {
        byte[] zip = zip(Charset.forName("GB18030"), "参保证明.yaml", "id: certificate\n");

        assertThat(read(new Uploads.Raw("目录.zip", zip)).files()).containsOnlyKeys("items/certificate.yaml");
    }

    @Test
    void aNameNeverLeadsOutOfTheCatalog() throws IOException {
        byte[] zip = zip(
                StandardCharsets.UTF_8,
                "items/../../evil.yaml",
                "x: 1\n",
                "../evil.yaml",
                "x: 1\n",
                "/etc/evil.yaml",
                "x: 1\n");

        Uploads.Taken taken = read(new Uploads.Raw("a.zip", zip), raw("../../evil.yaml", "x: 1\n"));

        assertThat(taken.files().keySet()).allMatch("items/evil.yaml"::equals);
    }

    @Test
    void whatIsNoTextOrTooLargeOrEmptyIsRefusedAndTheRestIsTaken() {
        byte[] large = new byte[Uploads.MOST_FILE_BYTES + 1];
        Arrays.fill(large, (byte) 'a');
        Uploads.Taken taken = read(
                new Uploads.Raw("gbk.yaml", "id: 参保".getBytes(Charset.forName("GB18030"))),
                new Uploads.Raw("large.yaml", large),
                raw("empty.yaml", " \n"),
                raw("program.exe", "MZ"),
                new Uploads.Raw("broken.zip", new byte[] {'P', 'K', 1}),
                raw("good.yaml", "id: good\n"));

        assertThat(taken.files()).containsOnlyKeys("items/good.yaml");
        assertThat(taken.refused())
                .extracting(Uploads.Note::why)
                .containsExactly(
                        Uploads.Why.NOT_UTF8,
                        Uploads.Why.TOO_LARGE,
                        Uploads.Why.EMPTY,
                        Uploads.Why.NAME,
                        Uploads.Why.BAD_ZIP);
    }

    @Test
    void aZipThatUnpacksToFarTooMuchIsStoppedOnTheWay() throws IOException {
        String[] entries = new String[40];
        for (int i = 0; i < entries.length; i += 2) {
            entries[i] = "items/n" + i + ".yaml";
            entries[i + 1] = "a".repeat(Uploads.MOST_FILE_BYTES - 1);
        }

        Uploads.Taken taken = read(new Uploads.Raw("bomb.zip", zip(StandardCharsets.UTF_8, entries)));

        assertThat(taken.refused()).extracting(Uploads.Note::why).contains(Uploads.Why.TOO_MANY);
        assertThat(taken.files()).hasSizeLessThan(entries.length / 2);
    }

    private static Uploads.Taken read(Uploads.Raw... raws) {
        return Uploads.read(List.of(raws), KNOWN);
    }

    private static Uploads.Raw raw(String name, String text) {
        return new Uploads.Raw(name, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] zip(Charset names, String... namesAndTexts) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, names)) {
            for (int i = 0; i < namesAndTexts.length; i += 2) {
                zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
                zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
