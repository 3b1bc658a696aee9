// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.central.fleet.AlarmBook;
import org.doorstep.central.store.Accounts;
import org.doorstep.central.store.Alarms;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Terminals;
import org.doorstep.central.store.Tx;

/** Alarms as the pages show them. */
public final class AlarmView {
    private static final int PAST = 100;
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Pattern FAULT = Pattern.compile("\\b[A-Z]-[0-9]{3}\\b");

    private final Store store;
    private final FaultWords faults;
    private final BiFunction<String, Words, String> titles;

    /** @param titles of items by their ids */
    public AlarmView(Store store, FaultWords faults, BiFunction<String, Words, String> titles) {
        this.store = store;
        this.faults = faults;
        this.titles = titles;
    }

    /**
     * @param detail in words, as far as there are some for what the machine told
     * @param item its title; empty when none is concerned
     * @param title the code in words
     * @param remedy what to do, in words
     * @param terminal its name; empty when none is concerned
     * @param owner in words; empty when nobody has it
     */
    public record Line(
            Alarms.Alarm row,
            String detail,
            String item,
            String title,
            String remedy,
            String terminal,
            String owner,
            Tone tone,
            String state) {}

    public List<Line> open(Words words) {
        return store.read(tx -> lines(tx, tx.alarms().open(), words));
    }

    public List<Line> past(Words words) {
        return store.read(tx -> lines(tx, tx.alarms().past(PAST), words));
    }

    public List<Line> openOf(String terminal, Words words) {
        return store.read(tx -> lines(
                tx,
                tx.alarms().open().stream()
                        .filter(alarm -> terminal.equals(alarm.terminal()))
                        .toList(),
                words));
    }

    public Optional<Line> find(String id, Words words) {
        return store.read(tx -> tx.alarms()
                .find(id)
                .map(alarm -> lines(tx, List.of(alarm), words).getFirst()));
    }

    private List<Line> lines(Tx tx, List<Alarms.Alarm> alarms, Words words) {
        Map<String, Terminals.Terminal> terminals =
                tx.terminals().all().stream().collect(Collectors.toMap(Terminals.Terminal::id, row -> row));
        Map<String, String> people = tx.accounts().all().stream()
                .collect(Collectors.toMap(Accounts.Account::name, Accounts.Account::display));
        return alarms.stream()
                .map(alarm -> new Line(
                        alarm,
                        detail(alarm, terminals, words),
                        alarm.item().isEmpty() ? "" : titles.apply(alarm.item(), words),
                        title(alarm.code(), words),
                        remedy(alarm.code(), words),
                        terminal(alarm, terminals).map(Terminals.Terminal::name).orElse(""),
                        people.getOrDefault(alarm.owner(), alarm.owner()),
                        alarm.open() ? Tone.BAD : Tone.OK,
                        state(alarm, words)))
                .toList();
    }

    /** Machines may bring codes of their own: a device's fault, or a fault of the program (S and three digits). */
    private String title(String code, Words words) {
        String program = code.startsWith("S-") ? words.text("alarm.program", code) : code;
        return words.textOr(
                "alarm." + code,
                faults.known(code, words.language()).map(FaultWords.Line::title).orElse(program));
    }

    private String remedy(String code, Words words) {
        return words.textOr(
                "alarm." + code + ".remedy",
                faults.known(code, words.language())
                        .map(FaultWords.Line::centre)
                        .orElseGet(() -> words.text("alarm.other.remedy")));
    }

    private static Optional<Terminals.Terminal> terminal(
            Alarms.Alarm alarm, Map<String, Terminals.Terminal> terminals) {
        return Optional.ofNullable(alarm.terminal()).map(terminals::get);
    }

    private String detail(Alarms.Alarm alarm, Map<String, Terminals.Terminal> terminals, Words words) {
        String form = words.textOr("alarm." + alarm.code() + ".detail", "");
        if (!form.isEmpty()) {
            Matcher number = NUMBER.matcher(alarm.detail());
            return number.find() ? form.replace("{0}", number.group()) : "";
        }
        String told = HeldReason.of(alarm.detail(), words);
        if (alarm.code().equals(AlarmBook.DEVICE_FAILED)) {
            String[] parts = told.split(" ", 2);
            String device = terminal(alarm, terminals)
                    .map(row -> FleetView.deviceName(row, parts[0], words))
                    .orElse(parts[0]);
            told = parts.length == 1 ? device : device + words.text("colon") + parts[1];
        }
        return FAULT.matcher(told).replaceAll(found -> {
            String code = found.group();
            return Matcher.quoteReplacement(faults.known(code, words.language())
                    .map(line -> words.text("fault.named", line.title(), code))
                    .orElse(code));
        });
    }

    private static String state(Alarms.Alarm alarm, Words words) {
        if (alarm.acknowledged() != null) {
            return words.text("alarm.state.acknowledged");
        }
        return words.text(alarm.cleared() == null ? "alarm.state.open" : "alarm.state.cleared");
    }
}
