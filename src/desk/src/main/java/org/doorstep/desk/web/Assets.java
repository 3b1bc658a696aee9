// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Suites;

/** The few files that pages load: look, icons, htmx. Read once; any thread. */
final class Assets {
    private final Map<String, Asset> byName;

    /** @param tag changes when the bytes do */
    record Asset(byte[] bytes, String type, String tag) {
        @Override
        public String toString() {
            return "Asset[" + type + "]";
        }
    }

    Assets() {
        this.byName = Map.of(
                "doorstep.css", load("/org/doorstep/wire/web/doorstep.css", "text/css; charset=utf-8"),
                "desk.css", load("/org/doorstep/desk/web/desk.css", "text/css; charset=utf-8"),
                "icons.svg", load("/org/doorstep/wire/web/icons.svg", "image/svg+xml"),
                "mark.svg", load("/org/doorstep/wire/web/mark.svg", "image/svg+xml"),
                "htmx.js", load(htmx(), "text/javascript; charset=utf-8"));
    }

    Optional<Asset> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The web jar's paths carry its version; it is read from the jar, so that it stands in the parent pom only. */
    private static String htmx() {
        Properties jar = new Properties();
        try (InputStream in = open("/META-INF/maven/org.webjars.npm/htmx.org/pom.properties")) {
            jar.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "/META-INF/resources/webjars/htmx.org/" + jar.getProperty("version") + "/dist/htmx.min.js";
    }

    private static Asset load(String path, String type) {
        try (InputStream in = open(path)) {
            byte[] bytes = in.readAllBytes();
            return new Asset(
                    bytes, type, '"' + Base64Url.encode(Suites.current().hash(bytes)) + '"');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream open(String path) {
        InputStream in = Assets.class.getResourceAsStream(path);
        if (in == null) {
            throw new IllegalStateException("The program's class path lacks " + path);
        }
        return in;
    }
}
