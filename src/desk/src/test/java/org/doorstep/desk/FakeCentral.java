// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorstep.contract.Cases;
import org.doorstep.contract.DeskCalls;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Done;
import org.doorstep.wire.Json;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.PinnedTls;

/** The part of central that a desk talks to, over real TLS, scripted by a test. */
public final class FakeCentral implements AutoCloseable {
    public static final String SECRET = "ABCDEFGHIJKLMNOPQRST";

    public final BlockingQueue<DeskCalls.Pending> questions = new LinkedBlockingQueue<>();
    public final BlockingQueue<DeskCalls.Answered> answers = new LinkedBlockingQueue<>();
    public final AtomicInteger answersToDrop = new AtomicInteger();
    public volatile Lanes.Problem refusal;

    /** What this desk is to get; {@code /d/wait} hands over those above what the desk says it has. */
    public final List<Cases.Handed> handed = new CopyOnWriteArrayList<>();

    /** What the desk said it has, once for each poll. */
    public final BlockingQueue<Long> claims = new LinkedBlockingQueue<>();

    /** Decisions that took effect, in order; the same id again does not. */
    public final List<Cases.Decision> decided = new CopyOnWriteArrayList<>();

    /** Ids as they came, also again. */
    public final BlockingQueue<String> decisionsCame = new LinkedBlockingQueue<>();

    /** Why decisions on a record are not taken, by the record. */
    public final Map<String, String> unacceptable = new ConcurrentHashMap<>();

    /** This many calls take effect, and their answer is lost. */
    public final AtomicInteger decidedAnswersToDrop = new AtomicInteger();

    /** Statuses with which the next calls of decisions are refused as a whole. */
    public final Queue<Integer> decisionRefusals = new ConcurrentLinkedQueue<>();

    private final AtomicInteger holds = new AtomicInteger();
    private final World world;
    private final KeyFile keys;
    private ExecutorService threads;
    private HttpsServer server;
    private int port;
    private byte[] deskKey = new byte[0];

    public FakeCentral(World world, Path state) throws IOException {
        this.world = world;
        this.keys = KeyFile.open(state);
        listen(0);
    }

    public URI address() {
        return URI.create("https://127.0.0.1:" + port);
    }

    public String code() {
        return new Enrolment.Code(SECRET, Base64Url.encode(keys.tlsKeyHash()), Base64Url.encode(new byte[32])).text();
    }

    /** Goes away and, with {@link #comeBack}, is there again at the same address. */
    public void goAway() {
        server.stop(0);
        threads.shutdownNow();
    }

    public void comeBack() throws IOException {
        listen(port);
    }

    @Override
    public void close() {
        goAway();
    }

    private void listen(int wanted) throws IOException {
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), wanted), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(PinnedTls.server(keys)) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(PinnedTls.parameters());
            }
        });
        server.createContext("/d/enrol", this::enrol);
        server.createContext("/d/wait", this::hold);
        server.createContext("/d/answer", this::answer);
        server.createContext("/d/cases", this::decide);
        server.setExecutor(threads);
        server.start();
        port = server.getAddress().getPort();
    }

    private void enrol(HttpExchange exchange) throws IOException {
        try (exchange) {
            Enrolment.Request request = Json.read(exchange.getRequestBody().readAllBytes(), Enrolment.Request.class);
            if (!request.secret().equals(SECRET)) {
                reply(exchange, 403, new Lanes.Problem("BAD_CODE", "No such code.", "Print the work order again."));
                return;
            }
            deskKey = caller(exchange);
            reply(
                    exchange,
                    200,
                    new Enrolment.Reply(
                            World.DESK,
                            "青禾市人力资源和社会保障局",
                            "",
                            Base64Url.encode(world.central.publicKey()),
                            "",
                            "",
                            "12333",
                            "8:30-17:30"));
        } catch (BadMessage e) {
            throw new IOException(e);
        }
    }

    private void hold(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (refusal != null || !java.util.Arrays.equals(deskKey, caller(exchange))) {
                Lanes.Problem problem = refusal;
                reply(exchange, 403, problem == null ? new Lanes.Problem("STRANGER", "Unknown.", "Enrol.") : problem);
                return;
            }
            long has = Long.parseLong(exchange.getRequestURI().getQuery().replaceFirst("^cases=([0-9]+)&.*$", "$1"));
            claims.add(has);
            List<Cases.Handed> cases = above(has);
            int mine = holds.incrementAndGet();
            DeskCalls.Pending pending = cases.isEmpty() ? questions.poll(1, TimeUnit.SECONDS) : questions.poll();
            if (pending != null && holds.get() != mine) {
                questions.add(pending); // of a desk that has gone meanwhile
                pending = null;
            }
            reply(exchange, 200, new DeskCalls.Waiting(pending == null ? List.of() : List.of(pending), above(has), 5));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            DeskCalls.Answered answered = Json.read(exchange.getRequestBody().readAllBytes(), DeskCalls.Answered.class);
            if (answersToDrop.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                exchange.sendResponseHeaders(502, -1);
                return;
            }
            answers.add(answered);
            reply(exchange, 200, new Done());
        } catch (BadMessage e) {
            throw new IOException(e);
        }
    }

    private List<Cases.Handed> above(long has) {
        return handed.stream().filter(h -> h.seq() > has).limit(50).toList();
    }

    private void decide(HttpExchange exchange) throws IOException {
        try (exchange) {
            Cases.Decisions sent = Json.read(exchange.getRequestBody().readAllBytes(), Cases.Decisions.class);
            Integer refused = decisionRefusals.poll();
            if (refused != null) {
                reply(exchange, refused, new Lanes.Problem("REFUSED", "Not like this.", "Look at it."));
                return;
            }
            List<Cases.Taken> taken =
                    sent.decisions().stream().map(this::decide).toList();
            sent.decisions().forEach(decision -> decisionsCame.add(decision.id()));
            if (decidedAnswersToDrop.getAndUpdate(n -> Math.max(0, n - 1)) > 0) {
                exchange.sendResponseHeaders(502, -1);
                return;
            }
            reply(exchange, 200, new Cases.Decided(taken));
        } catch (BadMessage e) {
            throw new IOException(e);
        }
    }

    private synchronized Cases.Taken decide(Cases.Decision decision) {
        String why = unacceptable.getOrDefault(decision.record(), "");
        if (why.isEmpty() && decided.stream().noneMatch(known -> known.id().equals(decision.id()))) {
            decided.add(decision);
        }
        return new Cases.Taken(decision.id(), why);
    }

    private static byte[] caller(HttpExchange exchange) {
        return PinnedTls.peerKeyHash(((HttpsExchange) exchange).getSSLSession()).orElseThrow();
    }

    private static void reply(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] bytes = Json.write(body);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
