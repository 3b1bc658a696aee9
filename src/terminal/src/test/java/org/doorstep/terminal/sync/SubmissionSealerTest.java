// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.author.Authoring;
import org.doorstep.catalog.expr.CelExpressions;
import org.doorstep.catalog.flow.Advance;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.item.Item;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.SealException;
import org.doorstep.contract.Suite;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SubmissionSealerTest {
    private static final String RECORD = "019a0000-0000-7000-8000-000000000001";
    private static final String NAME = "李𬭎";
    private static final String NUMBER = "999999195503120110";
    private static final String WORDS = "门口\"三\"级台阶\\没有扶手\n请修\u001f";

    private static final String YAML = """
            id: step-repair
            version: 2
            title: { zh-CN: 台阶维修申请, en: Repair of steps }
            short-title: { zh-CN: 台阶维修, en: Repair }
            subtitle: { zh-CN: 身份证, en: ID card }
            icon: team-line
            desk: rs
            placement: { category: rs, audience: [person], reach: province }
            codes: { type: "20" }
            offline: queue
            guide: { summary: { zh-CN: 维修。, en: Repair. }, minutes: 5 }
            requires: [id-card]
            identity: { level: 1 }
            handling: { case-kind: promised, legal-days: 5, promised-days: 3, worst-bytes: 20000 }
            pages:
              - id: all
                title: { zh-CN: 说一说, en: Tell us }
                fields:
                  - { id: words, type: text, max: 60, lines: 3, label: { zh-CN: 情况, en: What } }
                  - { id: phone, type: phone, none-allowed: true, sensitive: mask, label: { zh-CN: 手机号码, en: Phone } }
                  - id: kind
                    type: choice
                    label: { zh-CN: 类别, en: Kind }
                    options:
                      - { code: "1", label: { zh-CN: 维修, en: Repair } }
                      - { code: "2", label: { zh-CN: 新建, en: New } }
            steps:
              - step: read-id
              - step: form
              - step: check-answers
                title: { zh-CN: 请核对, en: Check }
                button: { zh-CN: 同意并提交, en: Agree and submit }
              - { step: submit, on-fail: abort }
              - step: rate
            examples:
              - name: 维修
                today: 2026-03-20
                card: { name: 李某, id-number: 999999195503120110, sex: "1", birth: 1955-03-12 }
                answers: { words: 台阶坏了, phone: none, kind: "1" }
                expect: { steps: [read-id, form, check-answers, submit, rate], pages: [all], fee: 0, outputs: [] }
            """;

    @TempDir
    Path folder;

    private final Suite suite = FakeCentral.SUITE;
    private final Suite.Pair deskKeys = suite.newSealingPair();
    private final FlowEngine engine = new FlowEngine(new CelExpressions(), Phrases.load());
    private final Display display = new Display(Phrases.load());
    private FakeCentral central;
    private Uplink uplink;
    private SubmissionSealer sealer;

    @BeforeEach
    void start() throws Exception {
        central = new FakeCentral(folder);
        uplink = new Uplink(central.address(), KeyFile.open(folder.resolve("terminal-keys")), central.identity());
        sealer = new SubmissionSealer(
                uplink,
                DeskBook.of(new Enrolment.Desks(
                        List.of(new Enrolment.Desk("rs", "人社局", Base64Url.encode(deskKeys.publicKey()), "")))),
                display);
    }

    @AfterEach
    void stop() {
        uplink.close();
        central.close();
    }

    private static Item item() {
        Authoring.Result result = Authoring.check("items/step-repair.yaml", YAML.getBytes(StandardCharsets.UTF_8));
        assertThat(result.problems()).isEmpty();
        return result.items().getFirst();
    }

    private static Card card() {
        return new Card(
                TextValue.of(NAME),
                TextValue.of(NUMBER),
                "1",
                TextValue.of("汉"),
                LocalDate.of(1955, 3, 12),
                TextValue.of("石桥村 1 号"),
                TextValue.of("青禾县公安局"),
                LocalDate.of(2015, 1, 1),
                null);
    }

    private Run moved(Run run, StepResult result) {
        return switch (engine.advance(run, result)) {
            case Advance.Moved(Run next) -> next;
            case Advance other -> throw new AssertionError("the run stands still: " + other);
        };
    }

    /** At check-answers. */
    private Run answered() {
        Run run = engine.begin(item(), LocalDate.of(2026, 3, 20));
        run = moved(run, new StepResult.CardRead(card()));
        return moved(
                run,
                new StepResult.PageAnswered(Map.of(
                        "words", TextValue.of(WORDS), "phone", new Value.None(), "kind", new Value.Choice("2"))));
    }

    private byte[] opened(Sealed sealed, String record) throws SealException {
        byte[] context = Suite.Use.SUBMISSION.context("rs", FakeCentral.TERMINAL, record);
        return suite.open(deskKeys.privateKey(), context, Base64Url.decode(((Sealed.Ready) sealed).content()));
    }

    @Test
    void the_desk_and_only_for_this_record_opens_what_was_answered_in_canonical_form() throws Exception {
        Run run = answered();
        Sealed sealed = sealer.seal(RECORD, run, engine.answers(run), "collect");

        byte[] plain = opened(sealed, RECORD);
        Cases.Content content = Json.read(plain, Cases.Content.class);
        assertThat(content)
                .isEqualTo(new Cases.Content(
                        "step-repair",
                        2,
                        "台阶维修申请",
                        new Cases.Applicant(NAME, NUMBER, "1", "汉", "1955-03-12", "石桥村 1 号"),
                        List.of(
                                new Cases.Answer("words", "情况", WORDS, WORDS),
                                new Cases.Answer("phone", "手机号码", "none", "没有"),
                                new Cases.Answer("kind", "类别", "2", "新建")),
                        "collect"));
        assertThat(new String(plain, StandardCharsets.UTF_8)).isEqualTo(Json.canonical(content));
        assertThatThrownBy(() -> opened(sealed, "019a0000-0000-7000-8000-000000000002"))
                .isInstanceOf(SealException.class);
        assertThat(sealed.toString()).isEqualTo("Ready[rs]");
    }

    @Test
    void the_runs_own_values_stay_for_the_screen_and_the_slip() {
        Run run = answered();
        sealer.seal(RECORD, run, engine.answers(run), "");
        assertThat(run.card().orElseThrow().idNumber()).isEqualTo(TextValue.of(NUMBER));
        assertThat(engine.answers(run).getFirst().value()).isEqualTo(TextValue.of(WORDS));
    }

    @Test
    void nothing_is_sealed_for_a_desk_that_the_catalog_does_not_know_nor_for_nobody() {
        Run run = answered();
        var noDesk = new SubmissionSealer(uplink, DeskBook.of(new Enrolment.Desks(List.of())), display);
        assertThat(noDesk.seal(RECORD, run, engine.answers(run), "")).isEqualTo(new Sealed.NoSuchDesk("rs"));
        Run noCard = engine.begin(item(), LocalDate.of(2026, 3, 20));
        assertThat(sealer.seal(RECORD, noCard, List.of(), "")).isEqualTo(new Sealed.NoApplicant());
    }

    @Test
    void the_writer_overwrites_what_it_has_grown_out_of_and_all_when_it_is_closed() {
        String words = "台阶 and steps ".repeat(2_000);
        SecretJson json = new SecretJson();
        byte[] first = json.buffer();
        json.open('{').name("a").secret(TextValue.of(words)).name("b").open('[');
        json.number(-7).text("").close(']').close('}');
        assertThat(first).containsOnly(0);
        assertThat(new String(json.bytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"a\":\"" + words + "\",\"b\":[-7,\"\"]}");
        byte[] last = json.buffer();
        json.close();
        assertThat(last).containsOnly(0);
    }

    @Test
    void half_a_character_is_refused_without_saying_what_was_written() {
        try (SecretJson json = new SecretJson()) {
            assertThatThrownBy(() -> json.secret(TextValue.of("张\ud86d")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("张");
        }
    }
}
