// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.machine;

import io.javalin.Javalin;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.UUID;
import javax.net.ssl.SSLContext;
import org.doorstep.central.answer.Answer;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Json;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** The machines' port. Every refusal, also of what is no route and of our own faults, carries a {@link Lanes.Problem}. */
public final class MachineListener implements AutoCloseable {
    /** A batch of 500 sealed submissions stays below this; files have their own way. */
    private static final long MAX_REQUEST_BYTES = 16L << 20;

    /** Longer than the longest hold, so that Jetty does not cut a long poll. */
    private static final long IDLE_MILLIS = 120_000;

    private static final Logger LOG = System.getLogger(MachineListener.class.getName());

    private final Javalin server;

    private MachineListener(Javalin server) {
        this.server = server;
    }

    /** Starts listening; port 0 takes a free one. */
    public static MachineListener start(String host, int port, SSLContext tls, MachineApi api) throws IOException {
        Javalin server = Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.concurrency.useVirtualThreads = true;
            config.http.maxRequestSize = MAX_REQUEST_BYTES;
            config.jetty.addConnector((jetty, http) -> connector(jetty, http, host, port, tls));
            problems(config.routes);
            api.routes(config.routes);
        });
        try {
            return new MachineListener(server.start());
        } catch (JavalinBindException taken) {
            throw new IOException(
                    "Port " + port + " of " + host
                            + " for machines cannot be had: another program has it, or it needs more rights."
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

    /** Writes an answer, or the problem of a refusal. */
    static void respond(Context context, Answer<?> answer) {
        switch (answer) {
            case Answer.Ok<?> ok -> context.contentType("application/json").result(Json.write(ok.value()));
            case Answer.Refused<?> refused -> refuse(context, refused.status(), refused.problem());
        }
    }

    private static void refuse(Context context, int status, Lanes.Problem problem) {
        context.status(status).contentType("application/json").result(Json.write(problem));
    }

    private static ServerConnector connector(
            Server jetty, HttpConfiguration http, String host, int port, SSLContext tls) {
        SslContextFactory.Server factory = new SslContextFactory.Server();
        factory.setSslContext(tls);
        factory.setIncludeProtocols("TLSv1.3");
        factory.setNeedClientAuth(true);
        HttpConfiguration secure = new HttpConfiguration(http);
        secure.setSendServerVersion(false);
        // Callers reach central by address or by any name: the key is what they compare.
        SecureRequestCustomizer customizer = new SecureRequestCustomizer();
        customizer.setSniHostCheck(false);
        customizer.setSniRequired(false);
        secure.addCustomizer(customizer);
        ServerConnector connector = new ServerConnector(
                jetty, new SslConnectionFactory(factory, "http/1.1"), new HttpConnectionFactory(secure));
        connector.setHost(host);
        connector.setPort(port);
        connector.setIdleTimeout(IDLE_MILLIS);
        return connector;
    }

    private static void problems(RoutesConfig routes) {
        routes.exception(
                BadMessage.class,
                (bad, context) -> refuse(
                        context,
                        400,
                        new Lanes.Problem(
                                "BAD_MESSAGE",
                                String.valueOf(bad.getMessage()),
                                "Correct the request; the program that sent it may be newer or older than central.")));
        routes.exception(InterruptedException.class, (stopped, context) -> {
            Thread.currentThread().interrupt();
            refuse(context, 503, new Lanes.Problem("STOPPING", "Central is stopping.", "Call again in a minute."));
        });
        routes.exception(
                HttpResponseException.class,
                (refused, context) -> refuse(
                        context,
                        refused.getStatus(),
                        new Lanes.Problem(
                                "HTTP_" + refused.getStatus(),
                                "Central does not answer this call.",
                                "Compare the address and the version of the program with central's.")));
        routes.exception(Exception.class, (fault, context) -> {
            String incident = UUID.randomUUID().toString().substring(0, 8);
            // The text of an exception may repeat a value of the request, so only its kind and place are logged.
            LOG.log(Level.ERROR, () -> "Incident " + incident + ": " + Faults.place(fault));
            refuse(
                    context,
                    500,
                    new Lanes.Problem(
                            "CENTRAL_FAULT",
                            "Central failed; incident " + incident + ".",
                            "Call again in a minute; if it stays, tell the centre the incident."));
        });
    }
}
