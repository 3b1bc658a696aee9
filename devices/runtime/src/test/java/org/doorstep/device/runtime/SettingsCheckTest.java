// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.SettingField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SettingsCheckTest {
    private final AdapterDescriptor adapter = new AdapterDescriptor(
            "thing",
            "A thing",
            List.of(),
            Set.of(),
            List.of(
                    SettingField.required("link", SettingField.Type.LINK, "Where it is connected."),
                    SettingField.number("wait", 5, 1, 60, "seconds", "How long to wait."),
                    SettingField.choice("mode", "fast", List.of("fast", "slow"), "How to go."),
                    new SettingField(
                            "loud",
                            SettingField.Type.FLAG,
                            false,
                            null,
                            0,
                            0,
                            List.of(),
                            "",
                            false,
                            "Whether to beep."),
                    new SettingField(
                            "page",
                            SettingField.Type.URL,
                            false,
                            null,
                            0,
                            0,
                            List.of(),
                            "",
                            false,
                            "Where its page is."),
                    new SettingField(
                            "pin", SettingField.Type.NUMBER, false, null, 0, 9, List.of(), "", true, "Its PIN.")),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(1));

    private String problems(Map<String, String> given) {
        return switch (SettingsCheck.of(adapter, given)) {
            case SettingsCheck.Result.Fits fits -> "fits";
            case SettingsCheck.Result.Unfit unfit -> unfit.text();
        };
    }

    @Test
    @Tag("rule-12")
    void whatIsNotGivenTakesItsFallbackOrStaysAbsent() {
        assertThat(SettingsCheck.of(adapter, Map.of("link", "tcp:192.0.2.7:9100")))
                .isEqualTo(new SettingsCheck.Result.Fits(
                        Map.of("link", "tcp:192.0.2.7:9100", "wait", "5", "mode", "fast")));
    }

    @Test
    @Tag("rule-12")
    void eachProblemNamesItsFieldAndTheRemedy() {
        assertThat(problems(Map.of())).isEqualTo("link: is missing; Where it is connected.");
        assertThat(problems(Map.of(
                        "link", "COM1", "wait", "61", "mode", "wild", "loud", "yes", "page", "printer", "speed", "1")))
                .contains("link: 'COM1' is no link; write such as")
                .contains("wait: '61' is no fit; write a whole number from 1 to 60 seconds")
                .contains("mode: 'wild' is not offered; write one of fast, slow")
                .contains("loud: 'yes' is neither true nor false")
                .contains("page: 'printer' is no URL")
                .contains("speed: is not known to thing; it knows link, wait, mode, loud, page, pin");
    }

    @Test
    @Tag("rule-12")
    void aSecretIsNeverRepeated() {
        assertThat(problems(Map.of("link", "tcp:a:1", "pin", "4711")))
                .doesNotContain("4711")
                .contains("pin: is no fit");
    }
}
