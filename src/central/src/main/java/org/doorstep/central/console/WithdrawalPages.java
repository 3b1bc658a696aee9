// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import org.doorstep.central.catalog.Publishing;
import org.doorstep.central.catalog.ReleaseRefused;
import org.doorstep.central.store.Releases;
import org.doorstep.central.store.Store;

/** Takes one item off all terminals at once, and offers it again. */
final class WithdrawalPages {
    private static final String RELEASES = "/console/releases";

    private final Web web;
    private final Store store;
    private final Publishing publishing;
    private final ReleaseView view;

    WithdrawalPages(Web web, Store store, Publishing publishing, ReleaseView view) {
        this.web = web;
        this.store = store;
        this.publishing = publishing;
        this.view = view;
    }

    void routes(RoutesConfig routes) {
        routes.get("/console/items/{id}/withdraw", context -> askWithdraw(context, ""));
        routes.post("/console/items/{id}/withdraw", this::withdraw, Right.PUBLISH);
        routes.get("/console/items/{id}/restore", context -> askRestore(context, ""));
        routes.post("/console/items/{id}/restore", this::restore, Right.PUBLISH);
    }

    private void askWithdraw(Context context, String trouble) {
        Page page = web.page(context, "releases");
        String id = context.pathParam("id");
        String title = title(id, page);
        ask(
                context,
                trouble,
                confirmation(
                        context,
                        page.t("withdraw", title),
                        "/console/items/" + id + "/withdraw",
                        List.of(
                                page.t("withdraw.happens", title),
                                page.t("withdraw.session"),
                                page.t("withdraw.stays")),
                        page.t("withdraw.submit"),
                        true));
    }

    private void withdraw(Context context) {
        try {
            publishing.withdraw(context.pathParam("id"), web.order(context));
        } catch (ReleaseRefused refused) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            askWithdraw(context, web.words(context).text("refused." + refused.why()));
            return;
        }
        context.redirect(RELEASES + "?done=withdrawn", HttpStatus.SEE_OTHER);
    }

    private void askRestore(Context context, String trouble) {
        Page page = web.page(context, "releases");
        String id = context.pathParam("id");
        Releases.Withdrawn withdrawn = store.read(tx -> tx.releases().withdrawn()).stream()
                .filter(one -> one.item().equals(id))
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
        String title = title(id, page);
        ask(
                context,
                trouble,
                confirmation(
                        context,
                        page.t("restore", title),
                        "/console/items/" + id + "/restore",
                        List.of(
                                page.t("restore.happens", title),
                                page.t(
                                        "restore.why",
                                        page.time(withdrawn.withdrawn()),
                                        page.person(withdrawn.withdrawnBy()),
                                        withdrawn.reason())),
                        page.t("restore.submit"),
                        false));
    }

    private void restore(Context context) {
        try {
            publishing.restore(context.pathParam("id"), web.order(context));
        } catch (ReleaseRefused refused) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            askRestore(context, web.words(context).text("refused." + refused.why()));
            return;
        }
        context.redirect(RELEASES + "?done=restored", HttpStatus.SEE_OTHER);
    }

    /** The item's title; its id when it is withdrawn and no release offers it any more. */
    private String title(String id, Page page) {
        return view.items(page.words()).stream()
                .filter(item -> item.id().equals(id))
                .map(ReleaseView.Line::title)
                .findFirst()
                .orElseThrow(NotFoundResponse::new);
    }

    private static Confirmation confirmation(
            Context context, String title, String action, List<String> happens, String submit, boolean danger) {
        return new Confirmation(
                title,
                RELEASES,
                action,
                Map.of(),
                happens,
                List.of(),
                List.of(),
                List.of(),
                "",
                Web.form(context, "reason"),
                submit,
                danger);
    }

    private void ask(Context context, String trouble, Confirmation confirmation) {
        Page page = web.page(context, "releases");
        web.render(
                context,
                "confirm.jte",
                trouble.isEmpty() ? page : Web.refused(page, trouble),
                Map.of("confirmation", confirmation));
    }
}
