// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Lanes;
import org.doorstep.settings.SettingsTemplate;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Json;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.PinnedTls;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolCommandTest {
    @TempDir
    Path folder;

    private final Desk desk = new Desk();
    private final AtomicInteger refuseWith = new AtomicInteger();
    private HttpsServer central;
    private String code;
    private Path settings;
    private Path state;

    @BeforeEach
    void start() throws IOException {
        KeyFile keys = KeyFile.open(folder.resolve("central"));
        central = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        central.setHttpsConfigurator(new HttpsConfigurator(PinnedTls.server(keys)) {
            @Override
            public void configure(HttpsParameters parameters) {
                parameters.setSSLParameters(PinnedTls.parameters());
            }
        });
        central.createContext("/t/enrol", exchange -> {
            exchange.getRequestBody().readAllBytes();
            int status = refuseWith.get();
            byte[] body = Json.write(
                    status == 0
                            ? new Enrolment.Reply(
                                    "00317",
                                    "一号机",
                                    "青禾镇便民服务中心",
                                    Base64Url.encode(new byte[32]),
                                    Base64Url.encode(new byte[32]),
                                    "https://zwfw.example.gov.cn",
                                    "0537-12345",
                                    "8:30-17:30")
                            : new Lanes.Problem("CODE_USED", "This code was used.", "Ask for a new work order."));
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(status == 0 ? 200 : status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        central.start();
        code = new Enrolment.Code(
                        "ABCDEFGHIJKLMNOPQRST", Base64Url.encode(keys.tlsKeyHash()), Base64Url.encode(new byte[32]))
                .text();
        state = folder.resolve("state");
        settings = Files.writeString(
                folder.resolve("doorstep.toml"),
                SettingsTemplate.with(Map.of(
                        "central.url",
                        "https://127.0.0.1:" + central.getAddress().getPort(),
                        "paths.state",
                        state.toString())));
    }

    @AfterEach
    void stop() {
        central.stop(0);
    }

    @Test
    void theTerminalBecomesKnownAndKeepsItsIdentity() {
        assertThat(desk.run("enrol", "--settings", settings.toString(), "--code", code))
                .as(desk.err())
                .isEqualTo(Exit.WELL);
        assertThat(desk.out()).contains("This is terminal 00317, 一号机, at 青禾镇便民服务中心.");
        assertThat(state.resolve(KeyFile.NAME)).exists();
        assertThat(state.resolve("identity.json")).content().contains("00317");
    }

    @Test
    void aCodeNotGivenIsAskedFor() {
        assertThat(desk.typing(" " + code + " \n").run("enrol", "--settings", settings.toString()))
                .isEqualTo(Exit.WELL);
        assertThat(desk.out()).startsWith("Code of the work order: ");
    }

    @Test
    void whatIsNoCodeIsRefusedBeforeCentralIsAsked() {
        assertThat(desk.run("enrol", "--settings", settings.toString(), "--code", "hello"))
                .isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err()).contains("Copy it anew from the work order");
    }

    @Test
    void centralsRefusalIsToldWithItsRemedy() {
        refuseWith.set(409);

        assertThat(desk.run("enrol", "--settings", settings.toString(), "--code", code))
                .isEqualTo(Exit.PROBLEMS);
        assertThat(desk.err()).contains("CODE_USED: This code was used. Ask for a new work order.");
        assertThat(state.resolve("identity.json")).doesNotExist();
    }

    @Test
    void aCentralThatIsNotThereIsToldAndTheCodeStaysGood() {
        central.stop(0);

        assertThat(desk.run("enrol", "--settings", settings.toString(), "--code", code))
                .isEqualTo(Exit.UNABLE);
        assertThat(desk.err()).contains("then give the same code again");
    }

    @Test
    void wrongSettingsAreToldAndNothingIsMade() throws IOException {
        Files.writeString(settings, "[panel]\n");

        assertThat(desk.run("enrol", "--settings", settings.toString(), "--code", code))
                .isEqualTo(Exit.PROBLEMS);
        assertThat(state).doesNotExist();
    }
}
