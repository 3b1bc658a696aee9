// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doorstep.central.catalog.Audience;
import org.doorstep.central.catalog.CatalogFolder;
import org.doorstep.central.catalog.Drafts;
import org.doorstep.central.catalog.Examiner;
import org.doorstep.central.catalog.Publishing;
import org.doorstep.central.catalog.ReleaseRefused;
import org.doorstep.central.store.Releases;
import org.doorstep.central.store.Store;

/** What was published and who runs it; giving a release to one terminal and to all, and rolling back. */
final class ReleasePages {
    private static final String RELEASES = "/console/releases";
    private static final int EVENTS = 12;

    private final Web web;
    private final Store store;
    private final Publishing publishing;
    private final FleetView fleet;
    private final ReleaseView view;

    ReleasePages(Web web, Store store, Publishing publishing, FleetView fleet, ReleaseView view) {
        this.web = web;
        this.store = store;
        this.publishing = publishing;
        this.fleet = fleet;
        this.view = view;
    }

    void routes(RoutesConfig routes) {
        routes.get(RELEASES, this::releases);
        routes.get(RELEASES + "/draft/publish", context -> askPublish(context, ""));
        routes.post(RELEASES + "/draft/publish", this::publish, Right.PUBLISH);
        routes.get(RELEASES + "/{number}", context -> release(context, "release.jte"));
        routes.get(RELEASES + "/{number}/live", context -> release(context, "releaseLive.jte"));
        routes.get(RELEASES + "/{number}/catalog.zip", this::download);
        routes.get(RELEASES + "/{number}/all", context -> askAll(context, ""));
        routes.post(RELEASES + "/{number}/all", this::all, Right.PUBLISH);
        routes.get(RELEASES + "/{number}/roll-back", context -> askRollBack(context, ""));
        routes.post(RELEASES + "/{number}/roll-back", this::rollBack, Right.PUBLISH);
    }

    private void releases(Context context) {
        Page page = web.page(context, "releases");
        web.render(
                context,
                "releases.jte",
                page,
                Map.of(
                        "releases", store.read(tx -> tx.releases().all()),
                        "items", view.items(page.words()),
                        "view", view,
                        "events", store.read(tx -> tx.releases().events(EVENTS)),
                        "draft", publishing.drafts().now(),
                        "desks", publishing.desksDiffer(),
                        "fleet", fleet.fleet(page.words())));
    }

    private void release(Context context, String template) {
        Page page = web.page(context, "releases");
        Releases.Release release = asked(context);
        int before = store.read(tx -> tx.releases().all()).stream()
                .mapToInt(Releases.Release::number)
                .filter(number -> number < release.number())
                .max()
                .orElse(0);
        boolean whole = template.equals("release.jte");
        web.render(
                context,
                template,
                page,
                Map.of(
                        "release",
                        release,
                        "before",
                        before,
                        "events",
                        store.read(tx -> tx.releases().eventsOf(release.number())),
                        "view",
                        view,
                        "cards",
                        whole ? view.between(before, release.number(), page.words()) : List.of(),
                        "newest",
                        store.read(tx -> tx.releases().newest()),
                        "fleet",
                        fleet.fleet(page.words())));
    }

    private void download(Context context) throws IOException {
        int number = asked(context).number();
        CatalogFolder folder = new CatalogFolder(store.read(tx -> tx.sources().ofRelease(number)));
        Zips.send(context, "catalog-" + number + ".zip", folder);
    }

    private Releases.Release asked(Context context) {
        String number = context.pathParam("number");
        if (!number.matches("[0-9]{1,9}")) {
            throw new NotFoundResponse();
        }
        return store.read(tx -> tx.releases().find(Integer.parseInt(number))).orElseThrow(NotFoundResponse::new);
    }

    private void askPublish(Context context, String trouble) throws IOException {
        Page page = web.page(context, "releases");
        Drafts.Draft draft = publishing.drafts().now();
        Examiner.Examined examined = publishing.examiner().examine(draft);
        if ((draft.empty() && !publishing.desksDiffer()) || !examined.publishable()) {
            context.redirect(RELEASES + "/draft", HttpStatus.SEE_OTHER);
            return;
        }
        List<String> happens = new ArrayList<>();
        happens.add(page.t("publish.number", draft.base() + 1));
        happens.add(page.t("publish.one"));
        happens.add(page.t("publish.session"));
        happens.add(page.t("publish.forward"));
        if (publishing.desksDiffer()) {
            happens.add(page.t("publish.desks"));
        }
        List<String> cautions = new ArrayList<>();
        boolean own = draft.authors().contains(web.viewer(context).name());
        if (own) {
            cautions.add(page.t(page.demo() ? "publish.own.demo" : "refused.OWN_WORK"));
        }
        confirm(
                context,
                trouble,
                new Confirmation(
                        page.t("publish"),
                        RELEASES + "/draft",
                        own && !page.demo() ? "" : RELEASES + "/draft/publish",
                        Map.of("mark", draft.mark()),
                        happens,
                        cautions,
                        view.cards(examined.changes(), examined.lists(), page.words()),
                        candidates(page),
                        Web.form(context, "terminal"),
                        Web.form(context, "reason"),
                        page.t("publish.submit"),
                        false));
    }

    private void publish(Context context) throws IOException {
        try {
            Releases.Release release = publishing.publish(Web.form(context, "mark"), audience(context), order(context));
            context.redirect(RELEASES + "/" + release.number() + "?done=published", HttpStatus.SEE_OTHER);
        } catch (ReleaseRefused refused) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            askPublish(context, trouble(context, refused));
        }
    }

    private void askAll(Context context, String trouble) {
        Page page = web.page(context, "releases");
        Releases.Release release = asked(context);
        FleetView.Fleet all = fleet.fleet(page.words());
        if (release.number() <= all.release()) {
            context.redirect(RELEASES + "/" + release.number(), HttpStatus.SEE_OTHER);
            return;
        }
        List<FleetView.TerminalLine> trying = all.terminals().stream()
                .filter(line -> line.assigned() == release.number() && line.status() != FleetView.Status.REVOKED)
                .toList();
        List<String> cautions = new ArrayList<>();
        trying.stream()
                .filter(line -> !line.current())
                .forEach(line -> cautions.add(
                        page.t("all.notyet", line.row().name(), line.row().release())));
        if (trying.isEmpty()) {
            cautions.add(page.t("all.untried"));
        }
        confirm(
                context,
                trouble,
                new Confirmation(
                        page.t("all", release.number()),
                        RELEASES + "/" + release.number(),
                        RELEASES + "/" + release.number() + "/all",
                        Map.of(),
                        List.of(
                                page.t("all.happens", candidates(page).size(), all.release(), release.number()),
                                page.t("publish.session"),
                                page.t("publish.forward")),
                        cautions,
                        view.between(all.release(), release.number(), page.words()),
                        List.of(),
                        "",
                        Web.form(context, "reason"),
                        page.t("all.submit"),
                        false));
    }

    private void all(Context context) throws IOException {
        int number = asked(context).number();
        try {
            publishing.giveToAll(number, order(context));
            context.redirect(RELEASES + "/" + number + "?done=for-all", HttpStatus.SEE_OTHER);
        } catch (ReleaseRefused refused) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            askAll(context, trouble(context, refused));
        }
    }

    private void askRollBack(Context context, String trouble) {
        Page page = web.page(context, "releases");
        Releases.Release to = asked(context);
        int newest = store.read(tx -> tx.releases().newest());
        int current = store.read(tx -> tx.releases().current());
        confirm(
                context,
                trouble,
                new Confirmation(
                        page.t("rollback", to.number()),
                        RELEASES + "/" + to.number(),
                        RELEASES + "/" + to.number() + "/roll-back",
                        Map.of(),
                        List.of(
                                page.t("rollback.happens", newest + 1, to.number()),
                                page.t("rollback.desks"),
                                page.t("publish.session")),
                        List.of(),
                        view.between(current, to.number(), page.words()),
                        candidates(page),
                        Web.form(context, "terminal"),
                        Web.form(context, "reason"),
                        page.t("rollback.submit"),
                        true));
    }

    private void rollBack(Context context) throws IOException {
        int to = asked(context).number();
        try {
            Releases.Release release = publishing.rollBack(to, audience(context), order(context));
            context.redirect(RELEASES + "/" + release.number() + "?done=rolled-back", HttpStatus.SEE_OTHER);
        } catch (ReleaseRefused refused) {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            askRollBack(context, trouble(context, refused));
        }
    }

    /** Terminals that can be given a release, those in order first. */
    private List<FleetView.TerminalLine> candidates(Page page) {
        return fleet.fleet(page.words()).terminals().stream()
                .filter(line -> line.status() != FleetView.Status.REVOKED)
                .sorted(java.util.Comparator.comparing(FleetView.TerminalLine::status))
                .toList();
    }

    private void confirm(Context context, String trouble, Confirmation confirmation) {
        Page page = web.page(context, "releases");
        web.render(
                context,
                "confirm.jte",
                trouble.isEmpty() ? page : Web.refused(page, trouble),
                Map.of("confirmation", confirmation));
    }

    private static Audience audience(Context context) {
        return Web.form(context, "audience").equals("all")
                ? new Audience.All()
                : new Audience.One(Web.form(context, "terminal"));
    }

    private Publishing.Order order(Context context) {
        return web.order(context);
    }

    private String trouble(Context context, ReleaseRefused refused) {
        return web.words(context).text("refused." + refused.why());
    }
}
