// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import io.javalin.Javalin;
import io.javalin.config.MultipartConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.config.SizeUnit;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.doorstep.central.cases.CaseItems;
import org.doorstep.central.cases.SlipStates;
import org.doorstep.central.catalog.Publishing;
import org.doorstep.central.fleet.AlarmBook;
import org.doorstep.central.fleet.Enrolments;
import org.doorstep.central.fleet.Orders;
import org.doorstep.central.fleet.Presence;
import org.doorstep.central.fleet.SilenceWatch;
import org.doorstep.central.fleet.SiteBook;
import org.doorstep.central.identity.DemoGateway;
import org.doorstep.central.identity.Roster;
import org.doorstep.central.machine.Faults;
import org.doorstep.central.store.Store;
import org.doorstep.central.verify.Verification;
import org.doorstep.device.faults.FaultBook;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;

/** The people's port: plain HTTP, by default on loopback, behind a reverse proxy that speaks HTTPS. */
public final class ConsoleListener implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ConsoleListener.class.getName());
    private static final long MAX_FORM_BYTES = 64 << 10;
    private static final int MAX_UPLOAD_MEGABYTES = 8;

    /** No script or style in the page, nothing from elsewhere, no frame around it. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
            + "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Javalin server;

    private ConsoleListener(Javalin server) {
        this.server = server;
    }

    /** What the pages lead to. */
    public record Parts(
            Store store,
            InstantSource clock,
            Logins logins,
            Presence presence,
            SilenceWatch silence,
            AlarmBook alarms,
            Enrolments enrolments,
            Orders orders,
            SiteBook sites,
            Roster roster,
            Publishing publishing,
            Verification verification,
            CaseItems items,
            SlipStates slips,
            Optional<DemoGateway> demo) {}

    /** Starts listening; port 0 takes a free one. */
    public static ConsoleListener start(String host, int port, Optional<URI> publicUrl, ZoneId zone, Parts parts)
            throws IOException {
        boolean https = publicUrl.map(URI::getScheme).filter("https"::equals).isPresent();
        Web web = new Web(parts.store, parts.clock, zone, new Web.Setting(parts.demo.isPresent(), https));
        FaultWords faults = new FaultWords(FaultBook.load(ConsoleListener.class.getClassLoader()));
        FleetView fleet = new FleetView(parts.store, parts.presence, parts.silence, faults);
        Assets assets = Assets.load();
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.concurrency.useVirtualThreads = true;
            config.http.maxRequestSize = MAX_FORM_BYTES;
            config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
            config.jetty.addConnector((jetty, http) -> {
                ServerConnector connector = new ServerConnector(jetty, new HttpConnectionFactory(http));
                connector.setHost(host);
                connector.setPort(port);
                return connector;
            });
            config.routes.before(context -> headers(context, web));
            faults(config.routes, web);
            assets.routes(config.routes);
            new LoginPages(web, parts.logins).routes(config.routes);
            ReleaseView releases = new ReleaseView(parts.store, parts.publishing, parts.clock, zone);
            AlarmView alarms = new AlarmView(parts.store, faults, releases::title);
            new FleetPages(web, parts.store, fleet, alarms, parts.enrolments, parts.alarms).routes(config.routes);
            new SitePages(web, parts.store, parts.sites, parts.roster, parts.orders).routes(config.routes);
            uploads(config.jetty.multipartConfig);
            new DraftPages(web, parts.store, parts.publishing, releases).routes(config.routes);
            new ReleasePages(web, parts.store, parts.publishing, fleet, releases).routes(config.routes);
            new WithdrawalPages(web, parts.store, parts.publishing, releases).routes(config.routes);
            new CasePages(web, new CaseView(parts.store, parts.items)).routes(config.routes);
            new PublicPages(web, parts.verification, parts.slips, parts.demo).routes(config.routes);
        });
        try {
            return new ConsoleListener(server.start());
        } catch (JavalinBindException taken) {
            throw new IOException(
                    "Port " + port + " of " + host
                            + " for people cannot be had: another program has it, or it needs more rights."
                            + " End that program or choose another port.",
                    taken);
        }
    }

    public int port() {
        return server.port();
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Files of the catalog are small: nothing is spilled to a disk. */
    private static void uploads(MultipartConfig multipart) {
        multipart.maxFileSize(MAX_UPLOAD_MEGABYTES, SizeUnit.MB);
        multipart.maxTotalRequestSize(MAX_UPLOAD_MEGABYTES, SizeUnit.MB);
        multipart.maxInMemoryFileSize(MAX_UPLOAD_MEGABYTES, SizeUnit.MB);
    }

    private static void headers(Context context, Web web) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .header("Cache-Control", "no-store");
        web.keepLanguage(context);
    }

    private static void faults(RoutesConfig routes, Web web) {
        routes.exception(HttpResponseException.class, (refused, context) -> {
            context.status(refused.getStatus());
            trouble(context, web, web.words(context).text(refused.getStatus() == 404 ? "trouble.404" : "trouble.400"));
        });
        // What Jetty says of an upload that it does not take in.
        routes.exception(ServletException.class, (refused, context) -> {
            boolean large = context.contentLength() > (long) MAX_UPLOAD_MEGABYTES << 20;
            context.status(large ? 413 : 400);
            trouble(context, web, web.words(context).text(large ? "upload.toolarge" : "trouble.400"));
        });
        routes.exception(Exception.class, (fault, context) -> {
            String incident = UUID.randomUUID().toString().substring(0, 8);
            LOG.log(Level.ERROR, () -> "Incident " + incident + ": " + Faults.place(fault));
            context.status(500);
            trouble(context, web, web.words(context).text("trouble.500", incident));
        });
    }

    private static void trouble(Context context, Web web, String text) {
        web.render(context, "trouble.jte", web.page(context, ""), Map.of("text", text));
    }
}
