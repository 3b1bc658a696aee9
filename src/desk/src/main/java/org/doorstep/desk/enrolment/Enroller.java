// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.enrolment;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.doorstep.contract.Enrolment;
import org.doorstep.wire.Api;
import org.doorstep.wire.BadMessage;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.PinnedTls;
import org.doorstep.wire.Reply;

/** Makes a desk known to central with the code of a work order. Safe to repeat: the same key with the same code again. */
public final class Enroller {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final Path state;
    private final String software;
    private final InstantSource clock;

    public Enroller(Path state, String software, InstantSource clock) {
        this.state = state;
        this.software = software;
        this.clock = clock;
    }

    /**
     * Enrols and saves what was learned.
     *
     * @param central such as {@code https://central.example:8443}
     * @param code of the work order
     * @param publicUrl where the public reaches central's verification pages
     * @throws EnrolmentFailed with the remedy
     * @throws IOException when the state folder cannot be written
     */
    public Registration enrol(URI central, String code, URI publicUrl)
            throws EnrolmentFailed, IOException, InterruptedException {
        String publicText;
        Enrolment.Code parsed;
        byte[] pin;
        try {
            publicText = Registration.publicText(publicUrl);
            parsed = Enrolment.Code.parse(code);
            pin = Base64Url.decode(parsed.centralKey(), 32, "The code's third part");
        } catch (IllegalArgumentException | BadMessage e) {
            throw new EnrolmentFailed(String.valueOf(e.getMessage()));
        }
        KeyFile keys = KeyFile.open(state);
        Enrolment.Request request = new Enrolment.Request(
                parsed.secret(),
                Base64Url.encode(keys.signing().publicKey()),
                Base64Url.encode(keys.sealing().publicKey()),
                software);
        try (Api api = new Api(central, PinnedTls.client(keys, pin))) {
            return switch (api.post("/d/enrol", request, Enrolment.Reply.class, TIMEOUT)) {
                case Reply.Ok<Enrolment.Reply>(Enrolment.Reply reply) -> {
                    Registration registration = new Registration(
                            Registration.FORMAT,
                            central.toString(),
                            parsed.centralKey(),
                            checked(reply.centralSigningKey()),
                            publicText,
                            reply.id(),
                            reply.name(),
                            reply.phone(),
                            clock.instant());
                    registration.save(state);
                    yield registration;
                }
                case Reply.Refused<Enrolment.Reply> refused ->
                    throw new EnrolmentFailed(refused.problem().message() + " "
                            + refused.problem().remedy());
                case Reply.Unreachable<Enrolment.Reply> none ->
                    throw new EnrolmentFailed("Central does not answer at " + central + " (" + none.reason()
                            + "). Check the address and the network, then repeat the same command.");
            };
        } catch (IllegalArgumentException e) {
            throw new EnrolmentFailed(String.valueOf(e.getMessage()));
        }
    }

    private static String checked(String key) throws EnrolmentFailed {
        try {
            Base64Url.decode(key, 32, "The signing key that central sent");
            return key;
        } catch (BadMessage e) {
            throw new EnrolmentFailed(e.getMessage() + ". Compare the versions of desk and central.");
        }
    }
}
