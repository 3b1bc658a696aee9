// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorstep.device.runtime.CommandEntry;
import org.doorstep.device.runtime.CommandJournal.Admission;
import org.doorstep.device.runtime.Settlement;
import org.doorstep.device.spi.CommandId;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.Evidence;
import org.doorstep.device.spi.FaultCode;
import org.jspecify.annotations.Nullable;

/**
 * Device commands by their identity, as {@link org.doorstep.device.runtime.CommandJournal} promises. Each step of a
 * command's life is a row that is only ever appended; where it stands is what the rows since its last admission say. Part
 * of a {@link Transaction}.
 */
public final class CommandTable {
    private final Sql sql;
    private final Pen pen;

    CommandTable(Sql sql, Pen pen) {
        this.sql = sql;
        this.pen = pen;
    }

    /** See {@link org.doorstep.device.runtime.CommandJournal#admit}. */
    public Admission admit(CommandId id, DeviceId device, String kind) {
        Optional<CommandEntry> found = find(id);
        if (found.isPresent()) {
            CommandEntry entry = found.get();
            Settlement settlement = entry.settlement();
            if (settlement == null) {
                return new Admission.StillOpen(entry);
            }
            if (settlement.kind() != Settlement.Kind.REFUSED) {
                return new Admission.AlreadySettled(entry);
            }
        }
        step(id, "ADMITTED", device.value(), kind, null);
        return new Admission.Fresh();
    }

    /** See {@link org.doorstep.device.runtime.CommandJournal#effectBegins}. */
    public void effectBegins(CommandId id) {
        CommandEntry entry = find(id).orElseThrow(() -> notAdmitted(id));
        if (entry.settlement() != null) {
            throw new IllegalStateException("Command " + id + " is settled; its effect cannot begin now");
        }
        if (!entry.begun()) {
            step(id, "BEGUN", null, null, null);
        }
    }

    /** See {@link org.doorstep.device.runtime.CommandJournal#settle}. */
    public void settle(CommandId id, Settlement settlement) {
        CommandEntry entry = find(id).orElseThrow(() -> notAdmitted(id));
        Settlement before = entry.settlement();
        if (settlement.equals(before)) {
            return;
        }
        if (before != null && before.kind() != Settlement.Kind.UNKNOWN) {
            throw new IllegalStateException(
                    "Command " + id + " is settled as " + before.kind() + " and cannot become " + settlement.kind());
        }
        step(id, "SETTLED", null, null, settlement);
    }

    private void step(
            CommandId id,
            String step,
            @Nullable String device,
            @Nullable String kind,
            @Nullable Settlement settlement) {
        Evidence evidence = settlement == null ? null : settlement.evidence();
        FaultCode fault = settlement == null ? null : settlement.fault();
        sql.run(
                "INSERT INTO command_step (command, step, device, kind, settlement, evidence, fault, done, of, boot, mono)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                id.value(),
                step,
                device,
                kind,
                settlement == null ? null : settlement.kind().name(),
                evidence == null ? null : evidence.name(),
                fault == null ? null : fault.value(),
                settlement == null ? null : settlement.done(),
                settlement == null ? null : settlement.of(),
                pen.boot(),
                pen.mono());
    }

    /** The command as it stands; empty when it was never admitted. */
    public Optional<CommandEntry> find(CommandId id) {
        CommandEntry entry = null;
        for (Step step : sql.list("SELECT * FROM command_step WHERE command = ? ORDER BY n", Step::read, id.value())) {
            entry = step.after(entry);
        }
        return Optional.ofNullable(entry);
    }

    /** The commands without a settlement, in the order they were admitted. */
    public List<CommandEntry> open() {
        return last("step <> 'SETTLED'");
    }

    /** The commands whose last word is UNKNOWN: the device is asked, then a person. In the order they became so. */
    public List<CommandEntry> unknown() {
        return last("settlement = 'UNKNOWN'");
    }

    private List<CommandEntry> last(String condition) {
        List<String> ids = sql.list(
                "SELECT command FROM command_step WHERE n IN (SELECT max(n) FROM command_step GROUP BY command) AND "
                        + condition
                        + " ORDER BY (SELECT max(a.n) FROM command_step a"
                        + " WHERE a.command = command_step.command AND a.step = 'ADMITTED')",
                row -> row.getString(1));
        var entries = new ArrayList<CommandEntry>();
        ids.forEach(id -> find(new CommandId(id)).ifPresent(entries::add));
        return entries;
    }

    private static IllegalStateException notAdmitted(CommandId id) {
        return new IllegalStateException("Command " + id + " was never admitted");
    }

    /** One row. */
    private record Step(
            String command,
            String step,
            @Nullable String device,
            @Nullable String kind,
            @Nullable Settlement settlement) {
        static Step read(ResultSet row) throws SQLException {
            return new Step(
                    row.getString("command"),
                    row.getString("step"),
                    row.getString("device"),
                    row.getString("kind"),
                    settlement(row));
        }

        private static @Nullable Settlement settlement(ResultSet row) throws SQLException {
            String kind = row.getString("settlement");
            if (kind == null) {
                return null;
            }
            String evidence = row.getString("evidence");
            String fault = row.getString("fault");
            return new Settlement(
                    Settlement.Kind.valueOf(kind),
                    evidence == null ? null : Evidence.valueOf(evidence),
                    fault == null ? null : new FaultCode(fault),
                    row.getInt("done"),
                    row.getInt("of"));
        }

        CommandEntry after(@Nullable CommandEntry before) {
            if (device != null && kind != null) {
                return new CommandEntry(new CommandId(command), new DeviceId(device), kind, false, null);
            }
            if (before == null) {
                throw new IllegalStateException("The journal has steps of " + command + " before its admission");
            }
            return new CommandEntry(
                    before.id(), before.device(), before.kind(), before.begun() || step.equals("BEGUN"), settlement);
        }
    }
}
