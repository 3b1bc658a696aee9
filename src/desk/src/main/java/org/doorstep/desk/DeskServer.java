// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import org.doorstep.desk.answer.Answerer;
import org.doorstep.desk.cases.CaseDesk;
import org.doorstep.desk.cases.CaseSeals;
import org.doorstep.desk.cases.Intake;
import org.doorstep.desk.department.DemoDepartment;
import org.doorstep.desk.department.WatchedDepartment;
import org.doorstep.desk.enrolment.Enroller;
import org.doorstep.desk.enrolment.EnrolmentFailed;
import org.doorstep.desk.enrolment.Registration;
import org.doorstep.desk.store.Accounts;
import org.doorstep.desk.store.DeskStore;
import org.doorstep.desk.store.KeyedHash;
import org.doorstep.desk.uplink.DecisionLine;
import org.doorstep.desk.uplink.LineState;
import org.doorstep.desk.uplink.Uplink;
import org.doorstep.desk.web.WebServer;
import org.doorstep.wire.Api;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.PinnedTls;
import org.doorstep.wire.PrivateFile;
import org.doorstep.wire.account.Tokens;

/** A running desk: its line to central, its pages, its store. Close ends all of them and leaves the store whole. */
public final class DeskServer implements AutoCloseable {
    public static final String SOFTWARE = "0.1.0";
    public static final String DEMO_LOGIN = "demo-login.txt";
    public static final String DEMO_ACCOUNT = "demo";

    /** Days on certificates and lists are those of the country, wherever the machine stands. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Duration DEPARTMENT_LIMIT = Duration.ofSeconds(12);

    private final Registration registration;
    private final DeskStore store;
    private final Uplink uplink;
    private final WebServer web;
    private final Deque<AutoCloseable> parts;

    private DeskServer(
            Registration registration, DeskStore store, Uplink uplink, WebServer web, Deque<AutoCloseable> parts) {
        this.registration = registration;
        this.store = store;
        this.uplink = uplink;
        this.web = web;
        this.parts = parts;
    }

    /**
     * Makes the desk known to central; safe to repeat.
     *
     * @param code of a work order
     * @param publicUrl where the public reaches central's verification pages
     */
    public static Registration enrol(Path state, URI central, String code, URI publicUrl)
            throws EnrolmentFailed, IOException, InterruptedException {
        return new Enroller(state, SOFTWARE, InstantSource.system()).enrol(central, code, publicUrl);
    }

    /**
     * Starts an enrolled desk. On return its pages answer; the line to central comes by itself.
     *
     * @throws IOException when the state folder lacks an enrolment, is damaged or cannot be written; names the remedy
     */
    public static DeskServer start(DeskOptions options) throws IOException {
        return start(options, InstantSource.system());
    }

    static DeskServer start(DeskOptions options, InstantSource clock) throws IOException {
        Path state = options.state();
        Registration registration = Registration.load(state)
                .map(found -> options.publicUrl() == null ? found : found.at(options.publicUrl()))
                .orElseThrow(() -> new IOException("The desk in " + state + " is not enrolled."
                        + " Make a work order for it in central's console and run: desk enrol --state " + state
                        + " --central URL --public-url URL --code CODE"));
        Deque<AutoCloseable> parts = new ArrayDeque<>();
        try {
            KeyFile keys = KeyFile.open(state);
            DeskStore store = DeskStore.open(state);
            parts.push(store);
            WatchedDepartment department =
                    new WatchedDepartment(new DemoDepartment(state, clock, ZONE), DEPARTMENT_LIMIT, clock);
            parts.push(department);
            if (options.mode() == DeskOptions.Mode.DEMO) {
                demoAccount(state, store.accounts());
            }
            CaseSeals seals = new CaseSeals(registration.id(), keys);
            Intake intake = new Intake(store, seals, new KeyedHash(keys), clock);
            intake.reopen();
            Answerer answerer = new Answerer(registration, keys, department, store, seals, clock, ZONE);
            Api api = new Api(registration.centralUri(), PinnedTls.client(keys, registration.centralKeyHash()));
            Uplink uplink = Uplink.start(api, answerer, intake, clock, new SecureRandom());
            parts.push(uplink);
            DecisionLine decisions = DecisionLine.start(api, store.decisions(), clock, new SecureRandom());
            parts.push(decisions);
            CaseDesk cases = new CaseDesk(store, seals, clock, decisions::wake);
            WebServer web = WebServer.start(
                    registration, keys, store, cases, department, uplink::state, clock, ZONE, options.webPort());
            parts.push(web);
            return new DeskServer(registration, store, uplink, web, parts);
        } catch (RuntimeException | IOException e) {
            closeAll(parts, e);
            throw e;
        }
    }

    /** The desk's code, such as {@code rs}. */
    public String id() {
        return registration.id();
    }

    public URI web() {
        return URI.create("http://127.0.0.1:" + web.port() + "/");
    }

    public LineState line() {
        return uplink.state();
    }

    /** The officials' accounts. */
    public Accounts accounts() {
        return store.accounts();
    }

    @Override
    public void close() {
        IllegalStateException failed = new IllegalStateException("The desk did not close cleanly");
        closeAll(parts, failed);
        if (failed.getSuppressed().length > 0) {
            throw failed;
        }
    }

    private static void closeAll(Deque<AutoCloseable> parts, Exception cause) {
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                cause.addSuppressed(e);
            }
        }
    }

    private static void demoAccount(Path state, Accounts accounts) throws IOException {
        if (accounts.none()) {
            String password = Tokens.random(9);
            accounts.set(DEMO_ACCOUNT, password.toCharArray());
            PrivateFile.write(state.resolve(DEMO_LOGIN), (DEMO_ACCOUNT + " " + password + "\n").getBytes(UTF_8));
        }
    }
}
