// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import static com.hp.jipp.encoding.AttributeGroup.groupOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.hp.jipp.encoding.Tag;
import com.hp.jipp.model.JobState;
import com.hp.jipp.model.Types;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.device.spi.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every fault that the protocol's tables name has a code, and every code of ours its words. */
class SignsTest {
    @ParameterizedTest
    @CsvSource({
        "media-empty, P-104",
        "media-needed, P-104",
        "media-low, P-105",
        "media-jam, P-106",
        "cover-open, P-107",
        "door-open, P-107",
        "interlock-open, P-107",
        "toner-low, P-110",
        "toner-empty, P-111",
        "marker-supply-low, P-110",
        "marker-supply-empty, P-111",
        "developer-low, P-110",
        "developer-empty, P-111",
        "opc-near-eol, P-110",
        "opc-life-over, P-111",
        "marker-waste-almost-full, P-401",
        "marker-waste-full, P-402",
        "input-tray-missing, P-403",
        "output-tray-missing, P-410",
        "output-area-full, P-112",
        "paused, P-404",
        "moving-to-paused, P-404",
        "connecting-to-device, P-109",
        "offline, P-109",
        "shutdown, P-109",
        "timed-out, P-109"
    })
    void each_printer_state_reason_is_a_fault_by_its_stem_whatever_its_suffix(String stem, String code) {
        for (String suffix : List.of("", "-report", "-warning", "-error")) {
            assertThat(Reasons.fault(stem + suffix)).as(stem + suffix).hasValueSatisfying(fault -> {
                assertThat(fault.code().value()).isEqualTo(code);
                assertThat(fault.detail()).contains(stem + suffix);
            });
        }
    }

    @ParameterizedTest
    @CsvSource({"fuser-over-temp", "fuser-under-temp", "interpreter-resource-unavailable", "other"})
    void what_printers_also_remark_in_passing_is_a_fault_only_as_an_error(String stem) {
        assertThat(Reasons.fault(stem + "-error"))
                .map(Fault::code)
                .map(Object::toString)
                .contains("P-115");
        assertThat(Reasons.fault(stem + "-report")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"none", "cups-waiting-for-job-completed", "spool-area-full-report", "media-path-unknown-to-us"})
    void other_reasons_are_no_fault(String reason) {
        assertThat(Reasons.fault(reason)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "0x0401, P-409",
        "0x0402, P-409",
        "0x0403, P-409",
        "0x0406, P-113",
        "0x040A, P-408",
        "0x0500, P-115",
        "0x0502, P-109",
        "0x0506, P-109",
        "0x0507, P-114"
    })
    void each_refusal_is_a_fault(String status, String code) {
        Fault fault = Failure.of(new IppClient.RefusedException(Integer.decode(status), "IPP status " + status));
        assertThat(fault.code().value()).isEqualTo(code);
        assertThat(fault.detail()).contains(status);
    }

    @ParameterizedTest
    @CsvSource({"3, WAITING", "4, HELD", "5, PROCESSING", "6, STOPPED", "7, CANCELED", "8, ABORTED", "9, COMPLETED"})
    void each_job_state_is_known_and_its_reasons_change_nothing(int number, JobView.State state) {
        JobView job = JobView.of(groupOf(
                Tag.jobAttributes,
                Types.jobId.of(7),
                Types.jobState.of(new JobState(number, "state")),
                Types.jobStateReasons.of("processing-to-stop-point")));
        assertThat(job.state()).isEqualTo(state);
        assertThat(job.withErrors()).isFalse();
        assertThat(job.neverBegun()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(IppFault.class)
    void each_code_has_its_entry_with_the_same_severity_and_remedy(IppFault code) throws IOException {
        Fault fault = code.with("test");
        Matcher entry =
                Pattern.compile("\n  " + code.code() + ":\n((?:    .*\n)+)").matcher(entries());
        assertThat(entry.find()).as("%s in faults.yaml", code.code()).isTrue();
        assertThat(entry.group(1))
                .contains("    severity: " + fault.severity().name().toLowerCase(Locale.ROOT) + "\n")
                .contains("    remedy: " + fault.remedy().name().toLowerCase(Locale.ROOT) + "\n")
                .contains("    name: ", "    title: ", "    cause: ", "    resident: ", "    attendant: ")
                .contains("    technician: ", "    central: ", "    signs: ");
    }

    @Test
    void no_entry_stands_without_a_code() throws IOException {
        Matcher codes = Pattern.compile("\n  (P-[0-9]{3}):").matcher(entries());
        assertThat(codes.results().map(found -> found.group(1)))
                .containsExactlyElementsOf(List.of(IppFault.values()).stream()
                        .map(code -> code.code().value())
                        .toList());
    }

    private static String entries() throws IOException {
        try (InputStream in = IppFault.class.getResourceAsStream("/META-INF/doorstep/faults.yaml")) {
            assertThat(in).isNotNull();
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
