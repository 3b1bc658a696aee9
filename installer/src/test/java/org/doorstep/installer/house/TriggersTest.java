// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.device.simulator.Ticker;
import org.doorstep.device.simulator.bench.Bench;
import org.doorstep.device.spi.CoreFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The simulators' table of triggers against the catalogue of faults, which know nothing of each other. */
class TriggersTest {
    private static final Pattern CODE = Pattern.compile("^  ([DIP]-[0-9]{3}):", Pattern.MULTILINE);

    /** Faults that no trigger brings about, each with its reason. */
    private static final Map<String, String> WITHOUT_A_TRIGGER = Map.ofEntries(
            Map.entry("D-104", "the resident or the terminal gives up"),
            Map.entry("D-105", "another session holds the device"),
            Map.entry("D-106", "a wrong setting"),
            Map.entry("D-108", "the runtime's own decision"),
            Map.entry("D-109", "another device on the pinned port"),
            Map.entry("D-110", "a fault of the adapter"),
            Map.entry("D-111", "a command that was given before"),
            Map.entry("D-112", "the disk"),
            Map.entry("P-112", "ippeveprinter has no word for a full output tray"),
            Map.entry("P-302", "the feed button shows as feeding, P-303, as well"),
            Map.entry("P-307", "a setting for printers without a marker"),
            Map.entry("P-308", "a setting for printers without status"),
            Map.entry("P-309", "a page that the terminal made"),
            Map.entry("P-405", "ippeveprinter holds no jobs"),
            Map.entry("P-406", "ippeveprinter stops no jobs"),
            Map.entry("P-409", "a setting: who may print"),
            Map.entry("P-410", "ippeveprinter has no word for a missing output tray"));

    @Test
    void everyFaultHasATriggerOrAReasonAndEveryTriggerNamesAFaultThatExists(@TempDir Path folder) throws Exception {
        Set<String> brought = new TreeSet<>();
        try (Ticker ticker = Ticker.real();
                Bench bench = Bench.start(Bench.Setup.in(folder), InstantSource.system(), ticker)) {
            bench.triggers().forEach(trigger -> brought.addAll(trigger.faults()));
        }
        Set<String> all = catalogue();
        assertThat(all).containsAll(brought).containsAll(WITHOUT_A_TRIGGER.keySet());
        assertThat(brought).doesNotContainAnyElementsOf(WITHOUT_A_TRIGGER.keySet());
        all.removeAll(brought);
        all.removeAll(WITHOUT_A_TRIGGER.keySet());
        assertThat(all).as("without a trigger and without a reason").isEmpty();
    }

    /** The core's codes, and those that the adapters bring with them. */
    private static Set<String> catalogue() throws IOException {
        Set<String> codes = Arrays.stream(CoreFault.values())
                .map(fault -> fault.code().value())
                .collect(Collectors.toCollection(TreeSet::new));
        for (URL file :
                Collections.list(TriggersTest.class.getClassLoader().getResources("META-INF/doorstep/faults.yaml"))) {
            try (InputStream in = file.openStream()) {
                CODE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .results()
                        .forEach(found -> codes.add(found.group(1)));
            }
        }
        return codes;
    }
}
