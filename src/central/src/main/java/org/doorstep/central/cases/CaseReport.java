// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.doorstep.central.store.CaseRows;
import org.doorstep.central.store.Records;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Json;

/**
 * All cases as a program reads them. How often each slip was received is counted over the records themselves, not over the
 * tables that keep it from being more than once.
 *
 * @param cases in the order in which they were received
 */
public record CaseReport(List<Line> cases) {
    /** @param slip of the first record */
    public record Line(
            String slip,
            String number,
            String item,
            Cases.State state,
            int receivedTimes,
            List<Correction> corrections) {}

    public record Correction(String slip, int receivedTimes) {}

    public static CaseReport of(Tx tx) {
        Map<String, Long> times = tx.records().ofKind(Lanes.Kind.SUBMISSION).stream()
                .collect(Collectors.groupingBy(CaseReport::slip, Collectors.counting()));
        return new CaseReport(
                tx.cases().all().stream().map(file -> line(tx, file, times)).toList());
    }

    private static Line line(Tx tx, CaseRows.File file, Map<String, Long> times) {
        List<Correction> parts = tx.cases().parts(file.number()).stream()
                .map(part -> new Correction(part.slip(), Math.toIntExact(times.getOrDefault(part.slip(), 0L))))
                .toList();
        Correction first = parts.getFirst();
        return new Line(
                first.slip(),
                file.number(),
                file.item(),
                file.state(),
                first.receivedTimes(),
                parts.subList(1, parts.size()));
    }

    private static String slip(Records.Stored record) {
        try {
            return Json.read(record.body().getBytes(StandardCharsets.UTF_8), Cases.Submission.class)
                    .slip();
        } catch (BadMessage damaged) {
            throw new IllegalStateException("Record " + record.id() + " in the database cannot be read", damaged);
        }
    }
}
