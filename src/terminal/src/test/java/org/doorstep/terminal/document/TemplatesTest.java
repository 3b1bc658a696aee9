// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.author.Authoring;
import org.doorstep.catalog.expr.CelExpressions;
import org.doorstep.catalog.flow.Advance;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.ExpressionException;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Output;
import org.doorstep.terminal.document.Certificate.Facts;
import org.doorstep.terminal.document.Certificate.Paragraph;
import org.doorstep.terminal.document.Certificate.Role;
import org.doorstep.terminal.document.Certificate.Table;
import org.doorstep.terminal.document.Templates.Filled;
import org.doorstep.terminal.document.Templates.Where;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Fills the template of the seed catalog's certificate, as a terminal does. */
class TemplatesTest {
    private static final Where HERE = new Where("00317", "一号机", "青禾镇便民服务中心");
    private static final StepResult.Certificate ISSUED =
            new StepResult.Certificate("RS-2026-000042", "示例县人力资源和社会保障局", "2026-03-20", Samples.LINK);

    private static Item item;
    private static FlowEngine engine;
    private static Templates templates;

    @BeforeAll
    static void load() {
        Path catalog = Path.of(System.getProperty("doorstep.checkout", "../.."), "kiosk-config", "catalog");
        item = Authoring.load(catalog).items().stream()
                .filter(i -> i.id().equals("social-insurance-certificate"))
                .findFirst()
                .orElseThrow();
        Phrases phrases = Phrases.load();
        engine = new FlowEngine(new CelExpressions(), phrases);
        templates = new Templates(engine, new Display(phrases));
    }

    private static Run run(List<Map<String, TextValue>> rows, StepResult.Certificate issued) {
        Run run = engine.begin(item, LocalDate.of(2026, 3, 20));
        run = on(run, new StepResult.CardRead(card("张𬭎")));
        run = on(run, new StepResult.Identified(Identity.Method.PHONE_CODE));
        run = on(run, new StepResult.Found(holder("张𬭎"), facts(), rows, issued));
        return on(run, new StepResult.Confirmed());
    }

    private static Run on(Run run, StepResult result) {
        return switch (engine.advance(run, result)) {
            case Advance.Moved(var next) -> next;
            case Advance other -> throw new AssertionError(other.getClass().getSimpleName());
        };
    }

    private static Card card(String name) {
        return new Card(
                TextValue.of(name),
                TextValue.of("999999195503120014"),
                "1",
                TextValue.of("01"),
                LocalDate.of(1955, 3, 12),
                TextValue.of("示例县青禾镇"),
                TextValue.of("示例县公安局"),
                LocalDate.of(2015, 4, 1),
                null);
    }

    private static StepResult.Holder holder(String name) {
        return new StepResult.Holder(TextValue.of(name), TextValue.of("999999195503120014"));
    }

    private static Map<String, TextValue> facts() {
        return Map.of(
                "insured-since", TextValue.of("1992-08"),
                "status", TextValue.of("正常参保"),
                "unit", TextValue.of("青禾镇农机服务有限公司"),
                "months", TextValue.of("403"),
                "scheme", TextValue.of("企业职工基本养老保险"));
    }

    private static List<Map<String, TextValue>> rows(int months) {
        return IntStream.rangeClosed(1, months)
                .mapToObj(m -> Map.of(
                        "period", TextValue.of("2025-%02d".formatted(m)),
                        "base", TextValue.of("5240.00"),
                        "paid", TextValue.of("419.20")))
                .toList();
    }

    private static Output output() {
        return item.output("certificate").orElseThrow();
    }

    private static Certificate certificate(Run run, Language resident) {
        return switch (templates.fill(run, output(), resident, HERE)) {
            case Filled.Ready(var certificate) -> certificate;
            case Filled.OtherHolder(var differs) -> throw new AssertionError(differs);
        };
    }

    @Test
    void theSeedItemBecomesACertificateWithNameWholeAndNumberMasked() {
        Certificate certificate = certificate(run(rows(2), ISSUED), Language.EN);

        assertThat(certificate.language()).isEqualTo(Language.ZH_CN);
        assertThat(certificate.kind()).isEqualTo("社会保险参保证明");
        assertThat(certificate.day()).isEqualTo(LocalDate.of(2026, 3, 20));
        Facts facts = (Facts) certificate.blocks().get(1);
        assertThat(facts.facts().stream()
                        .collect(Collectors.toMap(
                                Certificate.Fact::label, f -> f.value().reveal())))
                .containsEntry("首次参保", "1992年8月")
                .containsEntry("累计缴费月数", "403")
                .containsEntry("险种", "企业职工基本养老保险")
                .containsValues("张𬭎", "999999********0014")
                .doesNotContainValue("999999195503120014");
        assertThat(certificate.proof())
                .isEqualTo(new Certificate.Proof(
                        "RS-2026-000042", "示例县人力资源和社会保障局", LocalDate.of(2026, 3, 20), Samples.LINK, "用手机扫一扫，核对真伪。"));
        assertThat(certificate.footer())
                .extracting(TextValue::reveal)
                .containsExactly("证明编号 RS-2026-000042，示例县人力资源和社会保障局，2026年3月20日", "打印地点 青禾镇便民服务中心，终端 一号机");
    }

    @Test
    void conditionsOfTheTemplateDecideWhatIsPrinted() {
        List<Certificate.Block> monthly =
                certificate(run(rows(2), ISSUED), Language.ZH_CN).blocks();
        List<Certificate.Block> yearly =
                certificate(run(List.of(), ISSUED), Language.ZH_CN).blocks();

        assertThat(monthly).anyMatch(Table.class::isInstance).anyMatch(TemplatesTest::heading);
        assertThat(yearly).noneMatch(Table.class::isInstance).noneMatch(TemplatesTest::heading);
        assertThat(words(yearly)).anyMatch(words -> words.startsWith("本险种按年缴费"));
    }

    private static List<String> words(List<Certificate.Block> blocks) {
        return blocks.stream()
                .filter(Paragraph.class::isInstance)
                .map(block -> ((Paragraph) block).text().reveal())
                .toList();
    }

    private static boolean heading(Certificate.Block block) {
        return block instanceof Paragraph paragraph && paragraph.role() == Role.HEADING;
    }

    @Test
    void rowsThatAreLeftOutAreCounted() {
        List<Certificate.Block> blocks =
                certificate(run(rows(9), ISSUED), Language.ZH_CN).blocks();

        Table table = (Table)
                blocks.stream().filter(Table.class::isInstance).findFirst().orElseThrow();
        assertThat(table.rows()).hasSize(6);
        assertThat(table.rows().getFirst().getFirst().reveal()).isEqualTo("2025年1月");
        assertThat(table.columns())
                .extracting(Certificate.Column::align)
                .containsExactly(Certificate.Align.LEFT, Certificate.Align.RIGHT, Certificate.Align.RIGHT);
        assertThat(words(blocks)).contains("以上只列出前 6 行，另有 3 行没有列出。");
    }

    @Test
    void aDocumentWithAGapIsNotMade() {
        assertThatThrownBy(() -> certificate(run(rows(1), null), Language.ZH_CN))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("certificate.number");
        StepResult.Certificate undated = new StepResult.Certificate("N", "I", "soon", Samples.LINK);
        assertThatThrownBy(() -> certificate(run(rows(1), undated), Language.ZH_CN))
                .isInstanceOf(ExpressionException.class)
                .hasMessageContaining("day of issue");
    }

    @Test
    void aRecordOfAnotherPersonIsNotFilledEvenIfItGotThisFar() {
        Run ours = run(rows(1), ISSUED);
        ours.found().orElseThrow().holder().idNumber().wipe();

        assertThat(templates.fill(ours, output(), Language.ZH_CN, HERE))
                .isInstanceOfSatisfying(
                        Filled.OtherHolder.class,
                        other -> assertThat(other.differs().in()).containsExactly(HolderCheck.Part.ID_NUMBER));
    }

    @Test
    void theFilledTemplateIsOnePageAsTheItemSays() throws Exception {
        try (Fonts fonts = Fonts.load(FontFiles.installed());
                Certificate certificate = certificate(run(rows(9), ISSUED), Language.ZH_CN);
                Pdf pdf = new CertificatePdf(fonts).compose(certificate);
                var document = Loader.loadPDF(pdf.bytes())) {
            assertThat(pdf.pages()).isEqualTo(output().pages());
            assertThat(new PDFTextStripper().getText(document))
                    .contains("张𬭎", "999999********0014", "403", "用手机扫一扫，核对真伪。", "打印地点 青禾镇便民服务中心");
        }
    }
}
