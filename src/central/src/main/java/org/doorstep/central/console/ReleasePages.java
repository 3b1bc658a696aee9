// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import org.doorstep.central.catalog.Publishing;
import org.doorstep.central.store.Store;

/** What was published, and what is withdrawn. */
final class ReleasePages {
    private final Web web;
    private final Store store;
    private final Publishing publishing;
    private final FleetView fleet;

    ReleasePages(Web web, Store store, Publishing publishing, FleetView fleet) {
        this.web = web;
        this.store = store;
        this.publishing = publishing;
        this.fleet = fleet;
    }

    void routes(RoutesConfig routes) {
        routes.get("/console/releases", context -> releases(context, ""));
        routes.post("/console/releases/withdraw", this::withdraw);
        routes.post("/console/releases/restore", this::restore);
    }

    private void releases(Context context, String trouble) {
        Page page = web.page(context, "releases");
        web.render(
                context,
                "releases.jte",
                trouble.isEmpty() ? page : Web.refused(page, trouble),
                Map.of(
                        "releases", store.read(tx -> tx.releases().all()),
                        "withdrawn", store.read(tx -> tx.releases().withdrawn()),
                        "fleet", fleet.fleet(page.words())));
    }

    private void withdraw(Context context) {
        String reason = Web.form(context, "reason");
        try {
            if (reason.isEmpty()) {
                throw new IllegalArgumentException("A withdrawal needs a reason.");
            }
            publishing.withdraw(
                    Web.form(context, "item"), reason, web.viewer(context).name());
        } catch (IllegalArgumentException refused) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            releases(context, web.words(context).text("withdraw.refused"));
            return;
        }
        context.redirect("/console/releases?done=withdrawn", HttpStatus.SEE_OTHER);
    }

    private void restore(Context context) {
        boolean done = publishing.restore(
                Web.form(context, "item"), web.viewer(context).name());
        context.redirect("/console/releases" + (done ? "?done=restored" : ""), HttpStatus.SEE_OTHER);
    }
}
