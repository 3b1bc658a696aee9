// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.department;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.contract.IdNumbers;

/** The made-up people of a file of lines with tabs. Immutable. */
final class DemoPeople {
    static final String HEAD = "id-number\tname\tphone\tinsured-since\tstatus\tscheme\tunit\tbase\tanswers-with";

    private static final int COLUMNS = HEAD.split("\t", -1).length;
    private static final String MADE_UP = "999999";

    private final Map<String, Entry> byIdNumber;

    private DemoPeople(Map<String, Entry> byIdNumber) {
        this.byIdNumber = byIdNumber;
    }

    /**
     * @param phone empty when none is known
     * @param answersWith empty, or whose record the department wrongly hands out
     */
    record Entry(String idNumber, String name, String phone, Optional<Insurance> insurance, String answersWith) {
        @Override
        public String toString() {
            return "Entry";
        }
    }

    /** @param base monthly, in yuan; empty when paid by the year */
    record Insurance(YearMonth since, String status, String scheme, String unit, Optional<BigDecimal> base) {
        /** What an employee pays of the base into the pension fund (State Council document 2005 no. 38). */
        private static final BigDecimal OWN_SHARE = new BigDecimal("0.08");

        Map<String, String> facts(YearMonth last) {
            long months = Math.max(0, ChronoUnit.MONTHS.between(since, last) + 1);
            Map<String, String> facts = new LinkedHashMap<>();
            facts.put("insured-since", since.toString());
            facts.put("status", status);
            facts.put("unit", unit);
            facts.put("months", Long.toString(months));
            facts.put("scheme", scheme);
            return facts;
        }

        /** The newest month first. */
        List<Map<String, String>> rows(YearMonth last, int count) {
            List<Map<String, String>> rows = new ArrayList<>();
            base.ifPresent(amount -> {
                for (YearMonth month = last;
                        rows.size() < count && !month.isBefore(since);
                        month = month.minusMonths(1)) {
                    rows.add(Map.of(
                            "period",
                            month.toString(),
                            "base",
                            money(amount),
                            "paid",
                            money(amount.multiply(OWN_SHARE))));
                }
            });
            return rows;
        }

        private static String money(BigDecimal amount) {
            return amount.setScale(2, RoundingMode.HALF_UP).toPlainString();
        }
    }

    Optional<Entry> find(String idNumber) {
        return Optional.ofNullable(byIdNumber.get(idNumber));
    }

    /** @throws IOException which names the file, the line, what is wrong there and the remedy, but no value */
    static DemoPeople read(Path file) throws IOException {
        Map<String, Entry> people = new LinkedHashMap<>();
        List<String> lines = Files.readAllLines(file);
        boolean headed = false;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            if (!headed) {
                require(line.equals(HEAD), file, i, "the first line must name the columns: " + HEAD.replace('\t', ' '));
                headed = true;
                continue;
            }
            Entry entry = entry(line.split("\t", -1), file, i);
            require(
                    people.put(entry.idNumber, entry) == null,
                    file,
                    i,
                    "this id number stands on a line above; remove one");
        }
        for (Entry entry : people.values()) {
            require(
                    entry.answersWith.isEmpty() || people.containsKey(entry.answersWith),
                    file,
                    lines.size() - 1,
                    "answers-with of a line above names nobody; give the id number of another line or leave it empty");
        }
        return new DemoPeople(people);
    }

    private static Entry entry(String[] cells, Path file, int line) throws IOException {
        require(
                cells.length == COLUMNS,
                file,
                line,
                "there are " + cells.length + " columns; give " + COLUMNS + ", parted by tabs, empty ones too");
        require(
                cells[0].startsWith(MADE_UP) && IdNumbers.valid(cells[0].toCharArray()),
                file,
                line,
                "id-number must begin with " + MADE_UP + " and have 18 characters with the right check digit");
        require(!cells[1].isBlank(), file, line, "name is empty; give one");
        require(cells[2].isEmpty() || cells[2].matches("1[0-9]{10}"), file, line, "phone must be 11 digits or empty");
        return new Entry(cells[0], cells[1], cells[2], insurance(cells, file, line), cells[8]);
    }

    private static Optional<Insurance> insurance(String[] cells, Path file, int line) throws IOException {
        if (cells[3].isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Insurance(
                    YearMonth.parse(cells[3]),
                    cells[4],
                    cells[5],
                    cells[6],
                    cells[7].isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(cells[7]))));
        } catch (DateTimeException | NumberFormatException e) {
            throw wrong(file, line, "insured-since must look like 2007-09, base like 4500.00; correct it");
        }
    }

    private static void require(boolean right, Path file, int line, String message) throws IOException {
        if (!right) {
            throw wrong(file, line, message);
        }
    }

    private static IOException wrong(Path file, int line, String message) {
        return new IOException(file + ", line " + (line + 1) + ": " + message);
    }
}
