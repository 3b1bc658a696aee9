// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.sync;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.atomic.AtomicReference;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EnrolmentClientTest {
    @TempDir
    Path folder;

    private FakeCentral central;
    private KeyFile keys;
    private EnrolmentClient client;
    private final AtomicReference<Enrolment.Request> asked = new AtomicReference<>();

    @BeforeEach
    void start() throws Exception {
        central = new FakeCentral(folder);
        keys = KeyFile.open(folder.resolve("terminal-keys"));
        client = new EnrolmentClient(folder.resolve("state"), keys, "0.1.0");
        central.on("/t/enrol", exchange -> {
            asked.set(FakeCentral.read(exchange, Enrolment.Request.class));
            FakeCentral.json(exchange, 200, central.enrolled());
        });
    }

    @AfterEach
    void stop() {
        central.close();
    }

    @Test
    void a_right_code_makes_the_terminal_known_and_its_identity_stays_on_disk() throws Exception {
        assertThat(client.known()).isEmpty();
        Enrolled enrolled = client.enrol(central.address(), " " + central.code().text() + "\n");

        assertThat(enrolled).isEqualTo(new Enrolled.Known(central.identity()));
        assertThat(asked.get())
                .isEqualTo(new Enrolment.Request(
                        central.code().secret(), Base64Url.encode(keys.signing().publicKey()), "", "0.1.0"));
        assertThat(new EnrolmentClient(folder.resolve("state"), keys, "0.1.0").known())
                .contains(central.identity());
        Path file = folder.resolve("state/identity.json");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        try (var files = Files.list(folder.resolve("state"))) {
            assertThat(files).containsExactly(file);
        }
    }

    @Test
    void enrolling_again_with_the_same_code_gives_the_same_identity() throws Exception {
        assertThat(client.enrol(central.address(), central.code().text()))
                .isEqualTo(client.enrol(central.address(), central.code().text()));
    }

    @Test
    void a_text_that_is_no_code_is_refused_before_anything_is_sent() throws Exception {
        for (String text :
                new String[] {"", "DS1.A.B", "DS1.A.B.C", central.code().text() + "x"}) {
            assertThat(client.enrol(central.address(), text))
                    .as(text)
                    .isInstanceOfSatisfying(
                            Enrolled.NoCode.class, no -> assertThat(no.remedy()).containsIgnoringCase("copy"));
        }
        assertThat(central.calls()).isEmpty();
    }

    @Test
    void centrals_refusal_is_handed_on_with_its_remedy() throws Exception {
        var problem = new Lanes.Problem("CODE_USED", "This code was used.", "Ask the centre for a new work order.");
        central.on("/t/enrol", exchange -> FakeCentral.json(exchange, 403, problem));
        assertThat(client.enrol(central.address(), central.code().text())).isEqualTo(new Enrolled.Refused(problem));
        assertThat(client.known()).isEmpty();
    }

    @Test
    void a_machine_with_another_key_than_the_codes_learns_nothing() throws Exception {
        var code = central.code();
        var other = new Enrolment.Code(code.secret(), Base64Url.encode(keys.tlsKeyHash()), code.catalogRoot());
        assertThat(client.enrol(central.address(), other.text())).isInstanceOf(Enrolled.Unreachable.class);
        assertThat(central.calls()).isEmpty();
    }

    @Test
    void half_an_answer_leaves_no_identity_and_the_same_code_works_afterwards() throws Exception {
        FakeCentral.Answer right = exchange -> FakeCentral.json(exchange, 200, central.enrolled());
        central.on("/t/enrol", FakeCentral.half(central.enrolled()));
        assertThat(client.enrol(central.address(), central.code().text())).isInstanceOf(Enrolled.Unreachable.class);
        assertThat(client.known()).isEmpty();
        central.on("/t/enrol", right);
        assertThat(client.enrol(central.address(), central.code().text())).isInstanceOf(Enrolled.Known.class);
    }

    @Test
    void an_identity_that_cannot_be_used_is_not_kept() throws Exception {
        var reply = central.enrolled();
        central.on(
                "/t/enrol",
                exchange -> FakeCentral.json(
                        exchange,
                        200,
                        new Enrolment.Reply(
                                "317",
                                reply.name(),
                                reply.site(),
                                reply.centralSigningKey(),
                                reply.rosterKey(),
                                reply.publicUrl(),
                                reply.phone(),
                                reply.staffedHours())));
        assertThat(client.enrol(central.address(), central.code().text())).isInstanceOf(Enrolled.Unreachable.class);
        assertThat(client.known()).isEmpty();
    }

    @Test
    void a_damaged_identity_is_named_with_the_remedy() throws Exception {
        client.enrol(central.address(), central.code().text());
        Path file = folder.resolve("state/identity.json");
        Files.writeString(file, "{\"id\":");
        assertThatThrownBy(client::known)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("enrol again");
    }
}
