// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.availability.Availability;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.item.Codes;
import org.doorstep.catalog.item.Device;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Guide;
import org.doorstep.catalog.item.Handling;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Notice;
import org.doorstep.catalog.item.Offline;
import org.doorstep.catalog.item.Output;
import org.doorstep.catalog.item.Page;
import org.doorstep.catalog.item.Placement;
import org.doorstep.catalog.item.Requirement;
import org.doorstep.catalog.item.Step;
import org.doorstep.catalog.item.Template;
import org.doorstep.catalog.item.Validity;
import org.doorstep.catalog.item.View;
import org.doorstep.contract.SlipNumber;
import org.doorstep.device.spi.CardPosition;

/** Made-up items, people and surroundings. */
final class Samples {
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final String CERTIFICATE = "certificate";
    static final String GUIDE = "guide";
    static final String DECLARE = "declare";
    static final String PROGRESS = "progress";
    static final SlipNumber SLIP = SlipNumber.of("00317", 42, 68);
    static final String LINK = "http://127.0.0.1/s/abc";
    static final String CASE_NUMBER = "11999999999000001C3999101001000202611220001";
    static final String ID = "999999195503120012";
    static final String OTHER_ID = "99999919840909001X";

    private Samples() {}

    static Session session() {
        return session(Comfort.STANDARD);
    }

    static Session session(Comfort start) {
        Phrases phrases = Phrases.load();
        return new Session(
                Timing.STANDARD,
                new FlowEngine((item, expression, scope) -> Optional.empty(), phrases),
                new Display(phrases),
                start);
    }

    static Facts facts(CardPosition card, boolean online, Facts.DocumentPrinting printing) {
        Availability availability = switch (printing) {
            case Facts.DocumentPrinting.Possible() -> new Availability.Offered();
            case Facts.DocumentPrinting.NoPaper ignored ->
                new Availability.Withheld(Availability.Reason.PAPER_OUT, text("缺纸，暂不能打印"));
            case Facts.DocumentPrinting.Off(String code) ->
                new Availability.Withheld(Availability.Reason.DEVICE_FAULT, text("打印机有故障，暂不能打印"), code);
        };
        return new Facts(
                new View2(online).frame(),
                card,
                new Facts.CardReading.Possible(),
                List.of(
                        new Offer(certificate(), 1, availability),
                        new Offer(guide(), 1, new Availability.Offered()),
                        new Offer(declare(), 1, new Availability.Offered(), "jmylbx"),
                        new Offer(progress(), 1, new Availability.Offered(), "bjjd")),
                printing,
                Samples::table,
                TODAY);
    }

    /** The same, but no card can be read. */
    static Facts readerless(Facts facts, String code) {
        return new Facts(
                facts.frame(),
                new CardPosition(false, facts.card().placement()),
                new Facts.CardReading.Off(code),
                facts.offers(),
                facts.documents(),
                facts.tables(),
                facts.today());
    }

    private record View2(boolean online) {
        org.doorstep.terminal.session.View.Frame frame() {
            return new org.doorstep.terminal.session.View.Frame(
                    "示范镇便民服务中心",
                    online
                            ? org.doorstep.terminal.session.View.Link.ONLINE
                            : org.doorstep.terminal.session.View.Link.OFFLINE,
                    "10:24",
                    "00317",
                    "0537-12345",
                    "8:30-17:30",
                    null,
                    new org.doorstep.terminal.session.View.Slots(text("屏幕下方"), text("右下方"), text("左下方")));
        }
    }

    static Card card(String name, String number) {
        return new Card(
                TextValue.of(name),
                TextValue.of(number),
                "1",
                TextValue.of("01"),
                LocalDate.of(1955, 3, 12),
                TextValue.of("示范省示范市示范路一号"),
                TextValue.of("示范市公安局"),
                LocalDate.of(2016, 1, 1),
                null);
    }

    static StepResult.Found found(String name, String number) {
        return new StepResult.Found(
                new StepResult.Holder(TextValue.of(name), TextValue.of(number)),
                Map.of("status", TextValue.of("正常参保")),
                List.of(Map.of("period", TextValue.of("2026-10"))),
                new StepResult.Certificate("RS20261122000001", "示范局", "2026-11-22", "http://127.0.0.1/v/abc"));
    }

    private static Item certificate() {
        return certificate(List.of(Identity.Method.PHONE_CODE, Identity.Method.ATTENDANT));
    }

    static Item certificate(List<Identity.Method> methods) {
        View view = new View(
                text("请核对"),
                null,
                List.of(
                        new View.Row(text("姓名"), "holder.name", FieldType.Kind.TEXT, View.Mask.NAME),
                        new View.Row(text("身份证号"), "holder.id-number", FieldType.Kind.TEXT, View.Mask.ID_NUMBER),
                        new View.Row(text("状态"), "facts.status", FieldType.Kind.TEXT, View.Mask.NONE)),
                new View.Table(null, List.of(new View.Column(text("月份"), "period", FieldType.Kind.TEXT)), 6),
                text("打印证明"));
        return item(
                CERTIFICATE,
                new Identity(Identity.Level.CARD_AND_FACTOR, methods),
                List.of(Requirement.of(Device.ID_CARD), Requirement.of(Device.DOCUMENT_PRINTER)),
                List.of(
                        step("read", new Action.ReadId()),
                        step("check", new Action.CheckIdentity()),
                        step(
                                "ask",
                                new Action.Query(
                                        "social-insurance/participation",
                                        "rs",
                                        Action.About.HOLDER,
                                        List.of(new Action.Fact("status", FieldType.Kind.TEXT)),
                                        List.of(new Action.Fact("period", FieldType.Kind.TEXT)),
                                        text("没有记录"))),
                        step("show", new Action.Show(view)),
                        step("print", new Action.Print("paper")),
                        step("rate", new Action.Rate())),
                List.of(new Output(
                        "paper",
                        Output.Kind.PRINT,
                        text("证明"),
                        new Template(text("证明"), null, List.of(), List.of()),
                        1,
                        1,
                        "")));
    }

    private static Item guide() {
        return item(
                GUIDE,
                new Identity(Identity.Level.NOBODY, List.of()),
                List.of(),
                List.of(step("read", new Action.ShowNotice("text")), step("rate", new Action.Rate())),
                List.of());
    }

    /** A region tree of two counties with two townships each, and departments. */
    static Optional<CodeTable> table(String id) {
        return switch (id) {
            case CodeTable.REGIONS ->
                Optional.of(new CodeTable(
                        id,
                        List.of(
                                entry("999901", "甲县", ""),
                                entry("999902", "乙县", ""),
                                entry("999901101", "青禾镇", "999901"),
                                entry("999901102", "石桥镇", "999901"))));
            case "departments" -> Optional.of(new CodeTable(id, List.of(entry("social", "人社", ""))));
            default -> Optional.empty();
        };
    }

    private static CodeTable.Entry entry(String code, String label, String parent) {
        return new CodeTable.Entry(code, text(label), parent);
    }

    private static Field field(String id, FieldType type, Field.Sensitivity sensitivity, Field.Prefill... prefill) {
        return new Field(id, type, text(id), null, true, null, false, sensitivity, List.of(), List.of(prefill), "");
    }

    private static Page page(String id, Field... fields) {
        return new Page(id, text("问 " + id), null, null, List.of(fields), List.of());
    }

    private static Item declare() {
        return item(
                DECLARE,
                new Identity(Identity.Level.CARD, List.of()),
                List.of(Requirement.of(Device.ID_CARD)),
                List.of(
                        page(
                                "who",
                                field(
                                        "name",
                                        new FieldType.Line(30, 1),
                                        Field.Sensitivity.MASK,
                                        new Field.Prefill(Field.Source.CARD, "card.name", false))),
                        page(
                                "tier",
                                field(
                                        "tier",
                                        new FieldType.Choice(List.of(
                                                new FieldType.Option("a", text("一百")),
                                                new FieldType.Option("b", text("三百")))),
                                        Field.Sensitivity.NONE)),
                        page("home", field("home", new FieldType.Address(2), Field.Sensitivity.MASK)),
                        page("phone", field("phone", new FieldType.Phone(true), Field.Sensitivity.MASK))),
                List.of(
                        step("read", new Action.ReadId()),
                        step("form", new Action.Form(List.of())),
                        step("check", new Action.CheckAnswers(text("请核对"), null, text("同意并提交"))),
                        step("submit", new Action.Submit()),
                        new Step("slip", new Action.Print("slip"), null, Step.OnFail.SKIP, Step.Compensation.NONE),
                        step("rate", new Action.Rate())),
                List.of(new Output(
                        "slip",
                        Output.Kind.RECEIPT,
                        text("凭条"),
                        new Template(text("凭条"), null, List.of(), List.of()),
                        1,
                        1,
                        "")));
    }

    /** Two numbers are asked on one page, of anybody. */
    static Facts pair() {
        Facts facts = facts(new CardPosition(false, 0), true, new Facts.DocumentPrinting.Possible());
        Item item = item(
                "pair",
                new Identity(Identity.Level.NOBODY, List.of()),
                List.of(),
                List.of(page(
                        "phones",
                        field("first", new FieldType.Phone(false), Field.Sensitivity.MASK),
                        field("second", new FieldType.Phone(false), Field.Sensitivity.MASK))),
                List.of(step("form", new Action.Form(List.of())), step("rate", new Action.Rate())),
                List.of());
        return new Facts(
                facts.frame(),
                facts.card(),
                facts.reader(),
                List.of(new Offer(item, 1, new Availability.Offered())),
                facts.documents(),
                facts.tables(),
                facts.today());
    }

    private static Item progress() {
        return item(
                PROGRESS,
                new Identity(
                        Identity.Level.CARD_AND_FACTOR, List.of(Identity.Method.PHONE_CODE, Identity.Method.ATTENDANT)),
                List.of(Requirement.of(Device.ID_CARD)),
                List.of(),
                List.of(
                        step("read", new Action.ReadId()),
                        step("check", new Action.CheckIdentity()),
                        step("follow", new Action.Follow("rs", "")),
                        step("rate", new Action.Rate())),
                List.of());
    }

    private static Item item(
            String id, Identity identity, List<Requirement> requires, List<Step> steps, List<Output> outputs) {
        return item(id, identity, requires, List.of(), steps, outputs);
    }

    private static Item item(
            String id,
            Identity identity,
            List<Requirement> requires,
            List<Page> pages,
            List<Step> steps,
            List<Output> outputs) {
        return new Item(
                id,
                1,
                Item.ENGINE,
                text("某事项"),
                text("某事"),
                text("约两分钟"),
                "article-line",
                "rs",
                new Placement("social", List.of(), Set.of(), Placement.Reach.values()[0], 1),
                new Codes("999115001000", "", "20"),
                Validity.ALWAYS,
                Offline.NONE,
                false,
                new Guide(text("说明"), 2, List.of()),
                requires,
                List.of(),
                identity,
                List.of(),
                pages,
                List.of(),
                steps,
                outputs,
                handling(),
                List.of(new Notice("text", 1, text("说明"), List.of(text("请看。")), text("看完了"))),
                List.of());
    }

    private static Handling handling() {
        return new Handling(Handling.CaseKind.INSTANT, 0, 0, null, 180, 0, Handling.OnNewVersion.values()[0]);
    }

    private static Step step(String id, Action action) {
        return new Step(id, action, null, Step.OnFail.RETRY, Step.Compensation.NONE);
    }

    static Text text(String zh) {
        return Text.of(zh, "text");
    }
}
