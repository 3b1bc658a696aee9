// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.doorstep.terminal.document.Certificate.Fact;
import org.doorstep.terminal.document.Certificate.Facts;
import org.doorstep.terminal.document.Certificate.Paragraph;
import org.doorstep.terminal.document.Certificate.Role;
import org.doorstep.terminal.document.Certificate.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CertificatePdfTest {
    private static Fonts fonts;
    private static CertificatePdf press;

    @TempDir
    Path folder;

    @BeforeAll
    static void load() throws IOException {
        fonts = Fonts.load(FontFiles.installed());
        press = new CertificatePdf(fonts);
    }

    @AfterAll
    static void close() {
        fonts.close();
    }

    private static String text(Pdf pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static List<String> pageTexts(Pdf pdf) throws IOException {
        List<String> texts = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            PDFTextStripper stripper = new PDFTextStripper();
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                stripper.setStartPage(page);
                stripper.setEndPage(page);
                texts.add(stripper.getText(document));
            }
        }
        return texts;
    }

    private String run(String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(output.toFile())
                .start();
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(Files.readString(output)).isZero();
        return Files.readString(output);
    }

    @Test
    void everythingItStatesCanBeReadBack() throws IOException {
        try (Pdf pdf = press.compose(Samples.participation())) {
            assertThat(pdf.pages()).isEqualTo(1);
            assertThat(text(pdf))
                    .contains(
                            "社会保险参保证明",
                            "编号：SB-2026-0731-000042",
                            "示例市人力资源和社会保障局",
                            "2026年7月31日",
                            "累计缴费",
                            "186 个月",
                            "城乡居民基本养老保险",
                            "扫码核验",
                            "zwfw.example.gov.cn/v/Vt3kP9qWzR7mXb2LcD8sJg",
                            "第 1 页，共 1 页");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"张𬭎", "王𬤊", "李𫘝", "赵䶮", "陈㛃", "欧阳𤊏", "买买提·吐尔逊"})
    void rareCharactersOfNamesAreEmbeddedAndReadBack(String name) throws IOException {
        try (Pdf pdf = press.compose(Samples.participation(name, 1))) {
            assertThat(text(pdf)).contains(name);
            assertThat(drawn(pdf))
                    .as("drawn as itself and not as its code point in a box")
                    .contains(name);
        }
    }

    @Test
    void everyFontIsEmbeddedAsASubset() throws IOException {
        try (Pdf pdf = press.compose(Samples.participation("欧阳𤊏", 3));
                PDDocument document = Loader.loadPDF(pdf.bytes())) {
            List<PDFont> found = new ArrayList<>();
            for (PDPage page : document.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    found.add(page.getResources().getFont(name));
                }
            }
            assertThat(found).hasSize(3).allSatisfy(font -> {
                assertThat(font.isEmbedded()).isTrue();
                assertThat(font.getName()).matches("[A-Z]{6}\\+(LXGWWenKai-(Regular|Bold|Medium)|HanaMinB)");
            });
            assertThat(pdf.bytes().length).isLessThan(400_000);
        }
    }

    @Test
    void aCharacterThatNoFontHasIsItsCodePointInABoxAndNeverAQuestionMark() throws IOException {
        String unknown = Character.toString(0x31350);

        try (Pdf pdf = press.compose(Samples.participation("张" + unknown, 1))) {
            assertThat(drawn(pdf)).contains("张U+31350").doesNotContain("?");
            assertThat(text(pdf)).contains(unknown);
        }
    }

    /** The characters of the glyphs on paper, whatever a reader is told to copy instead. */
    private static String drawn(Pdf pdf) throws IOException {
        StringBuilder drawn = new StringBuilder();
        PDFTextStripper glyphs = new PDFTextStripper() {
            @Override
            protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
                drawn.append(font.toUnicode(code));
            }
        };
        try (PDDocument document = Loader.loadPDF(pdf.bytes())) {
            glyphs.getText(document);
        }
        return drawn.toString();
    }

    @Test
    void theSameCertificateGivesTheSameBytes() throws IOException {
        try (Pdf one = press.compose(Samples.participation());
                Pdf two = press.compose(Samples.participation());
                Pdf other = press.compose(Samples.participation("王秀兰", 5))) {
            assertThat(one.bytes()).isEqualTo(two.bytes()).isNotEqualTo(other.bytes());
        }
    }

    @Test
    void metadataNamesTheKindOfDocumentAndNobody() throws IOException {
        try (Pdf pdf = press.compose(Samples.participation());
                PDDocument document = Loader.loadPDF(pdf.bytes())) {
            String xmp = new String(document.getDocumentCatalog().getMetadata().toByteArray(), StandardCharsets.UTF_8);

            assertThat(document.getDocumentInformation().getTitle()).isEqualTo("参保证明");
            assertThat(xmp).contains("参保证明", "<pdfaid:part>2</pdfaid:part>");
            assertThat(document.getDocumentInformation().getMetadataKeys())
                    .containsExactlyInAnyOrder("Title", "Producer", "CreationDate", "ModDate");
            assertThat(xmp).doesNotContain(Samples.NAME, Samples.ID_NUMBER, "0029");
            assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("zh-CN");
            assertThat(document.getDocumentCatalog().getOutputIntents()).hasSize(1);
        }
    }

    @Test
    void aLongTableGoesOnOverPagesWithItsHeadOnEach() throws IOException {
        try (Pdf pdf = press.compose(Samples.participation(Samples.NAME, 60))) {
            List<String> pages = pageTexts(pdf);

            assertThat(pdf.pages()).isEqualTo(pages.size()).isGreaterThan(3);
            for (int i = 0; i < pages.size(); i++) {
                assertThat(pages.get(i))
                        .contains("第 " + (i + 1) + " 页，共 " + pages.size() + " 页")
                        .contains("编号：SB-2026-0731-000042");
                if (pages.get(i).contains("-12 至 ")) {
                    assertThat(pages.get(i)).contains("缴费月数");
                }
            }
            assertThat(String.join("", pages)).contains("2009-12 至 2010-11", "2068-12 至 2069-11");
            assertThat(pages.getLast()).contains("扫码核验", "示例市人力资源和社会保障局");
            assertThat(pages.getFirst()).doesNotContain("扫码核验");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8, 9, 10, 11, 12, 13})
    void issuerAndDayNeverStandOnAPageAlone(int rows) throws IOException {
        try (Pdf remark = press.compose(Samples.participation(Samples.NAME, rows));
                Pdf table = press.compose(Samples.of(List.of(Samples.opening(), Samples.table(rows))));
                Pdf facts = press.compose(Samples.of(List.of(Samples.table(rows), Samples.facts(Samples.NAME))))) {
            assertThat(pageTexts(remark).getLast()).contains("涂改无效");
            assertThat(pageTexts(table).getLast()).contains("-12 至 ");
            assertThat(pageTexts(facts).getLast()).contains("经办机构");
        }
    }

    @Test
    void textLongerThanAPageIsContinuedAndNothingOfItIsLost() throws IOException {
        String tale = "甲乙丙丁戊己庚辛壬癸".repeat(250) + "终";
        Table wide = new Table(
                "",
                Samples.table(0).columns(),
                List.of(List.of(Samples.text(tale), Samples.text("乙"), Samples.text("丙"), Samples.text("1"))));

        try (Pdf pdf = press.compose(Samples.of(List.of(
                new Facts(List.of(new Fact("说明", Samples.text(tale)))),
                wide,
                new Paragraph(Samples.text(tale), Role.NOTE))))) {
            String all = text(pdf).replaceAll("\\s", "");
            assertThat(all.chars().filter(ch -> ch == '庚').count()).isEqualTo(750);
            assertThat(all.chars().filter(ch -> ch == '终').count()).isEqualTo(3);
        }
    }

    @Test
    void aHeadingStandsOnThePageOfWhatItHeads() throws IOException {
        for (int rows = 14; rows < 24; rows++) {
            try (Pdf pdf = press.compose(Samples.of(List.of(
                    Samples.table(rows),
                    new Paragraph(Samples.text("下面是说明"), Role.HEADING),
                    new Paragraph(Samples.text("甲乙丙丁戊己庚辛壬癸".repeat(20)), Role.BODY))))) {
                assertThat(pageTexts(pdf))
                        .filteredOn(page -> page.contains("下面是说明"))
                        .singleElement()
                        .asString()
                        .contains("甲乙丙丁");
            }
        }
    }

    @Test
    void withoutProofThereIsNeitherNumberNorCode() throws IOException {
        try (Pdf pdf = press.compose(Samples.of(List.of(Samples.opening()), null, List.of(), ""))) {
            assertThat(text(pdf)).contains("社会保险参保证明", "第 1 页，共 1 页").doesNotContain("编号", "扫码核验");
        }
    }

    @Test
    void smallPrintStandsAtTheFootOfEachPage() throws IOException {
        List<String> footer = List.of("本页由自助终端打印", "咨询电话 0537-12345", "第三行", "第四行");

        try (Pdf pdf =
                press.compose(Samples.of(List.of(Samples.opening(), Samples.table(30)), Samples.PROOF, footer, ""))) {
            assertThat(pdf.pages()).isGreaterThan(1);
            assertThat(pageTexts(pdf)).allSatisfy(page -> assertThat(page).contains(footer));
        }
    }

    @Test
    void closingACertificateWipesWhatItStates() {
        Facts facts = Samples.facts(Samples.NAME);
        Table table = Samples.table(1);
        Certificate certificate = Samples.of(List.of(Samples.opening(), facts, table), Samples.PROOF, List.of("脚"), "");

        certificate.close();

        assertThat(facts.facts())
                .allSatisfy(fact -> assertThat(fact.value().copy()).containsOnly('\0'));
        assertThat(table.rows().getFirst())
                .allSatisfy(cell -> assertThat(cell.copy()).containsOnly('\0'));
        assertThat(certificate.title().copy()).containsOnly('\0');
        assertThat(certificate.footer().getFirst().copy()).containsOnly('\0');
        assertThat(certificate).hasToString("Certificate[参保证明]");
    }

    @Test
    void theCodeOnThePaperIsTheVerificationLink() throws IOException, InterruptedException {
        Path paper = folder.resolve("paper.pdf");
        Certificate certificate =
                Samples.of(Samples.participation().blocks(), Samples.PROOF, List.of("本页由自助终端打印"), "仅供办理入学使用");

        try (Pdf pdf = press.compose(certificate)) {
            Files.write(paper, pdf.bytes());
        }
        run(
                "pdftoppm",
                "-r",
                "150",
                "-gray",
                "-png",
                "-singlefile",
                paper.toString(),
                folder.resolve("p").toString());

        assertThat(run(
                                "zbarimg",
                                "-q",
                                "--nodbus",
                                "--raw",
                                folder.resolve("p.png").toString())
                        .strip())
                .isEqualTo(Samples.LINK);
    }

    @Test
    void closingADocumentWipesItsBytes() throws IOException {
        Pdf pdf = press.compose(Samples.participation());
        byte[] bytes = pdf.bytes();
        byte[] atThePrinter = pdf.forPrinter(1).pdf();
        assertThat(new String(bytes, 0, 7, StandardCharsets.US_ASCII)).isEqualTo("%PDF-1.");

        pdf.close();

        assertThat(bytes).containsOnly(0);
        assertThat(atThePrinter).isSameAs(bytes);
    }

    @Test
    void warmingUpLeavesThePressAbleToWork() throws IOException {
        Warmup.run(press);

        try (Pdf pdf = press.compose(Samples.participation())) {
            assertThat(text(pdf)).contains(Samples.NAME);
        }
    }
}
