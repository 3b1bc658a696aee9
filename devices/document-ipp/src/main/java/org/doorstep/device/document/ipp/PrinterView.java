// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.KeyValues;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Severity;
import org.doorstep.device.spi.Snapshot;

/**
 * What a printer said of itself.
 *
 * @param state 3 idle, 4 processing, 5 stopped
 * @param accepting whether it takes jobs
 * @param spooler whether it is a CUPS queue
 * @param a4 whether it knows A4 by name
 * @param faults what is wrong, blocking ones first, each kind once
 * @param supplies paper and toner as far as it tells
 * @param model make and model
 */
record PrinterView(
        int state,
        boolean accepting,
        boolean spooler,
        boolean a4,
        List<Fault> faults,
        List<Snapshot.Supply> supplies,
        String model) {
    static final String A4 = "iso_a4_210x297mm";
    private static final int PROCESSING = 4;
    private static final int STOPPED = 5;
    private static final int LOW_PERCENT = 10;

    static PrinterView of(AttributeGroup attributes) {
        int state = Ipp.number(attributes, "printer-state").orElse(0);
        boolean spooler = attributes.get("cups-version") != null
                || attributes.get("printer-type") != null
                || attributes.get("device-uri") != null;
        return new PrinterView(
                state,
                !Ipp.strings(attributes, "printer-is-accepting-jobs").contains("false"),
                spooler,
                Ipp.strings(attributes, "media-supported").contains(A4),
                faults(state, Ipp.strings(attributes, "printer-state-reasons")),
                supplies(attributes),
                Ipp.strings(attributes, "printer-make-and-model").stream()
                        .findFirst()
                        .orElse(""));
    }

    private static List<Fault> faults(int state, List<String> reasons) {
        Map<String, Fault> byCode = new LinkedHashMap<>();
        for (String reason : reasons) {
            Reasons.fault(reason)
                    .ifPresent(fault -> byCode.putIfAbsent(fault.code().value(), fault));
        }
        List<Fault> faults = new ArrayList<>(byCode.values());
        faults.sort(java.util.Comparator.comparing(fault -> fault.severity() != Severity.BLOCKING));
        if (state == STOPPED && faults.stream().noneMatch(fault -> fault.severity() == Severity.BLOCKING)) {
            faults.addFirst(CoreFault.PRINTER_OFFLINE.with("the printer is stopped and gives no reason: " + reasons));
        }
        return List.copyOf(faults);
    }

    /** The first fault that keeps it from printing. */
    Optional<Fault> blocking() {
        return faults.stream()
                .filter(fault -> fault.severity() == Severity.BLOCKING)
                .findFirst();
    }

    /** Why no job can be sent now; a spooler queues, a printer takes one at a time. */
    Optional<Fault> unfit() {
        if (blocking().isPresent()) {
            return blocking();
        }
        if (!accepting) {
            return Optional.of(CoreFault.PRINTER_OFFLINE.with("the printer accepts no jobs"));
        }
        return state == PROCESSING && !spooler
                ? Optional.of(CoreFault.PRINTER_BUSY.with("the printer is at work on another job"))
                : Optional.empty();
    }

    Snapshot snapshot() {
        return new Snapshot(faults, supplies, null, model);
    }

    private static List<Snapshot.Supply> supplies(AttributeGroup attributes) {
        List<Snapshot.Supply> supplies = new ArrayList<>(trays(attributes));
        List<Snapshot.Supply> toner = printerSupply(attributes);
        supplies.addAll(toner.isEmpty() ? markers(attributes) : toner);
        return supplies;
    }

    /** Trays that tell their level: {@code printer-input-tray} of PWG 5100.13. */
    private static List<Snapshot.Supply> trays(AttributeGroup attributes) {
        List<Snapshot.Supply> trays = new ArrayList<>();
        for (KeyValues tray : Ipp.keyValues(attributes, "printer-input-tray")) {
            int level = number(tray.get("level"));
            if (level >= 0) {
                Snapshot.Level known = level == 0
                        ? Snapshot.Level.EMPTY
                        : level * LOW_PERCENT < number(tray.get("maxcapacity"))
                                ? Snapshot.Level.LOW
                                : Snapshot.Level.OK;
                trays.add(new Snapshot.Supply("paper-" + name(tray.get("name")), known, level, Snapshot.Unit.SHEETS));
            }
        }
        return trays;
    }

    private static List<Snapshot.Supply> printerSupply(AttributeGroup attributes) {
        List<Snapshot.Supply> all = new ArrayList<>();
        for (KeyValues supply : Ipp.keyValues(attributes, "printer-supply")) {
            if ("supplyThatIsConsumed".equals(supply.get("class"))) {
                int most = number(supply.get("maxcapacity"));
                int level = number(supply.get("level"));
                int percent = most > 0 && level >= 0 ? level * 100 / most : -1;
                all.add(percent(
                        name(supply.get("type")) + "-" + name(supply.get("colorantname")), percent, LOW_PERCENT));
            }
        }
        return all;
    }

    /** {@code marker-levels} with names and low levels beside them, as CUPS has them; -1 to -3 are unknown. */
    private static List<Snapshot.Supply> markers(AttributeGroup attributes) {
        List<Integer> levels = Ipp.numbers(attributes, "marker-levels");
        List<Integer> low = Ipp.numbers(attributes, "marker-low-levels");
        List<String> names = Ipp.strings(attributes, "marker-names");
        List<String> types = Ipp.strings(attributes, "marker-types");
        List<Snapshot.Supply> all = new ArrayList<>();
        for (int i = 0; i < levels.size(); i++) {
            boolean waste =
                    i < types.size() && types.get(i).toLowerCase(Locale.ROOT).contains("waste");
            if (!waste) {
                String name = i < names.size() ? name(names.get(i)) : "marker-" + (i + 1);
                all.add(percent(name, levels.get(i), i < low.size() ? low.get(i) : LOW_PERCENT));
            }
        }
        return all;
    }

    private static Snapshot.Supply percent(String name, int level, int low) {
        if (level < 0) {
            return new Snapshot.Supply(name, Snapshot.Level.UNKNOWN, -1, Snapshot.Unit.NONE);
        }
        Snapshot.Level known = level == 0 ? Snapshot.Level.EMPTY : level < low ? Snapshot.Level.LOW : Snapshot.Level.OK;
        return new Snapshot.Supply(name, known, level, Snapshot.Unit.PERCENT);
    }

    private static String name(@org.jspecify.annotations.Nullable String said) {
        return said == null ? "unnamed" : said.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static int number(@org.jspecify.annotations.Nullable String text) {
        return text != null && text.matches("-?[0-9]{1,9}") ? Integer.parseInt(text) : -2;
    }
}
