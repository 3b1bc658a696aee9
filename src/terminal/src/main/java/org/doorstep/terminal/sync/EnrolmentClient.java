// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.doorstep.contract.Enrolment;
import org.doorstep.wire.Api;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.PinnedTls;
import org.doorstep.wire.Reply;

/**
 * Makes this terminal known to central by a work order's code. Idempotent: the same code with the same keys gets the same
 * identity again, so a technician simply repeats what was cut short. Blocks its caller.
 */
public final class EnrolmentClient {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int HASH_BYTES = 32;
    private static final int KEY_BYTES = 32;

    private final IdentityFile file;
    private final KeyFile keys;
    private final String software;

    /**
     * @param state folder of {@code identity.json}
     * @param keys this terminal's
     * @param software version of the program
     */
    public EnrolmentClient(Path state, KeyFile keys, String software) {
        this.file = new IdentityFile(state);
        this.keys = keys;
        this.software = software;
    }

    /**
     * Who this terminal is; empty when it has never enrolled.
     *
     * @throws IOException when the file is there and cannot be read; the message names it and the remedy
     */
    public Optional<TerminalIdentity> known() throws IOException {
        return file.read();
    }

    /**
     * Enrols, and keeps the identity on disk.
     *
     * @param central such as {@code https://central.example:8443}
     * @param codeText as printed on the work order
     * @throws IOException when the identity cannot be written
     */
    public Enrolled enrol(URI central, String codeText) throws IOException, InterruptedException {
        Enrolment.Code code;
        byte[] pin;
        try {
            code = Enrolment.Code.parse(codeText);
            pin = Base64Url.decode(code.centralKey(), HASH_BYTES, "the code's third part");
            Base64Url.decode(code.catalogRoot(), HASH_BYTES, "the code's fourth part");
        } catch (IllegalArgumentException e) {
            return new Enrolled.NoCode(String.valueOf(e.getMessage()));
        } catch (BadMessage e) {
            return new Enrolled.NoCode(e.getMessage() + ". Copy the code anew from the work order in the console.");
        }
        var request = new Enrolment.Request(
                code.secret(), Base64Url.encode(keys.signing().publicKey()), "", software);
        try (Api api = new Api(central, PinnedTls.client(keys, pin))) {
            return switch (api.post("/t/enrol", request, Enrolment.Reply.class, PATIENCE)) {
                case Reply.Ok<Enrolment.Reply>(Enrolment.Reply reply) -> keep(reply, code);
                case Reply.Refused<Enrolment.Reply> refused -> new Enrolled.Refused(refused.problem());
                case Reply.Unreachable<Enrolment.Reply> none -> new Enrolled.Unreachable(none.reason());
            };
        }
    }

    private Enrolled keep(Enrolment.Reply reply, Enrolment.Code code) throws IOException {
        try {
            Base64Url.decode(reply.centralSigningKey(), KEY_BYTES, "$.centralSigningKey");
            Base64Url.decode(reply.rosterKey(), KEY_BYTES, "$.rosterKey");
        } catch (BadMessage e) {
            return new Enrolled.Unreachable("The answer cannot be used: " + e.getMessage());
        }
        if (!reply.id().matches("[0-9]{5}")) {
            return new Enrolled.Unreachable("The answer cannot be used: $.id is not 5 digits");
        }
        TerminalIdentity identity = TerminalIdentity.of(reply, code);
        file.write(identity);
        return new Enrolled.Known(identity);
    }
}
