// SPDX-License-Identifier: Apache-2.0
package org.doorstep.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.doorstep.contract.Lanes;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
final class ApiTest {
    private static final Duration LONG = Duration.ofSeconds(60);
    /** Runs out in the test; long enough for a machine under load to connect and ask before it does. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    record Word(String text) {}

    @TempDir
    static Path temp;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch end = new CountDownLatch(1);
    private final AtomicInteger calls = new AtomicInteger();
    private KeyFile serverKeys;
    private KeyFile clientKeys;
    private HttpsServer server;
    private Api api;

    @BeforeEach
    void start() throws IOException {
        serverKeys = KeyFile.open(temp.resolve("server"));
        clientKeys = KeyFile.open(temp.resolve("client"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(PinnedTls.server(serverKeys)) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(PinnedTls.parameters());
            }
        });
        server.setExecutor(threads);
        server.start();
        api = new Api(address(), PinnedTls.client(clientKeys, serverKeys.tlsKeyHash()));
    }

    @AfterEach
    void stop() {
        end.countDown();
        api.close();
        server.stop(0);
        threads.close();
    }

    private URI address() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private void serve(Handler handler) {
        server.createContext("/", exchange -> {
            calls.incrementAndGet();
            try (exchange) {
                handler.handle(exchange);
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
        });
    }

    private static void reply(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    @Test
    void bothSidesKnowEachOtherByTheirKeys() throws Exception {
        AtomicReference<byte[]> seen = new AtomicReference<>();
        AtomicReference<String> asked = new AtomicReference<>();
        serve(x -> {
            var session = ((HttpsExchange) x).getSSLSession();
            seen.set(PinnedTls.peerKeyHash(session).orElseThrow());
            asked.set(session.getProtocol() + " " + x.getRequestMethod() + " " + x.getRequestURI() + " "
                    + new String(x.getRequestBody().readAllBytes(), UTF_8));
            reply(x, 200, "{\"text\":\"收到\",\"added later\":1}".getBytes(UTF_8));
        });
        assertThat(api.post("/d/answer?n=1", new Word("在"), Word.class, LONG))
                .isEqualTo(new Reply.Ok<>(new Word("收到")));
        assertThat(seen.get()).isEqualTo(clientKeys.tlsKeyHash());
        assertThat(asked.get()).isEqualTo("TLSv1.3 POST /d/answer?n=1 {\"text\":\"在\"}");
    }

    @Test
    void aServerWithAnotherKeyIsNeverAsked() throws Exception {
        serve(x -> reply(x, 200, new byte[0]));
        try (Api wrong = new Api(address(), PinnedTls.client(clientKeys, clientKeys.tlsKeyHash()))) {
            assertThat(wrong.get("/", Done.class, LONG)).isInstanceOfSatisfying(Reply.Unreachable.class, u -> {
                assertThat(u.sent()).isEqualTo(Reply.Sent.NO);
                assertThat(u.reason()).contains("another key");
            });
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void neitherOlderTlsNorAClientWithoutAKeyIsLetIn() throws Exception {
        serve(x -> reply(x, 200, new byte[0]));
        SSLParameters old = new SSLParameters();
        old.setProtocols(new String[] {"TLSv1.2"});
        assertThatExceptionOfType(SSLHandshakeException.class)
                .isThrownBy(() -> handshake(PinnedTls.client(clientKeys, serverKeys.tlsKeyHash()), old));
        SSLContext noKey = SSLContext.getInstance("TLSv1.3");
        noKey.init(null, new javax.net.ssl.TrustManager[] {new Anything()}, null);
        try (Api stranger = new Api(address(), noKey)) {
            assertThat(stranger.get("/", Done.class, LONG)).isInstanceOf(Reply.Unreachable.class);
        }
        assertThat(calls).hasValue(0);
    }

    @Test
    void aServerThatAllowsOlderTlsStillGetsOnlyTheNewest() throws Exception {
        HttpsServer lax = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        lax.setHttpsConfigurator(new HttpsConfigurator(PinnedTls.server(serverKeys)));
        lax.setExecutor(threads);
        lax.start();
        try {
            SSLParameters old = new SSLParameters();
            old.setProtocols(new String[] {"TLSv1.2"});
            SSLContext context = PinnedTls.client(clientKeys, serverKeys.tlsKeyHash());
            assertThatExceptionOfType(SSLHandshakeException.class)
                    .isThrownBy(() -> {
                        try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
                                .createSocket(
                                        lax.getAddress().getAddress(),
                                        lax.getAddress().getPort())) {
                            socket.setSSLParameters(old);
                            socket.startHandshake();
                        }
                    })
                    .withMessageContaining("Only TLS 1.3");
        } finally {
            lax.stop(0);
        }
    }

    private void handshake(SSLContext context, SSLParameters parameters) throws IOException {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory()
                .createSocket(
                        InetAddress.getLoopbackAddress(), server.getAddress().getPort())) {
            socket.setSSLParameters(parameters);
            socket.startHandshake();
        }
    }

    @Test
    void aRefusalIsHandedOnWithItsStatus() throws Exception {
        Lanes.Problem problem = new Lanes.Problem("CODE_USED", "This code was used.", "Print a new work order.");
        serve(x -> reply(x, 409, Json.write(problem)));
        assertThat(api.post("/d/enrol", new Word(""), Word.class, LONG)).isEqualTo(new Reply.Refused<>(problem, 409));
    }

    @Test
    void aRefusalSaysWhenToComeBackUnlessItNamesADate() throws Exception {
        Lanes.Problem problem = new Lanes.Problem("BUSY", "Too many calls.", "Wait.");
        AtomicReference<String> when = new AtomicReference<>("17");
        serve(x -> {
            x.getResponseHeaders().set("Retry-After", when.get());
            reply(x, 503, Json.write(problem));
        });
        assertThat(api.get("/", Word.class, LONG)).isEqualTo(new Reply.Refused<>(problem, 503, Duration.ofSeconds(17)));
        when.set("Fri, 31 Dec 2027 23:59:59 GMT");
        assertThat(api.get("/", Word.class, LONG)).isEqualTo(new Reply.Refused<>(problem, 503));
    }

    @Test
    void whatIsNotCentralsOwnWordIsNoAnswer() throws Exception {
        AtomicReference<byte[]> body = new AtomicReference<>("<html>Bad gateway</html>".getBytes(UTF_8));
        AtomicInteger status = new AtomicInteger(502);
        serve(x -> reply(x, status.get(), body.get()));
        assertUnknown(api.get("/", Word.class, LONG));
        status.set(302);
        assertUnknown(api.get("/", Word.class, LONG));
        status.set(200);
        assertUnknown(api.get("/", Word.class, LONG));
        body.set("{\"text\":\"ha".getBytes(UTF_8));
        assertUnknown(api.get("/", Word.class, LONG));
        body.set(new byte[0]);
        assertUnknown(api.get("/", Word.class, LONG));
        assertThat(api.get("/", Done.class, LONG)).isEqualTo(new Reply.Ok<>(new Done()));
    }

    private static void assertUnknown(Reply<?> reply) {
        assertThat(reply)
                .isInstanceOfSatisfying(
                        Reply.Unreachable.class, u -> assertThat(u.sent()).isEqualTo(Reply.Sent.UNKNOWN));
    }

    @Test
    void silenceAndHalfAnAnswerLeaveOpenWhetherItWasDone() throws Exception {
        serve(x -> end.await());
        assertUnknown(api.get("/", Word.class, SHORT));
        server.removeContext("/");
        serve(x -> {
            x.sendResponseHeaders(200, 100);
            x.getResponseBody().write("{\"text\":".getBytes(UTF_8));
            x.getResponseBody().flush();
            end.await();
        });
        assertUnknown(api.get("/", Word.class, SHORT));
        server.removeContext("/");
        serve(x -> {
            x.sendResponseHeaders(200, 100);
            x.getResponseBody().write("{\"text\":".getBytes(UTF_8));
        });
        assertUnknown(api.get("/", Word.class, LONG));
    }

    @Test
    void nobodyThereMeansNothingWasSent() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = socket.getLocalPort();
        }
        try (Api nobody = new Api(
                URI.create("https://127.0.0.1:" + free), PinnedTls.client(clientKeys, serverKeys.tlsKeyHash()))) {
            assertThat(nobody.get("/", Word.class, LONG))
                    .isInstanceOfSatisfying(
                            Reply.Unreachable.class, u -> assertThat(u.sent()).isEqualTo(Reply.Sent.NO));
        }
    }

    @Test
    void anInterruptEndsACall() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        serve(x -> {
            asked.countDown();
            end.await();
        });
        var call = threads.submit(() -> api.get("/", Word.class, LONG));
        assertThat(asked.await(60, TimeUnit.SECONDS)).isTrue();
        CountDownLatch interrupted = new CountDownLatch(1);
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                api.get("/", Word.class, LONG);
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
        });
        caller.interrupt();
        assertThat(interrupted.await(60, TimeUnit.SECONDS)).isTrue();
        call.cancel(true);
    }

    @Test
    void blobsAreBoundedPlainOrPacked() throws Exception {
        byte[] blob = new byte[100_000];
        serve(x -> reply(x, 200, blob));
        assertThat(api.getBytes("/blob", blob.length, LONG))
                .isInstanceOfSatisfying(
                        Reply.Ok.class, ok -> assertThat(ok.value()).isEqualTo(blob));
        assertUnknown(api.getBytes("/blob", blob.length - 1, LONG));
        server.removeContext("/");
        serve(x -> {
            assertThat(x.getRequestHeaders().getFirst("Accept-Encoding")).isEqualTo("gzip");
            x.getResponseHeaders().set("Content-Encoding", "gzip");
            ByteArrayOutputStream packed = new ByteArrayOutputStream();
            try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
                out.write(blob);
            }
            reply(x, 200, packed.toByteArray());
        });
        assertThat(api.getBytes("/blob", blob.length, LONG))
                .isInstanceOfSatisfying(
                        Reply.Ok.class, ok -> assertThat(ok.value()).isEqualTo(blob));
        assertUnknown(api.getBytes("/blob", blob.length - 1, LONG));
    }

    /** A client's trust of a careless kind, to play the stranger. */
    private static final class Anything extends javax.net.ssl.X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type, java.net.Socket s) {}

        @Override
        public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type, java.net.Socket s) {}

        @Override
        public void checkClientTrusted(
                java.security.cert.X509Certificate[] chain, String type, javax.net.ssl.SSLEngine e) {}

        @Override
        public void checkServerTrusted(
                java.security.cert.X509Certificate[] chain, String type, javax.net.ssl.SSLEngine e) {}

        @Override
        public void checkClientTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(java.security.cert.X509Certificate[] chain, String type) {}

        @Override
        public java.security.cert.X509Certificate[] getAcceptedIssuers() {
            return new java.security.cert.X509Certificate[0];
        }
    }
}
