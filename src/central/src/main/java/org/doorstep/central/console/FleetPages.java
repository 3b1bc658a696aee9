// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import org.doorstep.central.cases.SlipStates;
import org.doorstep.central.fleet.AlarmBook;
import org.doorstep.central.fleet.Enrolments;
import org.doorstep.central.store.Store;

/** Terminals, desks and their alarms. */
final class FleetPages {
    private final Web web;
    private final Store store;
    private final FleetView fleet;
    private final AlarmView alarms;
    private final Enrolments enrolments;
    private final AlarmBook book;

    FleetPages(Web web, Store store, FleetView fleet, AlarmView alarms, Enrolments enrolments, AlarmBook book) {
        this.web = web;
        this.store = store;
        this.fleet = fleet;
        this.alarms = alarms;
        this.enrolments = enrolments;
        this.book = book;
    }

    void routes(RoutesConfig routes) {
        routes.get("/console/terminals", context -> terminals(context, "terminals.jte"));
        routes.get("/console/terminals/live", context -> terminals(context, "terminalsLive.jte"));
        routes.get("/console/terminals/{id}", context -> terminal(context, "terminal.jte", ""));
        routes.get("/console/terminals/{id}/live", context -> terminal(context, "terminalLive.jte", ""));
        routes.post("/console/terminals/{id}/revoke", this::revoke, Right.FLEET);
        routes.get("/console/desks/{id}", context -> desk(context, ""));
        routes.post("/console/desks/{id}/revoke", this::revokeDesk, Right.FLEET);
        routes.get("/console/alarms", context -> alarms(context, "alarms.jte"));
        routes.get("/console/alarms/live", context -> alarms(context, "alarmsLive.jte"));
        routes.get("/console/alarms/past", this::past);
        routes.get("/console/alarms/{id}", this::alarm);
        routes.post("/console/alarms/{id}/assign", this::assign, Right.FLEET);
        routes.post("/console/alarms/{id}/acknowledge", this::acknowledge, Right.FLEET);
    }

    private void terminals(Context context, String template) {
        Page page = web.page(context, "terminals");
        web.render(context, template, page, Map.of("fleet", fleet.fleet(page.words())));
    }

    private void terminal(Context context, String template, String trouble) {
        Page page = web.page(context, "terminals");
        String id = context.pathParam("id");
        FleetView.TerminalLine line = fleet.terminal(id, page.words()).orElseThrow(NotFoundResponse::new);
        web.render(
                context,
                template,
                trouble.isEmpty() ? page : Web.refused(page, trouble),
                Map.of(
                        "line", line,
                        "release", line.assigned(),
                        "alarms", alarms.openOf(id, page.words()),
                        "missing", store.read(tx -> SlipStates.missing(tx, id)),
                        "held", store.read(tx -> tx.slips().held(id))));
    }

    private void revoke(Context context) {
        String id = context.pathParam("id");
        if (!Web.form(context, "number").equals(id)) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            terminal(context, "terminal.jte", web.words(context).text("revoke.mistyped"));
            return;
        }
        enrolments.revokeTerminal(id, web.viewer(context).name());
        context.redirect("/console/terminals/" + id + "?done=revoked", HttpStatus.SEE_OTHER);
    }

    private void desk(Context context, String trouble) {
        Page page = web.page(context, "terminals");
        FleetView.DeskLine line = fleet.desk(context.pathParam("id")).orElseThrow(NotFoundResponse::new);
        web.render(context, "desk.jte", trouble.isEmpty() ? page : Web.refused(page, trouble), Map.of("line", line));
    }

    private void revokeDesk(Context context) {
        String id = context.pathParam("id");
        if (!Web.form(context, "code").equals(id)) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            desk(context, web.words(context).text("revoke.mistyped"));
            return;
        }
        enrolments.revokeDesk(id, web.viewer(context).name());
        context.redirect("/console/desks/" + id + "?done=revoked", HttpStatus.SEE_OTHER);
    }

    private void alarms(Context context, String template) {
        Page page = web.page(context, "alarms");
        web.render(context, template, page, Map.of("alarms", alarms.open(page.words())));
    }

    private void past(Context context) {
        Page page = web.page(context, "alarms");
        web.render(context, "alarmsPast.jte", page, Map.of("alarms", alarms.past(page.words())));
    }

    private void alarm(Context context) {
        Page page = web.page(context, "alarms");
        AlarmView.Line line = alarms.find(context.pathParam("id"), page.words()).orElseThrow(NotFoundResponse::new);
        web.render(
                context,
                "alarm.jte",
                page,
                Map.of("line", line, "people", store.read(tx -> tx.accounts().all())));
    }

    private void assign(Context context) {
        String id = context.pathParam("id");
        String owner = Web.form(context, "owner");
        String by = web.viewer(context).name();
        boolean done = store.write(tx -> tx.accounts().find(owner).isPresent() && book.assign(tx, id, owner, by));
        context.redirect("/console/alarms/" + id + (done ? "?done=assigned" : ""), HttpStatus.SEE_OTHER);
    }

    private void acknowledge(Context context) {
        String id = context.pathParam("id");
        String note = Web.form(context, "note");
        String by = web.viewer(context).name();
        String kept = note.length() > 500 ? note.substring(0, 500) : note;
        store.change(tx -> book.acknowledge(tx, id, by, kept));
        context.redirect("/console/alarms?done=acknowledged", HttpStatus.SEE_OTHER);
    }
}
