// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Lanes;
import org.doorstep.contract.Suite;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.PinnedTls;
import org.doorstep.wire.Suites;

/** Central over real TLS, by contract; a test replaces the answer to a path to have it misbehave. */
public final class FakeCentral implements AutoCloseable {
    public static final Suite SUITE = Suites.current();
    public static final String TERMINAL = "00317";
    static final Lanes.Problem FAULT = new Lanes.Problem("CENTRAL_FAULT", "Central failed.", "Call again.");

    /** Answers one call. */
    public interface Answer {
        void to(HttpExchange exchange) throws IOException, BadMessage, InterruptedException;
    }

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> calls = new ArrayList<>();
    private final List<Lanes.Entry> taken = new ArrayList<>();
    private final HttpsServer server;
    private volatile Answer otherwise = fault(404);
    final KeyFile keys;

    public FakeCentral(Path folder) throws IOException {
        keys = KeyFile.open(folder.resolve("central-keys"));
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(PinnedTls.server(keys)) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(PinnedTls.parameters());
            }
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        answers.put("/t/batch", this::takeBatch);
        server.start();
    }

    public URI address() {
        return URI.create("https://127.0.0.1:" + server.getAddress().getPort());
    }

    Enrolment.Code code() {
        return new Enrolment.Code(
                "ABCDEFGHIJKLMNOPQRST", Base64Url.encode(keys.tlsKeyHash()), Base64Url.encode(new byte[32]));
    }

    Enrolment.Reply enrolled() {
        return new Enrolment.Reply(
                TERMINAL,
                "东关街道 1 号机",
                "东关街道便民服务中心",
                Base64Url.encode(keys.signing().publicKey()),
                Base64Url.encode(new byte[32]),
                "https://zwfw.example.gov.cn",
                "0537-0000000",
                "8:30-17:30");
    }

    public TerminalIdentity identity() {
        return TerminalIdentity.of(enrolled(), code());
    }

    /** Replaces what is answered to a path. */
    public void on(String path, Answer answer) {
        answers.put(path, answer);
    }

    /** What is answered to every path that has no answer of its own. */
    void otherwise(Answer answer) {
        otherwise = answer;
    }

    /** Paths called so far, with their queries. */
    List<String> calls() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** Records taken so far, in the order they came. */
    List<Lanes.Entry> taken() {
        synchronized (taken) {
            return List.copyOf(taken);
        }
    }

    String sign(String text) {
        return Base64Url.encode(SUITE.sign(keys.signing().privateKey(), text.getBytes(StandardCharsets.UTF_8)));
    }

    Lanes.Wait wait(Instant now, int release, List<String> withdrawn, int hold) {
        var bare = new Lanes.Wait(now, release, withdrawn, hold, "");
        return new Lanes.Wait(now, release, withdrawn, hold, sign(bare.signedText()));
    }

    Lanes.Receipt receipt(Lanes.Entry entry, Lanes.State state, String reason) {
        String hash = Base64Url.encode(SUITE.hash(entry.signedText().getBytes(StandardCharsets.UTF_8)));
        String number = state == Lanes.State.HELD ? "" : number(entry);
        var bare = new Lanes.Receipt(entry.id(), state, hash, reason, number, 0, null);
        return new Lanes.Receipt(entry.id(), state, hash, reason, number, 0, sign(bare.signedText()));
    }

    /** 43 characters for a submission; its own for each, and the same whenever it is asked for. */
    static String number(Lanes.Entry entry) {
        return entry.kind() == Lanes.Kind.SUBMISSION
                ? "1144150019672024432001014006000" + "20261122" + "%04d".formatted(entry.seq())
                : "";
    }

    /** Takes every record once and says DUPLICATE after that. */
    void takeBatch(HttpExchange exchange) throws IOException, BadMessage {
        Lanes.Batch batch = read(exchange, Lanes.Batch.class);
        var receipts = new ArrayList<Lanes.Receipt>();
        for (Lanes.Entry entry : batch.entries()) {
            receipts.add(take(entry));
        }
        json(exchange, 200, new Lanes.Receipts(receipts));
    }

    Lanes.Receipt take(Lanes.Entry entry) {
        synchronized (taken) {
            boolean known = taken.stream().anyMatch(t -> t.id().equals(entry.id()));
            if (!known) {
                taken.add(entry);
            }
            return receipt(entry, known ? Lanes.State.DUPLICATE : Lanes.State.ACCEPTED, "");
        }
    }

    public static <T> T read(HttpExchange exchange, Class<T> type) throws IOException, BadMessage {
        return Json.read(exchange.getRequestBody().readAllBytes(), type);
    }

    public static void json(HttpExchange exchange, int status, Object body) throws IOException {
        bytes(exchange, status, Json.write(body));
    }

    static void bytes(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    static Answer fault(int status) {
        return exchange -> json(exchange, status, FAULT);
    }

    /** The beginning of a right answer, then the connection breaks. */
    static Answer half(Object body) {
        return exchange -> {
            byte[] whole = Json.write(body);
            exchange.sendResponseHeaders(200, whole.length);
            exchange.getResponseBody().write(whole, 0, whole.length / 2);
            exchange.getResponseBody().flush();
        };
    }

    /** No answer until central closes. */
    Answer silence() {
        return exchange -> closing.await(120, TimeUnit.SECONDS);
    }

    private void handle(HttpExchange exchange) throws IOException {
        synchronized (calls) {
            calls.add(exchange.getRequestURI().toString());
        }
        try (exchange) {
            answers.getOrDefault(exchange.getRequestURI().getPath(), otherwise).to(exchange);
        } catch (BadMessage e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Sealed by a desk with this pair, for this terminal. */
    public byte[] openQuestion(Suite.Pair desk, String deskId, String id, String sealed) {
        try {
            return SUITE.open(
                    desk.privateKey(), Suite.Use.QUESTION.context(deskId, TERMINAL, id), Base64Url.decode(sealed));
        } catch (org.doorstep.contract.SealException e) {
            throw new UncheckedIOException(new IOException(e));
        }
    }

    @Override
    public void close() {
        closing.countDown();
        server.stop(0);
        threads.close();
    }
}
