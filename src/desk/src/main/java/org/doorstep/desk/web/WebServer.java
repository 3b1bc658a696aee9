// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.doorstep.catalog.Language;
import org.doorstep.desk.cases.CaseDesk;
import org.doorstep.desk.department.WatchedDepartment;
import org.doorstep.desk.enrolment.Registration;
import org.doorstep.desk.store.Accounts;
import org.doorstep.desk.store.DeskStore;
import org.doorstep.desk.uplink.LineState;
import org.doorstep.wire.KeyFile;

/** The pages for officials, on plain HTTP at 127.0.0.1. */
public final class WebServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(WebServer.class.getName());
    private static final String HOST = "127.0.0.1";
    private static final long MAX_REQUEST_BYTES = 64 << 10;
    private static final Set<String> PAGES = Set.of("/today", "/certificates", "/connections", "/keys", "/login");

    private final Javalin server;
    private final Guard guard;
    private final Pages pages;
    private final Shell shell;
    private final CaseRoutes cases;
    private final Accounts accounts;
    private final InstantSource clock;
    private final Assets assets = new Assets();

    private WebServer(Pages.Office office, int port) {
        this.accounts = office.store().accounts();
        this.clock = office.clock();
        this.guard = new Guard(accounts, clock);
        this.pages = new Pages(office);
        this.shell = new Shell(guard, pages);
        this.cases = new CaseRoutes(office.cases(), shell, new CasePages(office));
        this.server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.concurrency.useVirtualThreads = true;
            config.http.maxRequestSize = MAX_REQUEST_BYTES;
            config.jetty.host = HOST;
            config.jetty.port = port;
            routes(config.routes);
        });
    }

    /**
     * Starts the pages.
     *
     * @param line how the line to central is
     * @param port 0 takes a free one
     */
    public static WebServer start(
            Registration registration,
            KeyFile keys,
            DeskStore store,
            CaseDesk cases,
            WatchedDepartment department,
            Supplier<LineState> line,
            InstantSource clock,
            ZoneId zone,
            int port) {
        WebServer web =
                new WebServer(new Pages.Office(registration, keys, store, cases, department, line, clock, zone), port);
        web.server.start();
        return web;
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    private void routes(RoutesConfig routes) {
        routes.before(this::admit);
        routes.get("/assets/{name}", this::asset);
        routes.get("/login", context -> login(context, "", ""));
        routes.post("/login", this::enter);
        routes.post("/language", this::language);
        routes.post("/leave", context -> {
            guard.end(context);
            context.redirect("/login");
        });
        routes.get("/", context -> context.redirect("/today"));
        routes.get("/today", page("today.jte", "today.title", words -> pages.today(words)));
        routes.get("/today/live", this::live);
        routes.get("/certificates", this::certificates);
        routes.get("/connections", page("connections.jte", "connections.title", words -> pages.connections(words)));
        routes.get("/keys", this::keys);
        cases.add(routes);
        routes.exception(HttpResponseException.class, (refused, context) -> problem(context, refused.getStatus()));
        routes.exception(Exception.class, (fault, context) -> {
            String incident = UUID.randomUUID().toString().substring(0, 8);
            // The text of an exception may repeat what somebody typed, so only its kind and place are logged.
            StackTraceElement[] trace = fault.getStackTrace();
            String place = trace.length == 0 ? "" : " at " + trace[0];
            LOG.log(
                    Level.ERROR,
                    () -> "Incident " + incident + ": " + fault.getClass().getName() + place);
            context.status(500);
            shell.render(
                    context, "problem.jte", Map.of("words", guard.words(context), "key", "500", "incident", incident));
        });
        routes.error(404, context -> problem(context, 404));
    }

    /** Every request passes here first. */
    private void admit(Context context) {
        Guard.headers(context);
        if (!Guard.ownHost(context, server.port())) {
            throw new HttpResponseException(421, "");
        }
        if (context.method().equals(HandlerType.POST) && !Guard.ownForm(context)) {
            throw new HttpResponseException(403, "");
        }
    }

    private void asset(Context context) {
        Assets.Asset asset =
                assets.find(context.pathParam("name")).orElseThrow(() -> new HttpResponseException(404, ""));
        context.header("Cache-Control", "no-cache").header("ETag", asset.tag());
        if (asset.tag().equals(context.header("If-None-Match"))) {
            context.status(304);
        } else {
            context.contentType(asset.type()).result(asset.bytes());
        }
    }

    private void login(Context context, String name, String problem) {
        Words words = guard.words(context);
        shell.render(
                context,
                "login.jte",
                Map.of("login", new Views.Login(words, pages.deskName(), guard.form(context), name, problem)));
    }

    private void enter(Context context) {
        Words words = guard.words(context);
        String name = Optional.ofNullable(context.formParam("name")).orElse("").strip();
        char[] password =
                Optional.ofNullable(context.formParam("password")).orElse("").toCharArray();
        Accounts.Login outcome = accounts.login(name, password, clock.instant());
        Arrays.fill(password, '\0');
        switch (outcome) {
            case Accounts.Login.In(String token) -> {
                guard.begin(context, token);
                context.redirect("/today");
            }
            case Accounts.Login.Wrong() -> {
                context.status(401);
                login(context, name, words.text("login.wrong"));
            }
            case Accounts.Login.Locked(Duration left) -> {
                context.status(429);
                login(context, name, words.text("login.locked", Math.max(1, left.toSeconds())));
            }
        }
    }

    private void language(Context context) {
        String to = context.formParam("to");
        Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(to))
                .findFirst()
                .ifPresent(language -> guard.language(context, language));
        String back = context.formParam("back");
        context.redirect(back != null && (PAGES.contains(back) || CaseRoutes.page(back)) ? back : "/today");
    }

    private Handler page(String template, String title, Shell.Content content) {
        return context -> shell.show(context, template, title, content);
    }

    /** The part of the first page that keeps itself up to date. */
    private void live(Context context) {
        if (guard.account(context, Guard.Asked.BY_TIMER).isEmpty()) {
            context.status(401).header("HX-Redirect", "/login");
            return;
        }
        shell.live(context, "live.jte", pages.today(guard.words(context)));
    }

    private void certificates(Context context) {
        String number = Optional.ofNullable(context.queryParam("number")).orElse("");
        String page = Optional.ofNullable(context.queryParam("page")).orElse("1");
        int wanted = page.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(page) : 1;
        shell.show(
                context, "certificates.jte", "certificates.title", words -> pages.certificates(words, number, wanted));
    }

    private void keys(Context context) {
        shell.show(
                context, "keys.jte", "keys.title", words -> new Views.Keys(pages.enrolment(words), pages.keys(words)));
    }

    private void problem(Context context, int status) {
        String key = Set.of(403, 404, 421).contains(status) ? Integer.toString(status) : "other";
        context.status(status);
        shell.render(context, "problem.jte", Map.of("words", guard.words(context), "key", key, "incident", ""));
    }
}
