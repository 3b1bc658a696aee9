// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.machine;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.doorstep.central.answer.Answer;
import org.doorstep.central.fleet.Presence;
import org.doorstep.central.store.Desks;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Terminals;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Done;
import org.doorstep.wire.PinnedTls;

/**
 * Lets a call through to whom it is for, by the key that its connection proves, and notes that the machine was heard. A call may
 * wait for a desk for many seconds: whoever was revoked meanwhile is told that and not the answer.
 */
final class Guard {
    private static final String CERTIFICATE = "jakarta.servlet.request.X509Certificate";

    private final Store store;
    private final Presence presence;

    Guard(Store store, Presence presence) {
        this.store = store;
        this.presence = presence;
    }

    @FunctionalInterface
    interface TerminalCall {
        Answer<?> run(Context context, Terminals.Terminal terminal)
                throws BadMessage, IOException, InterruptedException;
    }

    @FunctionalInterface
    interface DeskCall {
        Answer<?> run(Context context, Desks.Desk desk) throws BadMessage, InterruptedException;
    }

    @FunctionalInterface
    interface TerminalFile {
        Optional<byte[]> read(Context context, Terminals.Terminal terminal) throws IOException;
    }

    /** SHA-256 of the caller's key, base64url. */
    static String key(Context context) {
        Object shown = context.req().getAttribute(CERTIFICATE);
        if (shown instanceof X509Certificate[] chain && chain.length > 0) {
            return Base64Url.encode(PinnedTls.peerKeyHash(chain[0]));
        }
        throw new IllegalStateException("The TLS layer let a caller in without a key");
    }

    Handler terminal(TerminalCall call) {
        return context -> {
            switch (caller(context)) {
                case Caller.Terminal(Terminals.Terminal terminal) -> {
                    presence.terminal(terminal.id());
                    Answer<?> answer = call.run(context, terminal);
                    MachineListener.respond(
                            context, caller(context) instanceof Caller.Terminal ? answer : Answer.revoked());
                }
                case Caller.Desk ignored -> MachineListener.respond(context, notFor("terminals"));
                case Caller.Stranger() -> MachineListener.respond(context, notEnrolled());
                case Caller.Revoked() -> MachineListener.respond(context, Answer.revoked());
            }
        };
    }

    Handler desk(DeskCall call) {
        return context -> {
            switch (caller(context)) {
                case Caller.Desk(Desks.Desk desk) -> {
                    presence.desk(desk.id());
                    MachineListener.respond(context, call.run(context, desk));
                }
                case Caller.Terminal ignored -> MachineListener.respond(context, notFor("desks"));
                case Caller.Stranger() -> MachineListener.respond(context, notEnrolled());
                case Caller.Revoked() -> MachineListener.respond(context, Answer.revoked());
            }
        };
    }

    Handler terminalFile(String type, TerminalFile file) {
        return context -> {
            switch (caller(context)) {
                case Caller.Terminal(Terminals.Terminal terminal) -> {
                    presence.terminal(terminal.id());
                    Optional<byte[]> bytes = file.read(context, terminal);
                    if (bytes.isPresent()) {
                        context.contentType(type).result(bytes.get());
                    } else {
                        MachineListener.respond(context, missing());
                    }
                }
                case Caller.Desk ignored -> MachineListener.respond(context, notFor("terminals"));
                case Caller.Stranger() -> MachineListener.respond(context, notEnrolled());
                case Caller.Revoked() -> MachineListener.respond(context, Answer.revoked());
            }
        };
    }

    private Caller caller(Context context) {
        return Caller.of(store, key(context));
    }

    private static Answer<Done> missing() {
        return Answer.refused(
                404, "NO_SUCH_FILE", "The catalog has no such file.", "Begin anew with the catalog's timestamp.");
    }

    private static Answer<Done> notFor(String others) {
        return Answer.refused(403, "WRONG_CALLER", "This call is for " + others + ".", "Call what is for you.");
    }

    private static Answer<Done> notEnrolled() {
        return Answer.refused(
                401, "NOT_ENROLLED", "Central does not know this machine's key.", "Enrol it by a work order's code.");
    }
}
