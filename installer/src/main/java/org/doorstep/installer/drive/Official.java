// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An official at the desk, by the forms of the desk's own pages: what a browser would send, without a browser. */
final class Official implements AutoCloseable {
    private static final Pattern INPUT = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI desk;

    private Official(URI desk) {
        this.desk = desk;
    }

    /** @param state the desk's state folder, where the demo's account is written */
    static Official login(URI desk, Path state) throws DriveException, IOException, InterruptedException {
        String[] account =
                Files.readString(state.resolve("demo-login.txt")).strip().split(" ", 2);
        Official official = new Official(desk);
        Map<String, String> form = hidden(official.get("/login"), "/login");
        form.put("name", account[0]);
        form.put("password", account[1]);
        official.post("/login", form);
        return official;
    }

    void returns(String number, List<String> reasons) throws DriveException, IOException, InterruptedException {
        decide(number, "RETURNED", Map.of("words", String.join("\n", reasons)));
    }

    void accepts(String number) throws DriveException, IOException, InterruptedException {
        decide(number, "ACCEPTED", Map.of());
    }

    void finishes(String number, String result) throws DriveException, IOException, InterruptedException {
        decide(number, "FINISHED", Map.of("result", result));
    }

    /** Opens the case, chooses, reads what the resident will be told, and confirms. */
    private void decide(String number, String to, Map<String, String> more)
            throws DriveException, IOException, InterruptedException {
        String check = "/cases/" + number + "/check";
        String page = opened(number, check, to);
        Map<String, String> choice = hidden(page, check);
        choice.put("to", to);
        choice.putAll(more);
        String told = post(check, choice);
        String decide = "/cases/" + number + "/decide";
        for (String words : more.values()) {
            for (String line : words.split("\n", -1)) {
                if (!told.contains(line)) {
                    throw new DriveException("the desk does not show what the resident will be told: " + line);
                }
            }
        }
        post(decide, hidden(told, decide));
    }

    /** The case's page, once the desk has it and may decide so. */
    private String opened(String number, String check, String to)
            throws DriveException, IOException, InterruptedException {
        long end = System.nanoTime() + Steps.PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            HttpResponse<String> answer = http.send(
                    HttpRequest.newBuilder(desk.resolve("/cases/" + number)).build(),
                    HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == 200
                    && answer.body().contains("action=\"" + check + "\"")
                    && answer.body().contains("value=\"" + to + "\"")) {
                return answer.body();
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        throw new DriveException("the desk does not have case " + number + " to be " + to);
    }

    /** The hidden fields of the form that leads to {@code action}. */
    private static Map<String, String> hidden(String page, String action) throws DriveException {
        int at = page.indexOf("action=\"" + action + "\"");
        int end = at < 0 ? -1 : page.indexOf("</form>", at);
        if (end < 0) {
            throw new DriveException("the desk's page has no form for " + action);
        }
        Map<String, String> fields = new LinkedHashMap<>();
        Matcher inputs = INPUT.matcher(page.substring(at, end));
        while (inputs.find()) {
            Matcher name = NAME.matcher(inputs.group());
            Matcher value = VALUE.matcher(inputs.group());
            if (name.find() && value.find()) {
                fields.put(name.group(1), unescaped(value.group(1)));
            }
        }
        return fields;
    }

    private static String unescaped(String text) {
        return text.replace("&#34;", "\"")
                .replace("&quot;", "\"")
                .replace("&#39;", "'")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&");
    }

    private String get(String path) throws DriveException, IOException, InterruptedException {
        return body(
                path,
                http.send(HttpRequest.newBuilder(desk.resolve(path)).build(), HttpResponse.BodyHandlers.ofString()));
    }

    private String post(String path, Map<String, String> fields)
            throws DriveException, IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(desk.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", desk.getScheme() + "://" + desk.getAuthority())
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return body(path, http.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    private static String body(String path, HttpResponse<String> answer) throws DriveException {
        if (answer.statusCode() != 200) {
            throw new DriveException("the desk answers " + answer.statusCode() + " to " + path);
        }
        return answer.body();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
