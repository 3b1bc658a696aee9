// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.central.store.Accounts;
import org.doorstep.central.store.Alarms;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Terminals;
import org.doorstep.central.store.Tx;

/** Alarms as the pages show them. */
public final class AlarmView {
    private static final int PAST = 100;
    private static final Pattern FAULT = Pattern.compile("\\b[A-Z]-[0-9]{3}\\b");

    private final Store store;
    private final FaultWords faults;

    public AlarmView(Store store, FaultWords faults) {
        this.store = store;
        this.faults = faults;
    }

    /**
     * @param detail as the machine told it, with fault codes in words
     * @param title the code in words
     * @param remedy what to do, in words
     * @param terminal its name; empty when none is concerned
     * @param owner in words; empty when nobody has it
     */
    public record Line(
            Alarms.Alarm row,
            String detail,
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
        Map<String, String> terminals = tx.terminals().all().stream()
                .collect(Collectors.toMap(Terminals.Terminal::id, Terminals.Terminal::name));
        Map<String, String> people = tx.accounts().all().stream()
                .collect(Collectors.toMap(Accounts.Account::name, Accounts.Account::display));
        return alarms.stream()
                .map(alarm -> new Line(
                        alarm,
                        detail(alarm, words),
                        title(alarm.code(), words),
                        remedy(alarm.code(), words),
                        alarm.terminal() == null ? "" : terminals.getOrDefault(alarm.terminal(), ""),
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

    private String detail(Alarms.Alarm alarm, Words words) {
        return FAULT.matcher(HeldReason.of(alarm.detail(), words)).replaceAll(found -> {
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
