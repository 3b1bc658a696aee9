// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import com.hp.jipp.encoding.AttributeGroup;
import com.hp.jipp.encoding.KeyValues;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Severity;
import org.doorstep.device.spi.Snapshot;
import org.jspecify.annotations.Nullable;

/**
 * What a printer said of itself.
 *
 * @param state 3 idle, 4 processing, 5 stopped
 * @param accepting whether it takes jobs
 * @param spooler whether it is a CUPS queue
 * @param a4 whether it knows A4 by name
 * @param operations numbers of the operations it supports
 * @param faults what is wrong, blocking ones first, each kind once
 * @param supplies paper and toner as far as it tells
 * @param model make and model
 * @param behind where a CUPS queue sends its jobs; empty for a printer
 */
record PrinterView(
        int state,
        boolean accepting,
        boolean spooler,
        boolean a4,
        List<Integer> operations,
        List<Fault> faults,
        List<Snapshot.Supply> supplies,
        String model,
        String behind) {
    static final String A4 = "iso_a4_210x297mm";
    private static final int PROCESSING = 4;
    private static final int STOPPED = 5;
    private static final int VALIDATE_JOB = 4;
    private static final int IDENTIFY_PRINTER = 0x3C;
    private static final int LOW_PERCENT = 10;
    /** A level of RFC 3805: some is left, nobody knows how much. */
    private static final int SOME = -3;

    private static final Comparator<Fault> BLOCKING_FIRST =
            Comparator.comparing(fault -> fault.severity() != Severity.BLOCKING);

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
                Ipp.numbers(attributes, "operations-supported"),
                faults(state, spooler, Ipp.strings(attributes, "printer-state-reasons")),
                supplies(attributes),
                first(attributes, "printer-make-and-model"),
                first(attributes, "device-uri"));
    }

    private static String first(AttributeGroup attributes, String name) {
        return Ipp.strings(attributes, name).stream().findFirst().orElse("");
    }

    /**
     * What hinders it. A queue hears of its printer only while it sends a job and keeps the last reasons for good (CUPS
     * 2.4.2 said media-empty for ever after a job was cancelled for it), so those of a queue at rest are no news.
     */
    private static List<Fault> faults(int state, boolean spooler, List<String> reasons) {
        boolean news = !spooler || state == PROCESSING;
        List<Fault> said = reasons.stream()
                .flatMap(reason -> Reasons.fault(reason).stream())
                .filter(fault -> news || fault.severity() != Severity.BLOCKING || IppFault.PAUSED.is(fault))
                .toList();
        if (state == STOPPED && said.stream().noneMatch(fault -> fault.severity() == Severity.BLOCKING)) {
            Fault stopped = CoreFault.PRINTER_OFFLINE.with("the printer is stopped and gives no reason: " + reasons);
            return merged(List.of(stopped), said);
        }
        return merged(said, List.of());
    }

    /** Each kind once, blocking ones first. */
    private static List<Fault> merged(List<Fault> some, List<Fault> more) {
        Map<String, Fault> byCode = new LinkedHashMap<>();
        some.forEach(fault -> byCode.putIfAbsent(fault.code().value(), fault));
        more.forEach(fault -> byCode.putIfAbsent(fault.code().value(), fault));
        return byCode.values().stream().sorted(BLOCKING_FIRST).toList();
    }

    /** This queue as the printer behind it shows it. */
    PrinterView before(PrinterView printer) {
        return withFaults(printer.faults, printer.supplies.isEmpty() ? supplies : printer.supplies, printer.accepting);
    }

    /** This queue with a printer behind it that hinders it. */
    PrinterView before(Fault hindrance) {
        return withFaults(List.of(hindrance), supplies, true);
    }

    private PrinterView withFaults(List<Fault> more, List<Snapshot.Supply> known, boolean accepted) {
        return new PrinterView(
                state, accepting && accepted, spooler, a4, operations, merged(faults, more), known, model, behind);
    }

    /** The first fault that keeps it from printing. */
    Optional<Fault> blocking() {
        return faults.stream()
                .filter(fault -> fault.severity() == Severity.BLOCKING)
                .findFirst();
    }

    /** Why no job can be sent before somebody acts. */
    Optional<Fault> unfit() {
        if (blocking().isPresent()) {
            return blocking();
        }
        return accepting
                ? Optional.empty()
                : Optional.of(CoreFault.PRINTER_OFFLINE.with("the printer accepts no jobs: have it accept them"));
    }

    /** Whether it is at a job; a queue takes more meanwhile, a printer often does not. */
    boolean busy() {
        return state == PROCESSING && !spooler;
    }

    /** Its state in RFC 8011's word. */
    String told() {
        return switch (state) {
            case 3 -> "idle";
            case PROCESSING -> "processing";
            case STOPPED -> "stopped";
            default -> "unknown (" + state + ")";
        };
    }

    /** Whether it can be asked if it would take a job. */
    boolean validates() {
        return operations.contains(VALIDATE_JOB);
    }

    /** Whether it can be told to blink or beep, so that somebody finds it. */
    boolean identifies() {
        return operations.contains(IDENTIFY_PRINTER);
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
            String name = "paper-" + name(tray.get("name"));
            if (level == SOME) {
                trays.add(new Snapshot.Supply(name, Snapshot.Level.OK, -1, Snapshot.Unit.NONE));
            } else if (level >= 0) {
                Snapshot.Level known = level == 0
                        ? Snapshot.Level.EMPTY
                        : (long) level * LOW_PERCENT < number(tray.get("maxcapacity"))
                                ? Snapshot.Level.LOW
                                : Snapshot.Level.OK;
                trays.add(new Snapshot.Supply(name, known, level, Snapshot.Unit.SHEETS));
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
                int percent = most > 0 && level >= 0 ? (int) (level * 100L / most) : Math.min(level, -1);
                all.add(percent(
                        name(supply.get("type")) + "-" + name(supply.get("colorantname")), percent, LOW_PERCENT));
            }
        }
        return all;
    }

    /** {@code marker-levels} with names and low levels beside them, as CUPS has them. */
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
            Snapshot.Level some = level == SOME ? Snapshot.Level.OK : Snapshot.Level.UNKNOWN;
            return new Snapshot.Supply(name, some, -1, Snapshot.Unit.NONE);
        }
        Snapshot.Level known = level == 0 ? Snapshot.Level.EMPTY : level < low ? Snapshot.Level.LOW : Snapshot.Level.OK;
        return new Snapshot.Supply(name, known, level, Snapshot.Unit.PERCENT);
    }

    private static String name(@Nullable String said) {
        return said == null ? "unnamed" : said.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static int number(@Nullable String text) {
        return text != null && text.matches("-?[0-9]{1,9}") ? Integer.parseInt(text) : -2;
    }
}
