// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.central.CentralOptions;
import org.doorstep.central.CentralServer;
import org.doorstep.central.store.Accounts.Role;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who may do what at the people's port, by plain HTTP, as somebody would who does not use our pages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RightsTest {
    private static final String PASSWORD = "a long enough one";
    private static final Pattern POST = Pattern.compile("routes\\.post\\(");

    /** Every address that changes something. */
    private static final Map<String, Right> CHANGES = new TreeMap<>(Map.ofEntries(
            Map.entry("/console/terminals/00317/revoke", Right.FLEET),
            Map.entry("/console/desks/rs/revoke", Right.FLEET),
            Map.entry("/console/alarms/1/assign", Right.FLEET),
            Map.entry("/console/alarms/1/acknowledge", Right.FLEET),
            Map.entry("/console/sites", Right.FLEET),
            Map.entry("/console/sites/xinyi/attendants", Right.FLEET),
            Map.entry("/console/sites/xinyi/attendants/R-1/remove", Right.FLEET),
            Map.entry("/console/work-orders/terminal", Right.FLEET),
            Map.entry("/console/work-orders/desk", Right.FLEET),
            Map.entry("/console/work-orders/1/cancel", Right.FLEET),
            Map.entry("/console/releases/draft/upload", Right.DRAFT),
            Map.entry("/console/releases/draft/file", Right.DRAFT),
            Map.entry("/console/releases/draft/remove", Right.DRAFT),
            Map.entry("/console/releases/draft/undo", Right.DRAFT),
            Map.entry("/console/releases/draft/discard", Right.DRAFT),
            Map.entry("/console/releases/draft/publish", Right.PUBLISH),
            Map.entry("/console/releases/1/all", Right.PUBLISH),
            Map.entry("/console/releases/1/roll-back", Right.PUBLISH),
            Map.entry("/console/items/any/withdraw", Right.PUBLISH),
            Map.entry("/console/items/any/restore", Right.PUBLISH)));

    private static final List<String> EVERYBODYS =
            List.of("/console/login", "/console/second", "/console/logout", "/console/cases/find");

    @TempDir
    static Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Map<Role, Session> sessions = new EnumMap<>(Role.class);
    private CentralServer server;

    private record Session(String cookie, String csrf) {}

    @BeforeAll
    void start() throws Exception {
        server = CentralServer.start(CentralOptions.local(folder.resolve("central")));
        for (Role role : Role.values()) {
            String name = role.name().toLowerCase(java.util.Locale.ROOT);
            server.addAccount(name, name, role, PASSWORD.toCharArray());
            sessions.put(role, logIn(name));
        }
    }

    @AfterAll
    void stop() {
        client.close();
        server.close();
    }

    @Test
    void theAddressesOfThisTestAreAllThatThereAre() throws IOException {
        Path sources = Path.of("src/main/java/org/doorstep/central/console");
        try (Stream<Path> files = Files.walk(sources)) {
            String text =
                    files.filter(Files::isRegularFile).map(RightsTest::read).collect(Collectors.joining());
            assertThat(POST.matcher(text).results().count()).isEqualTo(CHANGES.size() + EVERYBODYS.size());
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRoleChangesWhatItMayAndNothingElse(Role role) throws Exception {
        Session session = sessions.get(role);
        for (Map.Entry<String, Right> change : CHANGES.entrySet()) {
            // An address means the same with a slash at its end.
            for (String path : List.of(change.getKey(), change.getKey() + "/")) {
                int status =
                        post(path, session.cookie, Map.of("csrf", session.csrf)).statusCode();
                if (change.getValue().of(role)) {
                    assertThat(status).as(role + " " + path).isIn(200, 303, 404, 422);
                } else {
                    assertThat(status).as(role + " " + path).isEqualTo(403);
                }
            }
        }
    }

    @Test
    void aCaseIsLookedForWithoutItsNumberInAnAddress() throws Exception {
        Session session = sessions.get(Role.AUDITOR);
        HttpResponse<String> none =
                post("/console/cases/find", session.cookie, Map.of("csrf", session.csrf, "q", "not a number"));

        assertThat(none.statusCode()).isEqualTo(200);
        assertThat(none.body()).contains("没有这个编号的办件").doesNotContain("not a number");
    }

    @Test
    void aChangeWithoutASessionLeadsToTheLogin() throws Exception {
        for (String path : CHANGES.keySet()) {
            HttpResponse<String> response = post(path, "", Map.of());
            assertThat(response.statusCode()).as(path).isEqualTo(303);
            assertThat(response.headers().firstValue("Location")).contains("/console/login");
        }
    }

    @Test
    void aChangeWithoutItsTokenOrFromAnotherSiteIsRefusedWhoeverSendsIt() throws Exception {
        Session session = sessions.get(Role.OPERATOR);
        for (String path : CHANGES.keySet()) {
            assertThat(post(path, session.cookie, Map.of()).statusCode())
                    .as(path)
                    .isEqualTo(403);
            assertThat(post(path, session.cookie, Map.of("csrf", sessions.get(Role.AUDITOR).csrf))
                            .statusCode())
                    .as("another session's: " + path)
                    .isEqualTo(403);
            HttpRequest foreign = form(path, session.cookie, Map.of("csrf", session.csrf))
                    .header("Sec-Fetch-Site", "cross-site")
                    .build();
            assertThat(send(foreign).statusCode()).as("from elsewhere: " + path).isEqualTo(403);
        }
        HttpRequest login = form("/console/login", "", Map.of("name", "operator", "password", PASSWORD))
                .header("Sec-Fetch-Site", "cross-site")
                .build();
        assertThat(send(login).statusCode())
                .as("nobody is logged in by another site")
                .isEqualTo(403);
    }

    @Test
    void aSessionsCookieIsForOurPagesOnly() throws Exception {
        HttpResponse<String> in = post("/console/login", "", Map.of("name", "auditor", "password", PASSWORD));

        assertThat(in.headers().firstValue("Set-Cookie").orElseThrow())
                .startsWith(LoginPages.COOKIE + "=")
                .contains("HttpOnly", "SameSite=Strict", "Path=/");
    }

    @Test
    void everyAnswerForbidsWhatIsForeignAlsoWhatIsNotFoundAndWhatIsRefused() throws Exception {
        HttpRequest large = HttpRequest.newBuilder(address("/console/login"))
                .POST(BodyPublishers.ofByteArray(new byte[65 << 10]))
                .build();
        for (HttpResponse<String> response : List.of(
                get("/console/login", ""),
                get("/nothing", ""),
                get("/v/AAAAAAAAAAAAAAAAAAAAAA", ""),
                get("/assets/console.css", ""),
                get("/console/terminals", sessions.get(Role.OPERATOR).cookie),
                post("/console/sites", sessions.get(Role.AUDITOR).cookie, Map.of()),
                send(large))) {
            String page = response.uri().getPath() + " " + response.statusCode();
            assertThat(response.headers().firstValue("Content-Security-Policy").orElse(""))
                    .as(page)
                    .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'");
            assertThat(response.headers().firstValue("X-Content-Type-Options"))
                    .as(page)
                    .contains("nosniff");
            assertThat(response.headers().firstValue("Referrer-Policy"))
                    .as(page)
                    .contains("no-referrer");
            assertThat(response.headers().firstValue("Server")).as(page).isEmpty();
            if (!response.uri().getPath().startsWith("/assets/")) {
                assertThat(response.headers().firstValue("Cache-Control"))
                        .as(page)
                        .contains("no-store");
            }
        }
    }

    @Test
    void aFormBeyondItsBoundIsNotTakenInWhetherItsLengthIsToldOrNot() throws Exception {
        byte[] large = ("name=operator&password=" + "x".repeat(65 << 10)).getBytes(StandardCharsets.US_ASCII);
        for (HttpRequest.BodyPublisher body : List.of(
                BodyPublishers.ofByteArray(large),
                BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))) {
            HttpResponse<String> response = send(HttpRequest.newBuilder(address("/console/login"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(body)
                    .build());
            assertThat(response.statusCode())
                    .as("length " + body.contentLength())
                    .isEqualTo(413);
        }
    }

    @Test
    void noPathLeadsOutOfTheAssets() throws Exception {
        for (String path : List.of(
                "/assets/..%2Fconsole.zh-CN.properties",
                "/assets/%2e%2e/console.zh-CN.properties",
                "/assets/console.en.properties",
                "/v/..%2F..%2Fsecret.key",
                "/s/..%2F..%2Fsecret.key")) {
            assertThat(get(path, "").statusCode()).as(path).isIn(400, 404);
        }
    }

    private Session logIn(String name) throws Exception {
        HttpResponse<String> in = post("/console/login", "", Map.of("name", name, "password", PASSWORD));
        assertThat(in.statusCode()).isEqualTo(303);
        String cookie = in.headers().firstValue("Set-Cookie").orElseThrow().split(";", 2)[0];
        Matcher csrf = Pattern.compile("name=\"csrf\" value=\"([A-Za-z0-9_-]+)\"")
                .matcher(get("/console/account", cookie).body());
        assertThat(csrf.find()).isTrue();
        return new Session(cookie, csrf.group(1));
    }

    private HttpResponse<String> get(String path, String cookie) throws Exception {
        return send(
                HttpRequest.newBuilder(address(path)).header("Cookie", cookie).build());
    }

    private HttpResponse<String> post(String path, String cookie, Map<String, String> fields) throws Exception {
        return send(form(path, cookie, fields).build());
    }

    private HttpRequest.Builder form(String path, String cookie, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return HttpRequest.newBuilder(address(path))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    private HttpResponse<String> send(HttpRequest request) throws Exception {
        return client.send(request, BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create(server.publicUrl() + path);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
