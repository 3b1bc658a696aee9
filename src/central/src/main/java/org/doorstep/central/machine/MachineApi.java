// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.machine;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.doorstep.central.answer.Answer;
import org.doorstep.central.cases.DeskDecisions;
import org.doorstep.central.cases.SlipStates;
import org.doorstep.central.catalog.Shelf;
import org.doorstep.central.desk.DeskLine;
import org.doorstep.central.desk.DeskWaits;
import org.doorstep.central.fleet.Enrolments;
import org.doorstep.central.fleet.Floors;
import org.doorstep.central.fleet.Presence;
import org.doorstep.central.identity.PhoneChecks;
import org.doorstep.central.identity.Roster;
import org.doorstep.central.intake.Intake;
import org.doorstep.central.query.LiveQuestions;
import org.doorstep.central.store.Desks;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Terminals;
import org.doorstep.central.verify.Verification;
import org.doorstep.contract.Cases;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.Query;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Done;
import org.doorstep.wire.Json;
import org.doorstep.wire.PinnedTls;

/** The calls of terminals ({@code /t/…}) and desks ({@code /d/…}). */
public final class MachineApi {
    private static final Pattern JOURNAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final String CERTIFICATE = "jakarta.servlet.request.X509Certificate";

    private final Store store;
    private final Enrolments enrolments;
    private final Presence presence;
    private final Intake intake;
    private final Shelf shelf;
    private final Waits waits;
    private final Floors floors;
    private final PhoneChecks phoneChecks;
    private final Roster roster;
    private final LiveQuestions questions;
    private final DeskLine line;
    private final DeskWaits deskWaits;
    private final DeskDecisions decisions;
    private final SlipStates slips;
    private final Verification verification;
    private final String publicUrl;

    /** What the calls lead to. */
    public record Parts(
            Store store,
            Enrolments enrolments,
            Presence presence,
            Intake intake,
            Shelf shelf,
            Waits waits,
            Floors floors,
            PhoneChecks phoneChecks,
            Roster roster,
            LiveQuestions questions,
            DeskLine line,
            DeskWaits deskWaits,
            DeskDecisions decisions,
            SlipStates slips,
            Verification verification,
            String publicUrl) {}

    public MachineApi(Parts parts) {
        this.store = parts.store;
        this.enrolments = parts.enrolments;
        this.presence = parts.presence;
        this.intake = parts.intake;
        this.shelf = parts.shelf;
        this.waits = parts.waits;
        this.floors = parts.floors;
        this.phoneChecks = parts.phoneChecks;
        this.roster = parts.roster;
        this.questions = parts.questions;
        this.line = parts.line;
        this.deskWaits = parts.deskWaits;
        this.decisions = parts.decisions;
        this.slips = parts.slips;
        this.verification = parts.verification;
        this.publicUrl = parts.publicUrl;
    }

    private Answer<Enrolment.Reply> reachable(Answer<Enrolment.Reply> answer) {
        return switch (answer) {
            case Answer.Ok<Enrolment.Reply>(Enrolment.Reply reply) -> Answer.ok(reply.at(publicUrl));
            case Answer.Refused<Enrolment.Reply> refused -> refused;
        };
    }

    void routes(RoutesConfig routes) {
        routes.post(
                "/t/enrol",
                context -> MachineListener.respond(
                        context, reachable(enrolments.terminal(key(context), body(context, Enrolment.Request.class)))));
        routes.post(
                "/d/enrol",
                context -> MachineListener.respond(
                        context, reachable(enrolments.desk(key(context), body(context, Enrolment.Request.class)))));

        terminal(
                routes,
                Verb.GET,
                "/t/wait",
                (context, terminal) -> waits.hold(
                        terminal.id(), number(context, "release", 0), Duration.ofSeconds(number(context, "hold", 0))));
        terminal(
                routes,
                Verb.POST,
                "/t/batch",
                (context, terminal) ->
                        intake.accept(terminal, journal(context).orElse(""), body(context, Lanes.Batch.class)));
        terminal(
                routes,
                Verb.GET,
                "/t/floor",
                (context, terminal) -> Answer.ok(floors.of(
                        terminal, journal(context).orElseThrow(() -> new BadMessage("?journal", "is missing")))));
        terminal(
                routes,
                Verb.POST,
                "/t/identity/start",
                (context, terminal) -> phoneChecks.start(terminal.id(), body(context, Identity.Start.class)));
        terminal(
                routes,
                Verb.POST,
                "/t/identity/confirm",
                (context, terminal) ->
                        Answer.ok(phoneChecks.confirm(terminal.id(), body(context, Identity.Confirm.class))));
        terminal(
                routes,
                Verb.POST,
                "/t/identity/attendant",
                (context, terminal) ->
                        Answer.ok(roster.attend(terminal.id(), terminal.site(), body(context, Identity.Attend.class))));
        terminal(
                routes,
                Verb.POST,
                "/t/query",
                (context, terminal) -> questions.ask(terminal.id(), body(context, Query.Ask.class)));
        terminal(
                routes,
                Verb.POST,
                "/t/slip",
                (context, terminal) -> Answer.ok(slips.state(body(context, Cases.SlipQuestion.class))));
        terminalFile(
                routes,
                "/t/meta/{file}",
                "application/json",
                (context, terminal) -> shelf.meta(
                        context.pathParam("file"),
                        store.read(tx -> tx.releases().assigned(terminal.id()))));
        terminalFile(
                routes,
                "/t/blobs/{sha256}",
                "application/octet-stream",
                (context, terminal) -> shelf.blob(context.pathParam("sha256")));

        desk(
                routes,
                Verb.GET,
                "/d/wait",
                (context, desk) ->
                        deskWaits.hold(desk.id(), place(context), Duration.ofSeconds(number(context, "hold", 0))));
        desk(
                routes,
                Verb.POST,
                "/d/cases",
                (context, desk) -> decisions.take(desk.id(), body(context, Cases.Decisions.class)));
        desk(
                routes,
                Verb.POST,
                "/d/answer",
                (context, desk) -> answered(desk, body(context, DeskCalls.Answered.class)));
    }

    private enum Verb {
        GET,
        POST
    }

    @FunctionalInterface
    private interface TerminalCall {
        Answer<?> run(Context context, Terminals.Terminal terminal)
                throws BadMessage, IOException, InterruptedException;
    }

    @FunctionalInterface
    private interface DeskCall {
        Answer<?> run(Context context, Desks.Desk desk) throws BadMessage, InterruptedException;
    }

    @FunctionalInterface
    private interface File {
        Optional<byte[]> read(Context context, Terminals.Terminal terminal) throws IOException;
    }

    private void terminal(RoutesConfig routes, Verb verb, String path, TerminalCall call) {
        route(routes, verb, path, context -> {
            switch (Caller.of(store, key(context))) {
                case Caller.Terminal(Terminals.Terminal terminal) -> {
                    presence.terminal(terminal.id());
                    MachineListener.respond(context, call.run(context, terminal));
                }
                case Caller.Desk ignored -> MachineListener.respond(context, notFor("terminals"));
                case Caller.Stranger() -> MachineListener.respond(context, notEnrolled());
                case Caller.Revoked() -> MachineListener.respond(context, Answer.revoked());
            }
        });
    }

    private void desk(RoutesConfig routes, Verb verb, String path, DeskCall call) {
        route(routes, verb, path, context -> {
            switch (Caller.of(store, key(context))) {
                case Caller.Desk(Desks.Desk desk) -> {
                    presence.desk(desk.id());
                    MachineListener.respond(context, call.run(context, desk));
                }
                case Caller.Terminal ignored -> MachineListener.respond(context, notFor("desks"));
                case Caller.Stranger() -> MachineListener.respond(context, notEnrolled());
                case Caller.Revoked() -> MachineListener.respond(context, Answer.revoked());
            }
        });
    }

    private void terminalFile(RoutesConfig routes, String path, String type, File file) {
        routes.get(path, context -> {
            switch (Caller.of(store, key(context))) {
                case Caller.Terminal(Terminals.Terminal terminal) -> {
                    presence.terminal(terminal.id());
                    Optional<byte[]> bytes = file.read(context, terminal);
                    if (bytes.isPresent()) {
                        context.contentType(type).result(bytes.get());
                    } else {
                        MachineListener.respond(context, missing());
                    }
                }
                case Caller.Desk ignored -> MachineListener.respond(context, notFor("terminals"));
                case Caller.Stranger() -> MachineListener.respond(context, notEnrolled());
                case Caller.Revoked() -> MachineListener.respond(context, Answer.revoked());
            }
        });
    }

    private static void route(RoutesConfig routes, Verb verb, String path, io.javalin.http.Handler handler) {
        switch (verb) {
            case GET -> routes.get(path, handler);
            case POST -> routes.post(path, handler);
        }
    }

    /** A certificate is on record before its answer goes out, so that the link on the sheet is good when it is printed. */
    private Answer<Done> answered(Desks.Desk desk, DeskCalls.Answered answer) {
        DeskCalls.Issued issued = answer.issued();
        if (issued != null && !Verification.wellFormed(issued)) {
            return Answer.refused(
                    400,
                    "BAD_TOKEN",
                    "$.issued.token: has not 22 characters of base64url",
                    "Draw 16 random bytes for each certificate.");
        }
        if (issued != null && line.awaited(desk.id(), answer.id())) {
            store.change(tx -> verification.keep(tx, desk.id(), issued));
        }
        return switch (line.answer(desk.id(), answer)) {
            case FORWARDED, LATE -> Answer.ok(new Done());
        };
    }

    private static String key(Context context) {
        Object shown = context.req().getAttribute(CERTIFICATE);
        if (shown instanceof X509Certificate[] chain && chain.length > 0) {
            return Base64Url.encode(PinnedTls.peerKeyHash(chain[0]));
        }
        throw new IllegalStateException("The TLS layer let a caller in without a key");
    }

    private static <T> T body(Context context, Class<T> type) throws BadMessage {
        return Json.read(context.bodyAsBytes(), type);
    }

    private static int number(Context context, String name, int otherwise) throws BadMessage {
        String text = context.queryParam(name);
        if (text == null) {
            return otherwise;
        }
        if (!text.matches("[0-9]{1,9}")) {
            throw new BadMessage("?" + name, "is no whole number from 0");
        }
        return Integer.parseInt(text);
    }

    private static Optional<String> journal(Context context) throws BadMessage {
        String text = context.queryParam("journal");
        if (text != null && !JOURNAL.matcher(text).matches()) {
            throw new BadMessage("?journal", "is no UUID in small letters");
        }
        return Optional.ofNullable(text);
    }

    /** The highest place of a case that a desk has; empty when it does not ask for cases. */
    private static OptionalLong place(Context context) throws BadMessage {
        String text = context.queryParam("cases");
        if (text == null) {
            return OptionalLong.empty();
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw new BadMessage("?cases", "is no whole number from 0");
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    private static Answer<Done> missing() {
        return Answer.refused(
                404, "NO_SUCH_FILE", "The catalog has no such file.", "Begin anew with the catalog's timestamp.");
    }

    private static Answer<Done> notFor(String others) {
        return Answer.refused(403, "WRONG_CALLER", "This call is for " + others + ".", "Call what is for you.");
    }

    private static Answer<Done> notEnrolled() {
        return Answer.refused(
                401, "NOT_ENROLLED", "Central does not know this machine's key.", "Enrol it by a work order's code.");
    }
}
