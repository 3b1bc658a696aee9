// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.doorstep.central.cases.CaseBook;
import org.doorstep.central.cases.CaseItems;
import org.doorstep.central.cases.CaseReport;
import org.doorstep.central.cases.DeskDecisions;
import org.doorstep.central.cases.SlipStates;
import org.doorstep.central.cases.SubmissionForm;
import org.doorstep.central.catalog.Publishing;
import org.doorstep.central.catalog.ReleaseRefused;
import org.doorstep.central.catalog.Shelf;
import org.doorstep.central.console.ConsoleListener;
import org.doorstep.central.desk.DeskLine;
import org.doorstep.central.desk.DeskWaits;
import org.doorstep.central.fleet.Floors;
import org.doorstep.central.fleet.Heartbeats;
import org.doorstep.central.fleet.Orders;
import org.doorstep.central.fleet.Presence;
import org.doorstep.central.fleet.SilenceWatch;
import org.doorstep.central.fleet.Tail;
import org.doorstep.central.identity.CodeMessage;
import org.doorstep.central.identity.DemoGateway;
import org.doorstep.central.identity.PhoneChecks;
import org.doorstep.central.identity.SmsGateway;
import org.doorstep.central.intake.Bodies;
import org.doorstep.central.intake.Intake;
import org.doorstep.central.machine.MachineApi;
import org.doorstep.central.machine.MachineListener;
import org.doorstep.central.machine.Waits;
import org.doorstep.central.query.LiveQuestions;
import org.doorstep.central.store.Accounts;
import org.doorstep.central.store.Alarms;
import org.doorstep.central.store.Records;
import org.doorstep.central.store.Releases;
import org.doorstep.central.store.Terminals;
import org.doorstep.central.verify.Verification;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.PinnedTls;

/**
 * A running central server. Everything here is safe for any thread; closing ends the listeners, writes what memory knows and
 * leaves the state folder as it is.
 */
public final class CentralServer implements AutoCloseable {
    private static final Duration FLUSH = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration REFRESH = Duration.ofHours(6);
    private static final Duration WATCH = Duration.ofSeconds(10);
    private static final String OPERATOR = "operator";

    private final CentralOffice office;
    private final Presence presence;
    private final SilenceWatch silence;
    private final Tail tail;
    private final DeskLine line;
    private final CaseItems items;
    private final SlipStates slips;
    private final Optional<DemoGateway> demo;
    private final Optional<DemoAccount> demoAccount;
    private final MachineListener machines;
    private final ConsoleListener people;
    private final Chores chores;
    private final URI publicUrl;

    private CentralServer(CentralOptions options, CentralOffice office) throws IOException, InterruptedException {
        this.office = office;
        this.presence = new Presence(office.store, office.clock);
        this.silence = new SilenceWatch(office.store, presence, office.alarms, office.clock);
        this.tail = new Tail(office.store);
        this.line = new DeskLine(office.store, options.deadline());
        this.items = new CaseItems(office.publishing.published());
        this.slips = new SlipStates(office.store, presence, silence);
        this.demo = switch (options.mode()) {
            case DEMO -> Optional.of(new DemoGateway(office.clock));
            case SERVICE -> Optional.empty();
        };
        this.demoAccount = demo.isPresent() ? Optional.of(DemoAccount.open(office)) : Optional.empty();
        Verification verification = new Verification(office.store, office.suite, office.clock);
        this.people = startConsole(options, verification);
        this.publicUrl = options.publicUrl().orElse(URI.create("http://" + options.webHost() + ":" + people.port()));
        this.machines = startMachines(options, verification);
        this.chores = new Chores()
                .every(LOOK, tail::look)
                .every(WATCH, silence::look)
                .every(FLUSH, presence::flush)
                .every(REFRESH, office.publishing::refresh);
        office.publishing.refresh();
    }

    /**
     * Starts a server over its state folder, which is made where there is none.
     *
     * @throws IOException when the folder, the keys, the database or a port cannot be had; says which
     */
    public static CentralServer start(CentralOptions options) throws IOException, InterruptedException {
        CentralOffice office =
                CentralOffice.open(StateFolder.open(options.state()), options.clock(), options.secondFactor());
        try {
            return new CentralServer(options, office);
        } catch (RuntimeException | IOException | InterruptedException refused) {
            office.close();
            throw refused;
        }
    }

    /** The machines' port. */
    public int port() {
        return machines.port();
    }

    /** The people's port. */
    public int webPort() {
        return people.port();
    }

    /** How people reach the people's port; verification links are this, {@code /v/} and a token. */
    public URI publicUrl() {
        return publicUrl;
    }

    /** How machines on this computer reach the machines' port. */
    public URI machineUrl() {
        return URI.create("https://127.0.0.1:" + port());
    }

    /** SHA-256 of the key of the machines' port. */
    public byte[] keyHash() {
        return office.keys.tlsKeyHash();
    }

    /** Adds or changes a site; see {@link org.doorstep.central.fleet.SiteBook#save}. */
    public void saveSite(String id, String name, String phone, String staffedHours) {
        office.sites.save(id, name, phone, staffedHours, "", OPERATOR);
    }

    /** Makes a work order and gives back its code. */
    public Orders.Issued createTerminalWorkOrder(String site, String number, String name) {
        return office.orders.terminal(site, number, name, OPERATOR);
    }

    /** Makes a work order and gives back its code. */
    public Orders.Issued createDeskWorkOrder(String code, String name) {
        return office.orders.desk(code, name, OPERATOR);
    }

    /** Puts an attendant on a site's roster; zeroes the number; gives back the roster id. */
    public String addAttendant(String site, String name, char[] idNumber) {
        return office.roster.add(site, name, idNumber, OPERATOR);
    }

    public void addAccount(String name, String display, Accounts.Role role, char[] password)
            throws InterruptedException {
        office.logins.addAccount(name, display, role, password, OPERATOR);
    }

    /** Publishes the items of a folder with the desks enrolled now; waiting terminals learn of it before this returns. */
    public Releases.Release publish(Path items) throws IOException, ReleaseRefused {
        Releases.Release release = office.publishing.publish(items, OPERATOR);
        tail.look();
        return release;
    }

    /** Takes an item off every terminal; waiting terminals learn of it before this returns. */
    public void withdraw(String item, String reason) throws ReleaseRefused {
        office.publishing.withdraw(item, new Publishing.Order(OPERATOR, reason, Publishing.FourEyes.DEMO));
        tail.look();
    }

    /** 报失; a call that waits is ended before this returns. */
    public boolean revokeTerminal(String id) {
        boolean done = office.enrolments.revokeTerminal(id, OPERATOR);
        tail.look();
        return done;
    }

    public List<Terminals.Terminal> terminals() {
        return office.store.read(tx -> tx.terminals().all());
    }

    public List<Alarms.Alarm> openAlarms() {
        return office.store.read(tx -> tx.alarms().open());
    }

    /** Accepted records of a kind, in the order they came. */
    public List<Records.Stored> records(Lanes.Kind kind) {
        return office.store.read(tx -> tx.records().ofKind(kind));
    }

    /** Every case with how often each of its slips was received. */
    public CaseReport cases() {
        return office.store.read(CaseReport::of);
    }

    /** What the demo's phone shows, newest first; empty without a demo. */
    public List<DemoGateway.Message> demoMessages() {
        return demo.map(DemoGateway::messages).orElse(List.of());
    }

    /** The console account of a demo. */
    public Optional<DemoAccount> demoAccount() {
        return demoAccount;
    }

    /** How many desk answers came after their deadline since the start. */
    public long lateAnswers() {
        return line.late();
    }

    @Override
    public void close() {
        chores.close();
        tail.close();
        line.close();
        machines.close();
        people.close();
        presence.flush();
        office.close();
    }

    private ConsoleListener startConsole(CentralOptions options, Verification verification) throws IOException {
        return ConsoleListener.start(
                options.webHost(),
                options.webPort(),
                options.publicUrl(),
                options.zone(),
                new ConsoleListener.Parts(
                        office.store,
                        office.clock,
                        office.logins,
                        presence,
                        silence,
                        office.alarms,
                        office.enrolments,
                        office.orders,
                        office.sites,
                        office.roster,
                        office.publishing,
                        verification,
                        items,
                        slips,
                        demo));
    }

    private MachineListener startMachines(CentralOptions options, Verification verification) throws IOException {
        try {
            return MachineListener.start(
                    options.host(), options.port(), PinnedTls.server(office.keys), api(options, verification));
        } catch (IOException | RuntimeException refused) {
            people.close();
            throw refused;
        }
    }

    private MachineApi api(CentralOptions options, Verification verification) {
        Optional<SmsGateway> gateway = demo.map(own -> own);
        return new MachineApi(new MachineApi.Parts(
                office.store,
                office.enrolments,
                presence,
                new Intake(
                        office.store,
                        office.suite,
                        office.keys.signing(),
                        office.alarms,
                        new Bodies(
                                office.alarms,
                                new Heartbeats(office.clock, office.alarms),
                                new SubmissionForm(office.suite),
                                new CaseBook(items, office.clock, options.zone()),
                                office.clock),
                        line::nudge,
                        office.clock),
                new Shelf(office.folder.catalog()),
                new Waits(office.store, tail, office.suite, office.keys.signing(), office.clock, options.hold()),
                new Floors(office.store, office.suite, office.keys.signing()),
                new PhoneChecks(office.suite, line, office.grants, gateway, CodeMessage::text, office.clock),
                office.roster,
                new LiveQuestions(office.grants, line),
                line,
                new DeskWaits(office.store, line, options.hold()),
                new DeskDecisions(office.store, office.clock),
                slips,
                verification,
                publicUrl.toString()));
    }
}
