// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.machine;

import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import java.io.IOException;
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
import org.doorstep.central.verify.Verification;
import org.doorstep.contract.Cases;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Identity;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.Query;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Done;
import org.doorstep.wire.Json;

/** The calls of terminals ({@code /t/…}) and desks ({@code /d/…}). */
public final class MachineApi {
    /** What a caller that nobody knows yet may send. */
    private static final int MOST_ENROLMENT_BYTES = 64 << 10;

    private static final Pattern JOURNAL =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

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
        Guard guard = new Guard(store, presence);
        routes.post(
                "/t/enrol",
                context -> MachineListener.respond(
                        context, reachable(enrolments.terminal(Guard.key(context), enrolment(context)))));
        routes.post(
                "/d/enrol",
                context -> MachineListener.respond(
                        context, reachable(enrolments.desk(Guard.key(context), enrolment(context)))));

        routes.get(
                "/t/wait",
                guard.terminal((context, terminal) -> waits.hold(
                        terminal.id(), number(context, "release", 0), Duration.ofSeconds(number(context, "hold", 0)))));
        routes.post(
                "/t/batch",
                guard.terminal((context, terminal) ->
                        intake.accept(terminal, journal(context).orElse(""), body(context, Lanes.Batch.class))));
        routes.get(
                "/t/floor",
                guard.terminal((context, terminal) -> Answer.ok(floors.of(
                        terminal, journal(context).orElseThrow(() -> new BadMessage("?journal", "is missing"))))));
        routes.post(
                "/t/identity/start",
                guard.terminal(
                        (context, terminal) -> phoneChecks.start(terminal.id(), body(context, Identity.Start.class))));
        routes.post(
                "/t/identity/confirm",
                guard.terminal((context, terminal) ->
                        Answer.ok(phoneChecks.confirm(terminal.id(), body(context, Identity.Confirm.class)))));
        routes.post(
                "/t/identity/attendant",
                guard.terminal((context, terminal) -> Answer.ok(
                        roster.attend(terminal.id(), terminal.site(), body(context, Identity.Attend.class)))));
        routes.post(
                "/t/query",
                guard.terminal((context, terminal) -> questions.ask(terminal.id(), body(context, Query.Ask.class))));
        routes.post(
                "/t/slip",
                guard.terminal((context, terminal) -> Answer.ok(slips.state(body(context, Cases.SlipQuestion.class)))));
        routes.get(
                "/t/meta/{file}",
                guard.terminalFile(
                        "application/json",
                        (context, terminal) -> shelf.meta(
                                context.pathParam("file"),
                                store.read(tx -> tx.releases().assigned(terminal.id())))));
        routes.get(
                "/t/blobs/{sha256}",
                guard.terminalFile(
                        "application/octet-stream", (context, terminal) -> shelf.blob(context.pathParam("sha256"))));

        routes.get(
                "/d/wait",
                guard.desk((context, desk) ->
                        deskWaits.hold(desk.id(), place(context), Duration.ofSeconds(number(context, "hold", 0)))));
        routes.post(
                "/d/cases",
                guard.desk((context, desk) -> decisions.take(desk.id(), body(context, Cases.Decisions.class))));
        routes.post(
                "/d/answer", guard.desk((context, desk) -> answered(desk, body(context, DeskCalls.Answered.class))));
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

    private static <T> T body(Context context, Class<T> type) throws BadMessage {
        return Json.read(context.bodyAsBytes(), type);
    }

    /** Read to its bound and no further, whatever length the caller names or leaves out. */
    private static Enrolment.Request enrolment(Context context) throws BadMessage, IOException {
        byte[] bytes = context.bodyInputStream().readNBytes(MOST_ENROLMENT_BYTES + 1);
        if (bytes.length > MOST_ENROLMENT_BYTES) {
            throw new ContentTooLargeResponse();
        }
        return Json.read(bytes, Enrolment.Request.class);
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
}
