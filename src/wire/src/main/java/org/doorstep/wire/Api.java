// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import org.doorstep.contract.Lanes;
import org.jspecify.annotations.Nullable;

/**
 * Calls central: JSON over HTTPS, HTTP/1.1, no redirects, nothing repeated by itself.
 *
 * <p>Each call is bounded in time (from its start to the last byte of the answer) and in size, blocks its caller, which
 * should be a virtual thread, and ends at an interrupt. Any thread, many at once.
 */
public final class Api implements AutoCloseable {
    public static final int MAX_REPLY_BYTES = 4 << 20;

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final URI base;
    private final ExecutorService threads;
    private final HttpClient client;

    /**
     * @param base such as {@code https://central.example:8443}
     * @param tls from {@link PinnedTls#client}
     */
    public Api(URI base, SSLContext tls) {
        if (!"https".equals(base.getScheme()) || base.getHost() == null) {
            throw new IllegalArgumentException(
                    "Central's address must have the form https://host:port, but its scheme is " + base.getScheme()
                            + " or its host is missing.");
        }
        this.base = base;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                .sslContext(tls)
                .sslParameters(PinnedTls.parameters())
                .executor(threads)
                .build();
    }

    /**
     * One call.
     *
     * @param path with a leading slash, with its query
     * @param body written as JSON; null for none
     * @param type of the reply, read by {@link Json#readReply}
     */
    public <T> Reply<T> call(String method, String path, @Nullable Object body, Class<T> type, Duration timeout)
            throws InterruptedException {
        return switch (exchange(method, path, body, MAX_REPLY_BYTES, timeout)) {
            case Reply.Ok<byte[]> ok -> parse(ok.value(), type);
            case Reply.Refused<byte[]> refused ->
                new Reply.Refused<>(refused.problem(), refused.status(), refused.retryAfter());
            case Reply.Unreachable<byte[]> none -> new Reply.Unreachable<>(none.sent(), none.reason());
        };
    }

    public <T> Reply<T> get(String path, Class<T> type, Duration timeout) throws InterruptedException {
        return call("GET", path, null, type, timeout);
    }

    public <T> Reply<T> post(String path, Object body, Class<T> type, Duration timeout) throws InterruptedException {
        return call("POST", path, body, type, timeout);
    }

    /** The bytes at {@code path}; a longer body than {@code maxBytes} is Unreachable, and nothing of it is kept. */
    public Reply<byte[]> getBytes(String path, int maxBytes, Duration timeout) throws InterruptedException {
        return exchange("GET", path, null, maxBytes, timeout);
    }

    /** Ends all calls under way as Unreachable. */
    @Override
    public void close() {
        client.shutdownNow();
        client.close();
        threads.close();
    }

    private static <T> Reply<T> parse(byte[] body, Class<T> type) {
        try {
            return new Reply.Ok<>(Json.readReply(body.length == 0 ? new byte[] {'{', '}'} : body, type));
        } catch (BadMessage e) {
            return new Reply.Unreachable<>(Reply.Sent.UNKNOWN, "The answer cannot be read: " + e.getMessage());
        }
    }

    private Reply<byte[]> exchange(String method, String path, @Nullable Object body, int maxBytes, Duration timeout)
            throws InterruptedException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(base.resolve(path)).timeout(timeout).header("Accept-Encoding", "gzip");
        if (body == null) {
            request.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json")
                    .method(method, HttpRequest.BodyPublishers.ofByteArray(Json.write(body)));
        }
        CompletableFuture<HttpResponse<byte[]>> running = client.sendAsync(
                request.build(), HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), maxBytes));
        try {
            return answer(running.get(timeout.toMillis(), TimeUnit.MILLISECONDS), maxBytes);
        } catch (TimeoutException e) {
            return new Reply.Unreachable<>(Reply.Sent.UNKNOWN, "No whole answer within " + timeout.toMillis() + " ms");
        } catch (ExecutionException e) {
            return failed(e.getCause() == null ? e : e.getCause());
        } finally {
            running.cancel(true);
        }
    }

    private static Reply<byte[]> answer(HttpResponse<byte[]> response, int maxBytes) {
        int status = response.statusCode();
        byte[] body;
        try {
            body = unpack(response, maxBytes);
        } catch (IOException e) {
            return new Reply.Unreachable<>(
                    Reply.Sent.UNKNOWN, "The answer is cut off, not gzip, or larger than " + maxBytes + " bytes");
        }
        if (status >= 200 && status < 300) {
            return new Reply.Ok<>(body);
        }
        try {
            return new Reply.Refused<>(Json.readReply(body, Lanes.Problem.class), status, retryAfter(response));
        } catch (BadMessage e) {
            // A refusal that is not central's own (a proxy's, a wrong port's) promises nothing about the request.
            return new Reply.Unreachable<>(
                    Reply.Sent.UNKNOWN, "HTTP " + status + " without a problem document: is this central's address?");
        }
    }

    private static Duration retryAfter(HttpResponse<byte[]> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .orElse(Duration.ZERO);
    }

    private static byte[] unpack(HttpResponse<byte[]> response, int maxBytes) throws IOException {
        String coding = response.headers().firstValue("Content-Encoding").orElse("identity");
        return switch (coding) {
            case "identity" -> response.body();
            case "gzip" -> {
                try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(response.body()))) {
                    byte[] plain = in.readNBytes(maxBytes);
                    if (in.read() >= 0) {
                        throw new IOException("too large");
                    }
                    yield plain;
                }
            }
            default -> throw new IOException("unknown coding");
        };
    }

    private static Reply<byte[]> failed(Throwable cause) {
        boolean never = cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnresolvedAddressException
                || cause instanceof SSLHandshakeException;
        return new Reply.Unreachable<>(never ? Reply.Sent.NO : Reply.Sent.UNKNOWN, reason(cause));
    }

    private static String reason(Throwable cause) {
        String text = cause.getMessage();
        return cause.getClass().getSimpleName() + (text == null ? "" : ": " + text);
    }
}
