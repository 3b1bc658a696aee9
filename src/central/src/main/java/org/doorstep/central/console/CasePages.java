// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.Optional;

/** Where cases stand, and which of them are pressing. */
final class CasePages {
    private final Web web;
    private final CaseView cases;

    CasePages(Web web, CaseView cases) {
        this.web = web;
        this.cases = cases;
    }

    void routes(RoutesConfig routes) {
        routes.get("/console/cases", context -> list(context, "cases.jte"));
        routes.get("/console/cases/live", context -> list(context, "casesLive.jte"));
        // By a form: what somebody types here, be it a resident's number by mistake, stands in no address and no
        // proxy's log.
        routes.post("/console/cases/find", this::find, Right.EVERYBODY);
        routes.get("/console/cases/{number}", this::show);
    }

    private void list(Context context, String template) {
        Page page = web.page(context, "cases");
        CaseFilter filter = CaseFilter.of(context);
        web.render(context, template, page, Map.of("filter", filter, "listing", cases.list(filter, page)));
    }

    private void find(Context context) {
        Optional<String> number = cases.meant(Web.form(context, "q"));
        if (number.isPresent()) {
            context.redirect("/console/cases/" + number.get(), HttpStatus.SEE_OTHER);
            return;
        }
        Page page = web.page(context, "cases");
        CaseFilter all = new CaseFilter("", "", "", 0);
        web.render(
                context,
                "cases.jte",
                Web.refused(page, page.t("cases.find.none")),
                Map.of("filter", all, "listing", cases.list(all, page)));
    }

    private void show(Context context) {
        Page page = web.page(context, "cases");
        CaseView.Whole whole = cases.find(context.pathParam("number"), page).orElseThrow(NotFoundResponse::new);
        web.render(context, "case.jte", page, Map.of("whole", whole));
    }
}
