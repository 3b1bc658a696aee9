// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.central.cases.SlipStates;
import org.doorstep.central.fleet.Heartbeats;
import org.doorstep.central.fleet.Presence;
import org.doorstep.central.fleet.SilenceWatch;
import org.doorstep.central.store.Desks;
import org.doorstep.central.store.Sites;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Terminals;
import org.doorstep.contract.Lanes;

/** Terminals and desks as the pages show them. */
public final class FleetView {
    private final Store store;
    private final Presence presence;
    private final SilenceWatch silence;
    private final FaultWords faults;

    public FleetView(Store store, Presence presence, SilenceWatch silence, FaultWords faults) {
        this.faults = faults;
        this.store = store;
        this.presence = presence;
        this.silence = silence;
    }

    public enum Status {
        ONLINE(Tone.OK),
        SILENT(Tone.LOST),
        NEVER(Tone.WAIT),
        REVOKED(Tone.ENDED);

        private final Tone tone;

        Status(Tone tone) {
            this.tone = tone;
        }

        public Tone tone() {
            return tone;
        }

        public String key() {
            return "status." + name();
        }
    }

    /**
     * @param name what it is, in words
     * @param faults what is wrong and what to do
     * @param paper sheets, or -1
     */
    public record DeviceLine(
            String id,
            String adapter,
            String icon,
            String name,
            Tone tone,
            String state,
            List<FaultWords.Line> faults,
            int paper) {
        public boolean fine() {
            return tone == Tone.OK;
        }

        public List<String> troubles() {
            return faults.stream().map(FaultWords.Line::title).toList();
        }
    }

    /**
     * @param assigned the release it is to run
     * @param missing slips it issued whose records are not here
     */
    public record TerminalLine(
            Terminals.Terminal row,
            String site,
            Status status,
            Optional<Instant> seen,
            List<DeviceLine> devices,
            int assigned,
            int missing) {
        /** Whether it runs the release it is to run. */
        public boolean current() {
            return row.release() == assigned;
        }

        public boolean devicesFine() {
            return devices.stream().allMatch(DeviceLine::fine);
        }
    }

    /** @param open cases that have not ended */
    public record DeskLine(Desks.Desk row, Status status, Optional<Instant> seen, int open) {}

    /** @param release what every terminal is to run that is not on trial */
    public record Fleet(List<TerminalLine> terminals, List<DeskLine> desks, int release) {
        public long online() {
            return terminals.stream()
                    .filter(line -> line.status() == Status.ONLINE)
                    .count();
        }

        public long silent() {
            return terminals.stream()
                    .filter(line -> line.status() == Status.SILENT || line.status() == Status.NEVER)
                    .count();
        }

        /** Terminals with a device that does not work. */
        public long broken() {
            return terminals.stream()
                    .filter(line -> line.status() == Status.ONLINE)
                    .filter(FleetView::broken)
                    .count();
        }

        public long unsent() {
            return terminals.stream().mapToLong(line -> line.row().unsent()).sum();
        }
    }

    /** The whole fleet; what needs somebody comes first. */
    public Fleet fleet(Words words) {
        return store.read(tx -> {
            Map<String, String> sites =
                    tx.sites().all().stream().collect(Collectors.toMap(Sites.Site::id, Sites.Site::name));
            int release = tx.releases().current();
            Map<String, Integer> missing = SlipStates.missing(tx);
            Map<String, Integer> open = tx.cases().openOfDesks();
            Map<String, Integer> trials = tx.releases().trials();
            List<TerminalLine> terminals = new ArrayList<>(tx.terminals().all().stream()
                    .map(row -> line(
                            row,
                            sites.getOrDefault(row.site(), row.site()),
                            trials.getOrDefault(row.id(), release),
                            missing.getOrDefault(row.id(), 0),
                            words))
                    .toList());
            terminals.sort((one, other) -> Integer.compare(urgency(one), urgency(other)));
            List<DeskLine> desks = tx.desks().all().stream()
                    .map(row -> desk(row, open.getOrDefault(row.id(), 0)))
                    .toList();
            return new Fleet(List.copyOf(terminals), desks, release);
        });
    }

    public Optional<TerminalLine> terminal(String id, Words words) {
        return store.read(tx -> tx.terminals().find(id).map(row -> {
            String site = tx.sites().find(row.site()).map(Sites.Site::name).orElse(row.site());
            int missing = SlipStates.missing(tx, id).size();
            return line(row, site, tx.releases().assigned(id), missing, words);
        }));
    }

    public Optional<DeskLine> desk(String id) {
        return store.read(tx -> tx.desks()
                .find(id)
                .map(row -> desk(row, tx.cases().openOfDesks().getOrDefault(id, 0))));
    }

    private TerminalLine line(Terminals.Terminal row, String site, int assigned, int missing, Words words) {
        Optional<Instant> seen = presence.terminalSeen(row.id(), row.lastSeen());
        List<DeviceLine> devices = Heartbeats.devices(row).stream()
                .map(device -> device(device, words))
                .toList();
        return new TerminalLine(row, site, status(row, seen), seen, devices, assigned, missing);
    }

    private Status status(Terminals.Terminal row, Optional<Instant> seen) {
        if (row.revoked() != null) {
            return Status.REVOKED;
        }
        if (seen.isEmpty()) {
            return Status.NEVER;
        }
        return silence.silent(row) ? Status.SILENT : Status.ONLINE;
    }

    private DeskLine desk(Desks.Desk row, int open) {
        Optional<Instant> seen = presence.deskSeen(row.id(), row.lastSeen());
        Status status = row.revoked() != null
                ? Status.REVOKED
                : seen.map(at -> silence.silentSince(at) ? Status.SILENT : Status.ONLINE)
                        .orElse(Status.NEVER);
        return new DeskLine(row, status, seen, open);
    }

    private static int urgency(TerminalLine line) {
        return switch (line.status()) {
            case SILENT -> 0;
            case ONLINE -> broken(line) ? 1 : line.devicesFine() ? 4 : 2;
            case NEVER -> 3;
            case REVOKED -> 5;
        };
    }

    private static boolean broken(TerminalLine line) {
        return line.devices().stream().anyMatch(device -> device.tone() == Tone.BAD);
    }

    /** What a terminal's device is called; its id where the terminal no longer tells of it. */
    static String deviceName(Terminals.Terminal terminal, String id, Words words) {
        return Heartbeats.devices(terminal).stream()
                .filter(device -> device.id().equals(id))
                .map(device -> words.textOr("device." + kind(device), id))
                .findFirst()
                .orElse(id);
    }

    private static String kind(Lanes.Device device) {
        return device.adapter().split("-", 2)[0];
    }

    private DeviceLine device(Lanes.Device device, Words words) {
        String kind = kind(device);
        String icon = switch (kind) {
            case "idcard" -> "card";
            case "receipt" -> "receipt";
            case "document" -> "printer";
            default -> "device";
        };
        Tone tone = switch (device.state()) {
            case "READY", "WORKING" -> Tone.OK;
            case "DEGRADED" -> Tone.WARN;
            case "FAILED", "QUARANTINED" -> Tone.BAD;
            default -> Tone.IDLE;
        };
        return new DeviceLine(
                device.id(),
                device.adapter(),
                icon,
                words.textOr("device." + kind, device.id()),
                tone,
                words.textOr("state." + device.state(), device.state()),
                device.faults().stream()
                        .map(code -> faults.line(code, words.language()))
                        .toList(),
                device.paper());
    }
}
