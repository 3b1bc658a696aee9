// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.device.runtime.DeviceRecord;
import org.doorstep.device.runtime.Settlement;
import org.doorstep.device.spi.DeviceId;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.LinkIdentity;
import org.jspecify.annotations.Nullable;

/**
 * What is known of devices over restarts, as {@link org.doorstep.device.runtime.DeviceBook} promises. Statistics, not
 * facts: rows are replaced, and the second copy does without them. Part of a {@link Transaction}.
 */
public final class DeviceTable {
    private final Sql sql;

    DeviceTable(Sql sql) {
        this.sql = sql;
    }

    /** See {@link org.doorstep.device.runtime.DeviceBook#keep}. */
    public void keep(Collection<DeviceRecord> records) {
        records.forEach(this::keep);
    }

    private void keep(DeviceRecord record) {
        String device = record.device().value();
        sql.run("DELETE FROM device_fault WHERE device = ?", device);
        sql.run("DELETE FROM device_supply WHERE device = ?", device);
        sql.run("DELETE FROM device WHERE device = ?", device);
        LinkIdentity seen = record.seen();
        sql.run(
                "INSERT INTO device (device, since, opens, losses, done, refused, partial, unknown, made,"
                        + " path, vendor, product, serial, description) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                device,
                record.since().toString(),
                record.opens(),
                record.losses(),
                record.commands().getOrDefault(Settlement.Kind.DONE, 0L),
                record.commands().getOrDefault(Settlement.Kind.REFUSED, 0L),
                record.commands().getOrDefault(Settlement.Kind.PARTIAL, 0L),
                record.commands().getOrDefault(Settlement.Kind.UNKNOWN, 0L),
                record.made(),
                seen == null ? null : seen.path(),
                seen == null ? null : seen.vendor(),
                seen == null ? null : seen.product(),
                seen == null ? null : seen.serial(),
                seen == null ? null : seen.description());
        record.faults()
                .forEach((code, fault) -> sql.run(
                        "INSERT INTO device_fault (device, code, first, last, times) VALUES (?, ?, ?, ?, ?)",
                        device,
                        code.value(),
                        fault.first().toString(),
                        fault.last().toString(),
                        fault.times()));
        record.supplies()
                .forEach((name, load) -> sql.run(
                        "INSERT INTO device_supply (device, name, remaining, filled, at) VALUES (?, ?, ?, ?, ?)",
                        device,
                        name,
                        load.left(),
                        load.of(),
                        load.at().toString()));
    }

    /** See {@link org.doorstep.device.runtime.DeviceBook#all}. */
    public List<DeviceRecord> all() {
        return sql.list("SELECT * FROM device ORDER BY device", this::read);
    }

    private DeviceRecord read(ResultSet row) throws SQLException {
        String device = row.getString("device");
        Map<Settlement.Kind, Long> commands = new EnumMap<>(Settlement.Kind.class);
        count(commands, Settlement.Kind.DONE, row.getLong("done"));
        count(commands, Settlement.Kind.REFUSED, row.getLong("refused"));
        count(commands, Settlement.Kind.PARTIAL, row.getLong("partial"));
        count(commands, Settlement.Kind.UNKNOWN, row.getLong("unknown"));
        return new DeviceRecord(
                new DeviceId(device),
                Instant.parse(row.getString("since")),
                row.getLong("opens"),
                row.getLong("losses"),
                commands,
                row.getLong("made"),
                faults(device),
                supplies(device),
                seen(row));
    }

    private static void count(Map<Settlement.Kind, Long> commands, Settlement.Kind kind, long times) {
        if (times > 0) {
            commands.put(kind, times);
        }
    }

    private Map<FaultCode, DeviceRecord.Seen> faults(String device) {
        Map<FaultCode, DeviceRecord.Seen> faults = new HashMap<>();
        sql.list(
                        "SELECT * FROM device_fault WHERE device = ?",
                        row -> Map.entry(
                                new FaultCode(row.getString("code")),
                                new DeviceRecord.Seen(
                                        Instant.parse(row.getString("first")),
                                        Instant.parse(row.getString("last")),
                                        row.getLong("times"))),
                        device)
                .forEach(entry -> faults.put(entry.getKey(), entry.getValue()));
        return faults;
    }

    private Map<String, DeviceRecord.Load> supplies(String device) {
        Map<String, DeviceRecord.Load> supplies = new HashMap<>();
        sql.list(
                        "SELECT * FROM device_supply WHERE device = ?",
                        row -> Map.entry(
                                row.getString("name"),
                                new DeviceRecord.Load(
                                        row.getInt("remaining"),
                                        row.getInt("filled"),
                                        Instant.parse(row.getString("at")))),
                        device)
                .forEach(entry -> supplies.put(entry.getKey(), entry.getValue()));
        return supplies;
    }

    private static @Nullable LinkIdentity seen(ResultSet row) throws SQLException {
        String path = row.getString("path");
        String description = row.getString("description");
        return path == null
                ? null
                : new LinkIdentity(
                        path,
                        number(row, "vendor"),
                        number(row, "product"),
                        row.getString("serial"),
                        description == null ? "" : description);
    }

    private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
        int number = row.getInt(column);
        return row.wasNull() ? null : number;
    }
}
