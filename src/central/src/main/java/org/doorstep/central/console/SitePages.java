// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Locale;
import java.util.Map;
import org.doorstep.central.fleet.Orders;
import org.doorstep.central.fleet.SiteBook;
import org.doorstep.central.identity.Roster;
import org.doorstep.central.store.Sites;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.WorkOrders;

/** Sites with their rosters, and work orders. */
final class SitePages {
    private static final int ORDERS = 100;

    private final Web web;
    private final Store store;
    private final SiteBook sites;
    private final Roster roster;
    private final Orders orders;

    SitePages(Web web, Store store, SiteBook sites, Roster roster, Orders orders) {
        this.web = web;
        this.store = store;
        this.sites = sites;
        this.roster = roster;
        this.orders = orders;
    }

    void routes(RoutesConfig routes) {
        routes.get("/console/sites", context -> sites(context, ""));
        routes.post("/console/sites", this::save, Right.FLEET);
        routes.get("/console/sites/{id}", context -> site(context, ""));
        routes.post("/console/sites/{id}/attendants", this::addAttendant, Right.FLEET);
        routes.post("/console/sites/{id}/attendants/{person}/remove", this::removeAttendant, Right.FLEET);
        routes.get("/console/work-orders", context -> orders(context, ""));
        routes.get("/console/work-orders/live", this::ordersLive);
        routes.post("/console/work-orders/terminal", context -> issue(context, WorkOrders.Kind.TERMINAL), Right.FLEET);
        routes.post("/console/work-orders/desk", context -> issue(context, WorkOrders.Kind.DESK), Right.FLEET);
        routes.post("/console/work-orders/{id}/cancel", this::cancel, Right.FLEET);
    }

    private void sites(Context context, String trouble) {
        Page page = web.page(context, "sites");
        web.render(
                context,
                "sites.jte",
                trouble.isEmpty() ? page : Web.refused(page, trouble),
                Map.of(
                        "sites", store.read(tx -> tx.sites().all()),
                        "people", store.read(tx -> tx.accounts().all())));
    }

    private void save(Context context) {
        String id = Web.form(context, "id").toLowerCase(Locale.ROOT);
        try {
            sites.save(
                    id,
                    Web.form(context, "name"),
                    Web.form(context, "phone"),
                    Web.form(context, "hours"),
                    Web.form(context, "keeper"),
                    web.viewer(context).name());
        } catch (IllegalArgumentException refused) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            sites(context, web.words(context).text("sites.refused"));
            return;
        }
        context.redirect("/console/sites/" + id + "?done=saved", HttpStatus.SEE_OTHER);
    }

    private void site(Context context, String trouble) {
        Page page = web.page(context, "sites");
        String id = context.pathParam("id");
        Sites.Site site = store.read(tx -> tx.sites().find(id)).orElseThrow(NotFoundResponse::new);
        web.render(
                context,
                "site.jte",
                trouble.isEmpty() ? page : Web.refused(page, trouble),
                Map.of(
                        "site", site,
                        "roster", store.read(tx -> tx.sites().roster(id)),
                        "people", store.read(tx -> tx.accounts().all())));
    }

    private void addAttendant(Context context) {
        String site = context.pathParam("id");
        String typed = context.formParam("idNumber");
        char[] idNumber = typed == null
                ? new char[0]
                : typed.strip().toUpperCase(Locale.ROOT).toCharArray();
        try {
            roster.add(
                    site,
                    Web.form(context, "name"),
                    idNumber,
                    web.viewer(context).name());
        } catch (IllegalArgumentException refused) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            site(context, web.words(context).text("attendant.refused"));
            return;
        }
        context.redirect("/console/sites/" + site + "?done=added", HttpStatus.SEE_OTHER);
    }

    private void removeAttendant(Context context) {
        String site = context.pathParam("id");
        roster.remove(site, context.pathParam("person"), web.viewer(context).name());
        context.redirect("/console/sites/" + site + "?done=removed", HttpStatus.SEE_OTHER);
    }

    private void orders(Context context, String trouble) {
        Page page = web.page(context, "orders");
        web.render(
                context,
                "orders.jte",
                trouble.isEmpty() ? page : Web.refused(page, trouble),
                Map.of(
                        "orders", store.read(tx -> tx.workOrders().newest(ORDERS)),
                        "sites", store.read(tx -> tx.sites().all())));
    }

    private void ordersLive(Context context) {
        web.render(
                context,
                "ordersLive.jte",
                web.page(context, "orders"),
                Map.of("orders", store.read(tx -> tx.workOrders().newest(ORDERS))));
    }

    private void issue(Context context, WorkOrders.Kind kind) {
        String subject = Web.form(context, "subject");
        String name = Web.form(context, "name");
        String by = web.viewer(context).name();
        Orders.Issued issued;
        try {
            issued = switch (kind) {
                case TERMINAL -> orders.terminal(Web.form(context, "site"), subject, name, by);
                case DESK -> orders.desk(subject, name, by);
            };
        } catch (IllegalArgumentException refused) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            orders(context, web.words(context).text("orders.refused." + kind));
            return;
        }
        web.render(
                context,
                "orderCode.jte",
                web.page(context, "orders"),
                Map.of(
                        "kind",
                        kind,
                        "subject",
                        subject,
                        "name",
                        name,
                        "code",
                        issued.code().text()));
    }

    private void cancel(Context context) {
        boolean done =
                orders.cancel(context.pathParam("id"), web.viewer(context).name());
        context.redirect("/console/work-orders" + (done ? "?done=cancelled" : ""), HttpStatus.SEE_OTHER);
    }
}
