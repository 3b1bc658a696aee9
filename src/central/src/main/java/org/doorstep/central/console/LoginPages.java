// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.doorstep.central.store.Accounts;

/** Coming in and going out, and the guard before every other page of the console. */
final class LoginPages {
    static final String COOKIE = "doorstep";

    private static final String LOGIN = "/console/login";
    private static final String SECOND = "/console/second";

    private final Web web;
    private final Logins logins;

    LoginPages(Web web, Logins logins) {
        this.web = web;
        this.logins = logins;
    }

    void routes(RoutesConfig routes) {
        routes.before("/demo/*", this::welcome);
        routes.before("/console", this::guard);
        routes.before("/console/*", this::guard);
        routes.beforeMatched("/console/*", this::entitle);
        routes.get("/console", context -> context.redirect(Web.HOME, HttpStatus.SEE_OTHER));
        routes.get("/", context -> context.redirect(Web.HOME, HttpStatus.SEE_OTHER));
        routes.get(LOGIN, context -> show(context, ""));
        routes.post(LOGIN, this::login, Right.EVERYBODY);
        routes.get(SECOND, context -> showSecond(context, ""));
        routes.post(SECOND, this::second, Right.EVERYBODY);
        routes.get("/console/account", this::account);
        routes.post("/console/logout", this::logout, Right.EVERYBODY);
    }

    /** Pages for everybody show the menu to whoever is logged in. */
    private void welcome(Context context) {
        logins.session(context.cookie(COOKIE))
                .filter(open -> open.session().stage() == Accounts.Stage.COMPLETE)
                .ifPresent(open -> web.viewer(context, viewer(open)));
    }

    private static Page.Viewer viewer(Logins.Open open) {
        Accounts.Account account = open.account();
        return new Page.Viewer(
                account.name(),
                account.display(),
                account.role(),
                open.session().csrf());
    }

    /** Lets nobody on who is not wholly logged in, and no change that did not come from our pages. */
    private void guard(Context context) {
        boolean change = !context.method().equals(HandlerType.GET);
        if (change && foreign(context)) {
            deny(context, web.words(context).text("denied.foreign"));
            return;
        }
        if (context.path().equals(LOGIN)) {
            return;
        }
        Optional<Logins.Open> open = logins.session(context.cookie(COOKIE));
        if (open.isEmpty()) {
            toLogin(context);
            return;
        }
        Accounts.Session session = open.get().session();
        Page.Viewer viewer = viewer(open.get());
        context.attribute("open", open.get());
        if (change && !session.csrf().equals(context.formParam("csrf"))) {
            deny(context, web.words(context).text("denied.foreign"));
            return;
        }
        boolean halfWay = session.stage() != Accounts.Stage.COMPLETE;
        boolean entering = context.path().equals(SECOND) || context.path().equals("/console/logout");
        if (halfWay && !entering) {
            context.redirect(SECOND, HttpStatus.SEE_OTHER);
            context.skipRemainingHandlers();
            return;
        }
        web.viewer(context, viewer);
    }

    /** A change needs the right that its route names; one whose route names none is nobody's. */
    private void entitle(Context context) {
        Accounts.Role role = web.seen(context).map(Page.Viewer::role).orElse(Accounts.Role.AUDITOR);
        boolean may = context.routeRoles().stream().anyMatch(needed -> needed instanceof Right right && right.of(role));
        if (!may && !context.method().equals(HandlerType.GET)) {
            Page page = web.page(context, "");
            deny(context, page.t("denied.role", page.t("role." + role)));
        }
    }

    /** Browsers say where a request comes from (Fetch Metadata); what says nothing has our cookie only by SameSite=Strict. */
    private static boolean foreign(Context context) {
        String site = context.header("Sec-Fetch-Site");
        return site != null && !site.equals("same-origin");
    }

    private void toLogin(Context context) {
        if (context.header("HX-Request") != null) {
            context.header("HX-Redirect", LOGIN).status(HttpStatus.UNAUTHORIZED);
        } else {
            context.redirect(LOGIN, HttpStatus.SEE_OTHER);
        }
        context.skipRemainingHandlers();
    }

    private void deny(Context context, String text) {
        context.status(HttpStatus.FORBIDDEN);
        web.render(context, "trouble.jte", web.page(context, ""), Map.of("text", text));
        context.skipRemainingHandlers();
    }

    private void show(Context context, String trouble) {
        web.render(context, "login.jte", Web.refused(web.page(context, ""), trouble), Map.of());
    }

    private void login(Context context) throws InterruptedException {
        String name = Web.form(context, "name");
        String typed = context.formParam("password");
        char[] password = typed == null ? new char[0] : typed.toCharArray();
        Logins.Result result = logins.login(name, password);
        Arrays.fill(password, '\0');
        enter(context, result, "login.wrong", trouble -> show(context, trouble));
    }

    private void showSecond(Context context, String trouble) {
        Logins.Open open = open(context);
        boolean halfWay = open.session().stage() != Accounts.Stage.COMPLETE;
        boolean setUp = open.account().totpConfirmed() == 0;
        byte[] secret = logins.secret(open.account());
        String address = Totp.address(secret, "Doorstep", open.account().name());
        Page page = Web.refused(web.page(context, halfWay ? Page.ENTERING : "account"), trouble);
        web.render(
                context,
                "second.jte",
                page,
                Map.of(
                        "setUp", setUp,
                        "secret", setUp ? Totp.text(secret) : "",
                        "qr", setUp ? QrSvg.of(address, page.t("second.qr")) : ""));
    }

    private void second(Context context) {
        Logins.Result result = logins.second(open(context), Web.form(context, "code"));
        enter(context, result, "second.wrong", trouble -> showSecond(context, trouble));
    }

    private void enter(Context context, Logins.Result result, String wrong, java.util.function.Consumer<String> again) {
        switch (result) {
            case Logins.Result.In(String token, Accounts.Stage stage) -> {
                context.cookie(web.cookie(COOKIE, token));
                context.redirect(stage == Accounts.Stage.COMPLETE ? Web.HOME : SECOND, HttpStatus.SEE_OTHER);
            }
            case Logins.Result.Wrong() -> {
                context.status(HttpStatus.UNPROCESSABLE_CONTENT);
                again.accept(web.words(context).text(wrong));
            }
            case Logins.Result.Locked(java.time.Instant until) -> {
                context.status(HttpStatus.TOO_MANY_REQUESTS);
                again.accept(web.words(context)
                        .text("login.locked", web.page(context, "").due(until)));
            }
        }
    }

    private void account(Context context) {
        Logins.Open open = open(context);
        web.render(
                context,
                "account.jte",
                web.page(context, "account"),
                Map.of("secondFactor", open.account().totpConfirmed() == 1));
    }

    private void logout(Context context) {
        logins.logout(open(context).session());
        context.removeCookie(COOKIE, "/");
        context.redirect(LOGIN, HttpStatus.SEE_OTHER);
    }

    private static Logins.Open open(Context context) {
        Logins.Open open = context.attribute("open");
        if (open == null) {
            throw new IllegalStateException("No session on a page behind the guard");
        }
        return open;
    }
}
