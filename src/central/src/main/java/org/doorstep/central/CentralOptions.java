// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.doorstep.central.console.Logins;

/**
 * How a server is started.
 *
 * @param state folder of keys, database and catalog; made with mode 0700 where there is none
 * @param host address the machines' port listens on
 * @param port of machines; 0 takes a free one
 * @param webHost address the people's port listens on
 * @param webPort of people; 0 takes a free one
 * @param publicUrl how people reach the people's port; empty for {@code http://webHost:webPort}
 * @param mode what stands in for the outside world
 * @param secondFactor whether accounts may go without one
 * @param zone in which days begin: of times in the console, of case numbers and of time limits
 * @param hold longest long poll
 * @param deadline of a live question
 * @param clock of everything but waiting
 */
public record CentralOptions(
        Path state,
        String host,
        int port,
        String webHost,
        int webPort,
        Optional<URI> publicUrl,
        Mode mode,
        Logins.SecondFactor secondFactor,
        ZoneId zone,
        Duration hold,
        Duration deadline,
        InstantSource clock) {
    public enum Mode {
        SERVICE,
        /** Messages are shown on a page and reach no phone, and there is an account {@code demo}. */
        DEMO
    }

    /** A server on loopback with free ports, as tests start it. */
    public static CentralOptions local(Path state) {
        return new CentralOptions(
                state,
                "127.0.0.1",
                0,
                "127.0.0.1",
                0,
                Optional.empty(),
                Mode.SERVICE,
                Logins.SecondFactor.OPTIONAL,
                ZoneId.of("Asia/Shanghai"),
                Duration.ofSeconds(55),
                Duration.ofSeconds(20),
                InstantSource.system());
    }

    public CentralOptions demo() {
        return with(Mode.DEMO, secondFactor, hold, deadline, clock);
    }

    public CentralOptions requiringSecondFactor() {
        return with(mode, Logins.SecondFactor.REQUIRED, hold, deadline, clock);
    }

    public CentralOptions holding(Duration longest) {
        return with(mode, secondFactor, longest, deadline, clock);
    }

    public CentralOptions withDeadline(Duration ofQuestions) {
        return with(mode, secondFactor, hold, ofQuestions, clock);
    }

    public CentralOptions withClock(InstantSource source) {
        return with(mode, secondFactor, hold, deadline, source);
    }

    public CentralOptions withPorts(int machines, int people) {
        return new CentralOptions(
                state, host, machines, webHost, people, publicUrl, mode, secondFactor, zone, hold, deadline, clock);
    }

    private CentralOptions with(
            Mode newMode,
            Logins.SecondFactor newFactor,
            Duration newHold,
            Duration newDeadline,
            InstantSource newClock) {
        return new CentralOptions(
                state,
                host,
                port,
                webHost,
                webPort,
                publicUrl,
                newMode,
                newFactor,
                zone,
                newHold,
                newDeadline,
                newClock);
    }
}
