// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SettingsTemplateTest {
    @Test
    void valuesArePutInAndEveryCommentStays() {
        String text = SettingsTemplate.with(Map.of(
                "central.url", "https://127.0.0.1:18443",
                "panel.widthPx", "1920",
                "panel.heightPx", "1080",
                "panel.widthMm", "476",
                "panel.heightMm", "268",
                "voice.speak", "true",
                "device.idcard.link", "serial:/tmp/pty-1?baud=115200"));

        TerminalSettings settings = SettingsFileTest.loaded(text);
        assertThat(settings.central().url()).hasToString("https://127.0.0.1:18443");
        assertThat(settings.panel().orientation()).isEqualTo(TerminalSettings.Orientation.LANDSCAPE);
        assertThat(settings.voice().speak()).isTrue();
        assertThat(settings.device("idcard").orElseThrow().values())
                .containsEntry("link", "serial:/tmp/pty-1?baud=115200");
        assertThat(text.lines().filter(l -> l.startsWith("#")))
                .containsExactlyElementsOf(SettingsTemplate.text()
                        .lines()
                        .filter(l -> l.startsWith("#"))
                        .toList());
    }

    @Test
    void aKeyForNoTableIsRefusedByName() {
        assertThatThrownBy(() -> SettingsTemplate.with(Map.of("device.reciept.link", "x")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("device.reciept.link");
        assertThatThrownBy(() -> SettingsTemplate.with(Map.of("timing.idle", "soon")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("timing.idle is a number");
    }

    @Test
    void everyKeyOfTheTemplateHasACommentAbove() {
        Pattern key = Pattern.compile("(?m)^(?<key>(widthPx|bottomMm|idle|countdown|privateHide|reveal|ratingSkip"
                + "|cardReminderEvery|state|url|timezone|speak|ratePercent|font|link|widthMm) = .*)$");
        String text = SettingsTemplate.text();

        assertThat(key.matcher(text).results()).hasSizeGreaterThan(15).allSatisfy(match -> {
            String before = text.substring(0, match.start());
            boolean commented = before.lines().toList().getLast().startsWith("#");
            boolean laterDevice = before.lastIndexOf("adapter =") > before.lastIndexOf("\n#");
            assertThat(commented || laterDevice).as(match.group()).isTrue();
        });
    }
}
