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
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The pages of one program, asked for and answered by forms as a browser would, without a browser. */
final class Pages implements AutoCloseable {
    private static final Pattern INPUT = Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>");
    private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");
    private static final Pattern VALUE = Pattern.compile("value=\"([^\"]*)\"");
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);

    private final HttpClient http = HttpClient.newBuilder()
            .cookieHandler(new CookieManager())
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();
    private final URI site;

    Pages(URI site) {
        this.site = site;
    }

    /** A page that must be there. */
    String get(String path) throws DriveException, IOException, InterruptedException {
        return body(path, ask(path));
    }

    /** The page at {@code path} once it is as wanted; looked at again and again. */
    Optional<String> await(String path, Predicate<String> wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + Steps.PATIENCE.toNanos();
        while (System.nanoTime() - end < 0) {
            HttpResponse<String> answer = ask(path);
            if (answer.statusCode() == 200 && wanted.test(answer.body())) {
                return Optional.of(answer.body());
            }
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        return Optional.empty();
    }

    /** Sends a form and gives the page that follows. */
    String post(String path, Map<String, String> fields) throws DriveException, IOException, InterruptedException {
        String form = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(site.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", site.getScheme() + "://" + site.getAuthority())
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return body(path, http.send(request, HttpResponse.BodyHandlers.ofString()));
    }

    /** The hidden fields of the form on {@code page} that leads to {@code action}. */
    static Map<String, String> hidden(String page, String action) throws DriveException {
        int at = page.indexOf("action=\"" + action + "\"");
        int end = at < 0 ? -1 : page.indexOf("</form>", at);
        if (end < 0) {
            throw new DriveException("the page has no form for " + action);
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

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(site.resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String body(String path, HttpResponse<String> answer) throws DriveException {
        if (answer.statusCode() != 200) {
            throw new DriveException(site.resolve(path) + " answers " + answer.statusCode());
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
