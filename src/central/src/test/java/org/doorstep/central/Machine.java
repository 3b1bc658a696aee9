// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.Api;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.PinnedTls;
import org.doorstep.wire.Reply;
import org.doorstep.wire.Suites;
import org.doorstep.wire.UuidV7;

/** A terminal or desk with keys of its own that calls a server over real TLS. */
public final class Machine implements AutoCloseable {
    /** Far above what any call takes on a loaded machine. */
    public static final Duration LONG = Duration.ofSeconds(90);

    private final Map<Lanes.Lane, Lanes.Entry> last = new HashMap<>();
    private final UuidV7 ids = new UuidV7();
    public final KeyFile keys;
    public final Api api;

    public Machine(Path folder, CentralServer server) throws IOException {
        keys = KeyFile.open(folder);
        api = new Api(server.machineUrl(), PinnedTls.client(keys, server.keyHash()));
    }

    /** Takes up the lanes of the same machine over an earlier connection. */
    public void goOnAfter(Machine before) {
        last.putAll(before.last);
    }

    public Reply<Enrolment.Reply> enrolTerminal(Enrolment.Code code) throws InterruptedException {
        return api.post(
                "/t/enrol",
                new Enrolment.Request(
                        code.secret(), Base64Url.encode(keys.signing().publicKey()), "", "0.1.0"),
                Enrolment.Reply.class,
                LONG);
    }

    public Reply<Enrolment.Reply> enrolDesk(Enrolment.Code code) throws InterruptedException {
        return api.post(
                "/d/enrol",
                new Enrolment.Request(
                        code.secret(),
                        Base64Url.encode(keys.signing().publicKey()),
                        Base64Url.encode(keys.sealing().publicKey()),
                        "0.1.0"),
                Enrolment.Reply.class,
                LONG);
    }

    public <T> T get(String path, Class<T> type) throws InterruptedException {
        return value(api.get(path, type, LONG));
    }

    public <T> T post(String path, Object body, Class<T> type) throws InterruptedException {
        return value(api.post(path, body, type, LONG));
    }

    /** The next record of a lane, signed. */
    public Lanes.Entry next(Lanes.Lane lane, Lanes.Kind kind, Object body) {
        return next(lane, kind, id -> body);
    }

    /** The same for a body that depends on the record's id. */
    public Lanes.Entry next(Lanes.Lane lane, Lanes.Kind kind, Function<String, Object> body) {
        Lanes.Entry before = last.get(lane);
        String id = ids.next().toString();
        Lanes.Entry draft = new Lanes.Entry(
                id,
                lane,
                before == null ? 1 : before.seq() + 1,
                before == null ? "" : hash(before),
                kind,
                Instant.now(),
                Json.canonical(body.apply(id)),
                "");
        byte[] signature = Suites.current()
                .sign(keys.signing().privateKey(), draft.signedText().getBytes(StandardCharsets.UTF_8));
        Lanes.Entry entry = new Lanes.Entry(
                draft.id(),
                lane,
                draft.seq(),
                draft.previous(),
                kind,
                draft.made(),
                draft.body(),
                Base64Url.encode(signature));
        last.put(lane, entry);
        return entry;
    }

    public Lanes.Receipt send(Lanes.Lane lane, Lanes.Kind kind, Object body) throws InterruptedException {
        Lanes.Batch batch = new Lanes.Batch(lane, List.of(next(lane, kind, body)));
        return post("/t/batch", batch, Lanes.Receipts.class).receipts().getFirst();
    }

    /** A batch as it stands, whose receipts are in its order. */
    public List<Lanes.Receipt> send(Lanes.Lane lane, Lanes.Entry... entries) throws InterruptedException {
        return post("/t/batch", new Lanes.Batch(lane, List.of(entries)), Lanes.Receipts.class)
                .receipts();
    }

    /** How the devices of a hall commonly stand. */
    public Lanes.Heartbeat beat(int release, Lanes.Device... devices) {
        return new Lanes.Heartbeat(3, "0.1.0", release, 41, 2, "", List.of(devices));
    }

    public static <T> T value(Reply<T> reply) {
        return switch (reply) {
            case Reply.Ok<T>(T value) -> value;
            case Reply.Refused<T> refused -> throw new AssertionError("refused: " + refused);
            case Reply.Unreachable<T> none -> throw new AssertionError("unreachable: " + none);
        };
    }

    private static String hash(Lanes.Entry entry) {
        return Base64Url.encode(Suites.current().hash(entry.signedText().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {
        api.close();
    }
}
