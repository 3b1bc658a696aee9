// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Style sheet and scripts, from the program itself. */
final class Assets {
    private static final String HTMX = "/META-INF/maven/org.webjars.npm/htmx.org/pom.properties";

    private final byte[] style;
    private final byte[] script;
    private final byte[] htmx;
    private final byte[] publishStyle;
    private final byte[] publishScript;

    private Assets(byte[] style, byte[] script, byte[] htmx, byte[] publishStyle, byte[] publishScript) {
        this.style = style;
        this.script = script;
        this.htmx = htmx;
        this.publishStyle = publishStyle;
        this.publishScript = publishScript;
    }

    static Assets load() throws IOException {
        Properties version = new Properties();
        try (InputStream in = open(HTMX)) {
            version.load(in);
        }
        String library = "/META-INF/resources/webjars/htmx.org/" + version.getProperty("version") + "/dist/htmx.min.js";
        String here = "/org/doorstep/central/console/";
        return new Assets(
                bytes(here + "console.css"),
                bytes(here + "console.js"),
                bytes(library),
                bytes(here + "publish.css"),
                bytes(here + "publish.js"));
    }

    void routes(RoutesConfig routes) {
        serve(routes, "/assets/console.css", "text/css; charset=utf-8", style);
        serve(routes, "/assets/console.js", "text/javascript; charset=utf-8", script);
        serve(routes, "/assets/publish.css", "text/css; charset=utf-8", publishStyle);
        serve(routes, "/assets/publish.js", "text/javascript; charset=utf-8", publishScript);
        routes.get(
                "/assets/icon.svg",
                context -> context.contentType("image/svg+xml")
                        .header("Cache-Control", "max-age=300")
                        .result(Icons.file("house", "#0B4EA8")));
        serve(routes, "/assets/htmx.js", "text/javascript; charset=utf-8", htmx);
    }

    private static void serve(RoutesConfig routes, String path, String type, byte[] bytes) {
        routes.get(
                path,
                context -> context.contentType(type)
                        .header("Cache-Control", "max-age=300")
                        .result(bytes));
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = open(name)) {
            return in.readAllBytes();
        }
    }

    private static InputStream open(String name) throws IOException {
        @Nullable InputStream in = Assets.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("The program's file " + name + " is missing");
        }
        return in;
    }
}
