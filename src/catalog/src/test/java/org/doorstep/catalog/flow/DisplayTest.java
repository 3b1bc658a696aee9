// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.Samples;
import org.doorstep.catalog.item.FieldType.Kind;
import org.doorstep.catalog.item.View;
import org.junit.jupiter.api.Test;

class DisplayTest {
    private final Display display = new Display(Phrases.load());
    private final Filler filler = new Filler(display);

    @Test
    void valuesAreWrittenAsEachLanguageWritesThem() {
        Value day = new Value.Day(LocalDate.of(2026, 3, 5));
        assertThat(zh(day, Kind.DATE)).isEqualTo("2026年3月5日");
        assertThat(en(day, Kind.DATE)).isEqualTo("5 March 2026");
        assertThat(zh(TextValue.of("2009-07"), Kind.MONTH)).isEqualTo("2009年7月");
        assertThat(en(TextValue.of("2009-07"), Kind.MONTH)).isEqualTo("July 2009");
        assertThat(zh(new Value.Money(1_250), Kind.MONEY)).isEqualTo("12.50 元");
        assertThat(en(new Value.Money(5), Kind.MONEY)).isEqualTo("CNY 0.05");
        assertThat(zh(new Value.Truth(true), Kind.TRUTH)).isEqualTo("是");
        assertThat(zh(new Value.Whole(12_345), Kind.NUMBER)).isEqualTo("12345");
        assertThat(zh(new Value.None(), Kind.TEXT)).isEqualTo("没有");
    }

    @Test
    void aTextThatIsNotOfItsKindIsShownAsItStands() {
        assertThat(zh(TextValue.of("长期"), Kind.DATE)).isEqualTo("长期");
    }

    @Test
    void masksCountCodePoints() {
        assertThat(Display.masked(TextValue.of("𬭎伟"), View.Mask.NAME)).isEqualTo("𬭎*");
        assertThat(Display.masked(TextValue.of("999999195503120014"), View.Mask.ID_NUMBER))
                .isEqualTo("999999********0014");
        assertThat(Display.masked(TextValue.of("13900000003"), View.Mask.PHONE)).isEqualTo("139****0003");
    }

    @Test
    void placeholdersTakeKindsAndMasks() {
        Scope scope = scope(Map.of(
                "holder.name", TextValue.of("张建国"),
                "facts.insured-since", TextValue.of("2009-07"),
                "terminal.name", TextValue.of("青禾镇 1 号")));
        assertThat(filler.fill(
                                "${holder.name|mask-name}，${ facts.insured-since | month }，${terminal.name}$。",
                                scope,
                                Language.ZH_CN)
                        .reveal())
                .isEqualTo("张**，2009年7月，青禾镇 1 号$。");
    }

    @Test
    void aCodeIsWrittenWithAllThatItLiesIn() {
        Display known = new Display(Phrases.load(), Samples::table);
        Value home = new Value.Place("999901101201", TextValue.of("东头 3 号"));
        assertThat(known.text(home, Kind.TEXT, Language.ZH_CN).reveal()).isEqualTo("安和省安和市青禾县青禾镇石桥村东头 3 号");
        assertThat(known.text(home, Kind.TEXT, Language.EN).reveal()).isEqualTo("安和省, 安和市, 青禾县, 青禾镇, 石桥村, 东头 3 号");
        Value village = new Value.Place("999901101201", TextValue.of(""));
        assertThat(known.text(village, Kind.TEXT, Language.EN).reveal()).isEqualTo("安和省, 安和市, 青禾县, 青禾镇, 石桥村");
        assertThat(known.answer(
                                Samples.seed("resident-pension-enrolment")
                                        .field("tier")
                                        .orElseThrow(),
                                new Value.Choice("300"),
                                Language.EN)
                        .reveal())
                .isEqualTo("300 yuan a year");
        assertThat(zh(home, Kind.TEXT)).isEqualTo("999901101201东头 3 号");
    }

    @Test
    void aDocumentWithAGapIsNotMade() {
        assertThatThrownBy(() -> filler.fill("号码 ${holder.name}", scope(Map.of()), Language.ZH_CN))
                .isInstanceOf(ExpressionException.class)
                .hasMessage("Nothing is known of holder.name");
    }

    @Test
    void fillingLeavesTheValuesOfTheRunWhole() {
        TextValue name = TextValue.of("张建国");
        filler.fill("${holder.name}", scope(Map.of("holder.name", name)), Language.ZH_CN)
                .wipe();
        assertThat(name.reveal()).isEqualTo("张建国");
    }

    private String zh(Value value, Kind kind) {
        return display.text(value, kind, Language.ZH_CN).reveal();
    }

    private String en(Value value, Kind kind) {
        return display.text(value, kind, Language.EN).reveal();
    }

    private static Scope scope(Map<String, Value> known) {
        Scope nothing = new Scope() {
            @Override
            public Optional<Value> value(String path) {
                return Optional.empty();
            }

            @Override
            public LocalDate today() {
                return LocalDate.EPOCH;
            }
        };
        return new ExtendedScope(nothing, known);
    }
}
