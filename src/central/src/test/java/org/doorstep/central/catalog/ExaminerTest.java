// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.doorstep.catalog.author.Problem;
import org.doorstep.catalog.diff.CatalogDiff;
import org.doorstep.catalog.diff.ItemChange;
import org.doorstep.catalog.diff.ListChange;
import org.doorstep.catalog.item.Item;
import org.doorstep.central.Fleet;
import org.doorstep.central.SampleCatalog;
import org.doorstep.central.fleet.AlarmBook;
import org.doorstep.central.fleet.Heartbeats;
import org.doorstep.contract.Lanes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminerTest {
    @TempDir
    Path folder;

    private Fleet fleet;
    private Drafts drafts;
    private Examiner examiner;
    private Publishing publishing;

    @BeforeEach
    void open() throws Exception {
        fleet = new Fleet(folder);
        Path work = Files.createDirectories(folder.resolve("work"));
        ReleaseRepository repository = ReleaseRepository.open(
                folder.resolve("catalog"), folder.resolve("keys"), fleet.suite, fleet.clock.instant());
        drafts = new Drafts(fleet.store, fleet.suite, fleet.audit, fleet.clock);
        examiner = new Examiner(repository.published(), work, fleet.suite, CatalogDiff.load());
        publishing = new Publishing(fleet.store, repository, drafts, examiner, work, fleet.audit, fleet.clock);
        publishing.publish(SampleCatalog.in(folder.resolve("yaml")), "test");
    }

    @AfterEach
    void close() {
        fleet.close();
    }

    @Test
    void everyErrorIsToldWithItsPlaceAndTheLineItStandsIn() throws Exception {
        String yaml = SampleCatalog.with(SampleCatalog.dearer(), "type: text, max: 30", "type: txt, max: 30");
        put(SampleCatalog.with(yaml, "kind: receipt", "kind: recipt"));

        Examiner.Examined examined = examiner.examine(drafts.now());

        assertThat(examined.publishable()).isFalse();
        assertThat(examined.findings()).hasSizeGreaterThanOrEqualTo(2).allSatisfy(finding -> {
            assertThat(finding.problem().place().file()).isEqualTo(SampleCatalog.PENSION);
            assertThat(finding.problem().remedy()).isNotBlank();
        });
        assertThat(examined.findings()).anySatisfy(finding -> {
            int line = line(yaml, "type: txt");
            assertThat(finding.problem().place().line()).isEqualTo(line);
            assertThat(finding.line()).contains("type: txt");
        });
        assertThat(examined.changes())
                .as("nothing is known of a file with errors")
                .isEmpty();
    }

    @Test
    void aVersionThatWasPublishedKeepsItsContentForEver() throws Exception {
        String edited = SampleCatalog.with(SampleCatalog.pension(), "minutes: 5", "minutes: 6");
        put(edited);
        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place().line()).isEqualTo(line(edited, "version: 1"));
            assertThat(problem.message())
                    .isEqualTo("Version 1 of this item was published in release 1 with another content.");
            assertThat(problem.remedy()).isEqualTo("Raise version to 2.");
        });

        put(SampleCatalog.dearer());
        assertThat(problems()).isEmpty();
        publishing.publish(drafts.now().mark(), new Audience.All(), order());
        publishing.rollBack(1, new Audience.All(), order());

        put(SampleCatalog.with(SampleCatalog.dearer(), "minutes: 5", "minutes: 6"));
        assertThat(problems())
                .as("version 2 was published, though nobody runs it now")
                .extracting(Problem::remedy)
                .containsExactly("Raise version to 3.");
    }

    @Test
    void aFieldNeverTakesSomethingElse() throws Exception {
        String yaml = SampleCatalog.with(
                SampleCatalog.dearer(), "{ id: contact, type: text, max: 30,", "{ id: contact, type: phone,");
        put(SampleCatalog.with(yaml, "contact: 李明", "contact: \"13900000008\""));

        assertThat(problems()).singleElement().satisfies(problem -> {
            assertThat(problem.place().line()).isEqualTo(line(yaml, "id: contact, type"));
            assertThat(problem.message()).contains("“contact” had another type in version 1");
        });
    }

    @Test
    void aFileTakenOutRemovesItsItemAndPutBackAsItWasIsNoChange() throws Exception {
        drafts.takeOut(SampleCatalog.PENSION, "wang.xin");
        assertThat(examiner.examine(drafts.now()).changes()).singleElement().isInstanceOf(ItemChange.Removed.class);

        put(SampleCatalog.pension());
        assertThat(drafts.now().empty()).isTrue();
    }

    @Test
    void aCodeListIsToldByItsEntriesAndABrokenOneIsNotToldAsRemoved() throws Exception {
        String list = "id: tiers\nentries:\n  - { code: \"300\", label: { zh-CN: 每年 300 元, en: 300 a year } }\n";
        drafts.put(Map.of("lists/tiers.yaml", list), "wang.xin");
        assertThat(examiner.examine(drafts.now()).lists())
                .extracting(ListChange::id, ListChange::state)
                .containsExactly(tuple("tiers", ListChange.State.ADDED));
        publishing.publish(drafts.now().mark(), new Audience.All(), order());

        drafts.put(Map.of("lists/tiers.yaml", SampleCatalog.with(list, "每年 300 元", "一年 300 元")), "wang.xin");
        assertThat(examiner.examine(drafts.now()).lists())
                .singleElement()
                .satisfies(change -> assertThat(change.changes())
                        .extracting(one -> one.what().zhCn())
                        .containsExactly("300 的名称（中文）"));

        drafts.put(Map.of("lists/tiers.yaml", SampleCatalog.with(list, "entries:", "entrys:")), "wang.xin");
        assertThat(examiner.examine(drafts.now()).publishable()).isFalse();
        assertThat(examiner.examine(drafts.now()).lists()).isEmpty();
    }

    @Test
    void terminalsThatLackADeviceAreNamedWithTheReason() throws Exception {
        Item certificate = publishing.published().items(1).stream()
                .filter(item -> item.id().equals("social-insurance-certificate"))
                .findFirst()
                .orElseThrow();
        Reach reach = new Reach();
        assertThat(reach.missing(certificate, List.of(fleet.terminal()), LocalDate.of(2026, 3, 14)))
                .singleElement()
                .satisfies(missing -> assertThat(missing.lasting()).isEqualTo(Reach.Lasting.UNKNOWN));

        assertThat(missing(certificate, "READY", "READY", 100)).isEmpty();
        assertThat(missing(certificate, "READY", "FAILED", 100)).containsExactly("NOW 打印机有故障，暂不能打印。");
        assertThat(missing(certificate, "READY", "READY", 2))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("NOW ");
        assertThat(missing(certificate, "READY", "", 0))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("ALWAYS ");
    }

    private List<String> missing(Item item, String card, String printer, int paper) {
        List<Lanes.Device> devices = Stream.of(
                        new Lanes.Device("idcard", "idcard-sdt", card, List.of(), -1),
                        new Lanes.Device("slip", "receipt-escpos", "READY", List.of(), -1),
                        new Lanes.Device("a4", "document-ipp", printer, List.of(), paper))
                .filter(device -> !device.state().isEmpty())
                .toList();
        fleet.store.change(tx -> new Heartbeats(fleet.clock, new AlarmBook(fleet.clock, fleet.audit))
                .apply(tx, "00317", 1, new Lanes.Heartbeat(1, "0.1.0", 1, 0, 0, "", devices)));
        return new Reach()
                .missing(item, List.of(fleet.terminal()), LocalDate.of(2026, 3, 14)).stream()
                        .map(one ->
                                one.lasting() + " " + one.why().orElseThrow().zhCn())
                        .toList();
    }

    private List<Problem> problems() throws Exception {
        return examiner.examine(drafts.now()).findings().stream()
                .map(Examiner.Finding::problem)
                .toList();
    }

    private void put(String pension) {
        drafts.put(Map.of(SampleCatalog.PENSION, pension), "wang.xin");
    }

    private static Publishing.Order order() {
        return new Publishing.Order("zhou.ming", "试用没有问题", Publishing.FourEyes.REQUIRED);
    }

    private static int line(String yaml, String holding) {
        return (int) yaml.substring(0, yaml.indexOf(holding)).lines().count()
                + (yaml.charAt(yaml.indexOf(holding) - 1) == '\n' ? 1 : 0);
    }
}
