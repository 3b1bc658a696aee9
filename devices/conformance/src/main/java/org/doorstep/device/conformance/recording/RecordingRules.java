// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.device.conformance.Cable.Direction;
import org.doorstep.device.conformance.FrameTrouble;
import org.doorstep.device.conformance.Harness;
import org.doorstep.device.conformance.ManualTicker;
import org.doorstep.device.conformance.MemoryCable;
import org.doorstep.device.conformance.Stand;
import org.doorstep.device.conformance.report.Cases;
import org.doorstep.device.conformance.report.Checks;
import org.doorstep.device.conformance.report.Reported;
import org.doorstep.device.conformance.report.Reporter;
import org.doorstep.device.conformance.report.Rule;
import org.doorstep.device.link.LinkOpener;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * What every adapter keeps towards recordings of its device: it says what it said then and comes to the same outcome,
 * however the answers arrive; with answers missing it never comes to Done.
 *
 * <p>Recordings lie beside the test class as {@code NAME.recording}. Run with {@code
 * -Ddoorstep.recordings.make=src/test/resources} the test makes them anew from {@link #device}, after a change of the
 * adapter that is meant; look at the difference before committing it.
 */
@ExtendWith(Reporter.class)
public abstract class RecordingRules implements Reported {
    /** The system property that has recordings made, naming the root of test resources. */
    public static final String MAKE = "doorstep.recordings.make";

    private static final Duration GIVEN = Duration.ofSeconds(20);
    private static final Duration LINE_SPEED = Duration.ofNanos(1_041_667);

    private final Cases cases = new Cases();

    protected RecordingRules() {}

    /** The adapter under test. */
    protected abstract AdapterProvider provider();

    /** Its settings; the link's address is {@link MemoryCable#ADDRESS}. */
    protected abstract Map<String, String> settings();

    /** The recordings by name. */
    protected abstract List<String> names();

    /** The device in the state that recording {@code name} is made of, for making it anew. */
    protected abstract MemoryCable.Device device(String name) throws Exception;

    /** The conversation that is recorded and played; device faults become an outcome. */
    protected abstract Outcome<?> converse(Stand<?> stand, Deadline by) throws InterruptedException;

    @Override
    public final String adapter() {
        return provider().descriptor().id();
    }

    @Override
    public final String line() {
        return "recordings";
    }

    @Override
    public final Cases cases() {
        return cases;
    }

    private record Lent(AdapterProvider provider, Map<String, String> settings, MemoryCable cable, LinkOpener opener)
            implements Harness {
        @Override
        public Services services() {
            return Services.of(Map.of(LinkOpener.class, opener));
        }
    }

    private Stand<Lent> stand(MemoryCable cable) {
        return new Stand<>(new Lent(provider(), settings(), cable, cable));
    }

    private Recording recording(String name) throws Exception {
        return Recording.resource(getClass(), name + ".recording");
    }

    /** The outcome in words that name nobody. */
    static String words(Outcome<?> outcome) {
        return switch (outcome) {
            case Outcome.Done<?>(var _, var evidence) -> "done " + evidence;
            case Outcome.Refused<?>(var fault) -> "refused " + fault.code().value();
            case Outcome.Partial<?>(var fault, var reached) ->
                "partial " + fault.code().value() + " " + reached.done() + "/" + reached.of();
            case Outcome.Unknown<?>(var fault, var _) ->
                "unknown " + fault.code().value();
        };
    }

    private interface Trouble {
        void on(MemoryCable cable);
    }

    private void playsTheSame(String name, String where, Trouble trouble) throws Exception {
        var recording = recording(name);
        var device = new RecordedDevice(recording, adapter());
        var cable = new MemoryCable(device);
        cases.add();
        try (var stand = stand(cable)) {
            trouble.on(cable);
            stand.open();
            var outcome = converse(stand, Deadline.in(stand.ticker(), GIVEN));
            assertThat(device.differs()).as("%s, %s", name, where).isEmpty();
            assertThat(words(outcome))
                    .as("%s, %s", name, where)
                    .isEqualTo(recording.remark("outcome").orElse("recorded without an outcome"));
            assertThat(device.ended()).as("%s, %s: all was sent", name, where).isTrue();
        }
    }

    /** Bytes of all answers. */
    private static long answered(Recording recording) {
        return recording.pieces().stream()
                .filter(piece -> piece.direction() == Recording.Direction.RECEIVED)
                .mapToLong(piece -> piece.bytes().length)
                .sum();
    }

    @Test
    @Checks(Rule.G)
    public final void aRecordingPlayedAgainHasTheSameOutcome() throws Exception {
        for (String name : names()) {
            playsTheSame(name, "as recorded", _ -> {});
        }
    }

    @Test
    @Checks(Rule.A)
    public final void recordedAnswersSplitAtAnyByteChangeNothing() throws Exception {
        for (String name : names()) {
            long length = answered(recording(name));
            for (long at = 1; at < length; at++) {
                long place = at;
                playsTheSame(name, "split at " + at, cable -> cable.splitAt(Direction.TO_TERMINAL, place));
            }
            playsTheSame(
                    name, "byte by byte", cable -> cable.meddle(new FrameTrouble.Drip(FrameTrouble.EVERY, LINE_SPEED)));
        }
    }

    /** The device says nothing more from some answer on, as a recording does that ends there. */
    @Test
    @Checks(Rule.B)
    public final void aRecordingWithoutItsEndNeverEndsInDone() throws Exception {
        for (String name : names()) {
            var whole = recording(name);
            for (int end = 0; end < whole.pieces().size(); end++) {
                if (whole.pieces().get(end).direction() == Recording.Direction.RECEIVED) {
                    var part = new Recording(whole.remarks(), whole.pieces().subList(0, end));
                    endsWithoutDone(part, name + " up to piece " + end, _ -> {});
                }
            }
        }
    }

    @Test
    @Checks(Rule.C)
    public final void aRecordingCutAtAnyByteOfItsAnswersNeverEndsInDone() throws Exception {
        for (String name : names()) {
            var recording = recording(name);
            long length = answered(recording);
            for (long at = 0; at < length; at++) {
                long place = at;
                endsWithoutDone(recording, name + " cut at " + at, cable -> cable.cutAt(Direction.TO_TERMINAL, place));
                endsWithoutDone(
                        recording, name + " silent from " + at, cable -> cable.silenceAt(Direction.TO_TERMINAL, place));
            }
        }
    }

    private void endsWithoutDone(Recording recording, String where, Trouble trouble) throws Exception {
        var cable = new MemoryCable(new RecordedDevice(recording, adapter()));
        cases.add();
        try (var stand = stand(cable)) {
            trouble.on(cable);
            try {
                stand.open();
            } catch (org.doorstep.device.spi.DeviceFault e) {
                assertThat(e.fault().detail()).as(where).isNotBlank();
                return;
            }
            var by = Deadline.in(stand.ticker(), GIVEN);
            assertThat(converse(stand, by)).as(where).isNotInstanceOf(Outcome.Done.class);
            assertThat(Duration.ofNanos(stand.ticker().nanos() - by.at()))
                    .as("%s: time past the deadline", where)
                    .isLessThanOrEqualTo(provider().descriptor().grace());
        }
    }

    @Test
    @Checks(Rule.D)
    public final void anInterruptAtAnyWaitWhileARecordingPlaysComesBackWithinTheGrace() throws Exception {
        for (String name : names()) {
            boolean came = true;
            for (int wait = 1; came; wait++) {
                var cable = new MemoryCable(new RecordedDevice(recording(name), adapter()));
                try (var stand = stand(cable)) {
                    stand.open();
                    cable.meddle(new FrameTrouble.Drip(FrameTrouble.EVERY, LINE_SPEED));
                    var ticker = (ManualTicker) stand.ticker();
                    ticker.interruptAtWait(wait);
                    try {
                        converse(stand, Deadline.in(ticker, GIVEN));
                    } catch (InterruptedException e) {
                        assertThat(e).isNotNull();
                    }
                    Thread.interrupted();
                    came = ticker.interruptedAt() >= 0;
                    if (came) {
                        cases.add();
                        assertThat(Duration.ofNanos(ticker.nanos() - ticker.interruptedAt()))
                                .as("%s: time after the interrupt at wait %d", name, wait)
                                .isLessThanOrEqualTo(provider().descriptor().grace());
                    }
                }
            }
        }
    }

    /** Not a rule: the maker of recordings. */
    @Test
    public final void recordingsAreMadeOnRequest() throws Exception {
        String root = System.getProperty(MAKE, "");
        assumeTrue(!root.isEmpty(), "recordings are made with -D" + MAKE + "=src/test/resources");
        for (String name : names()) {
            var tape = new ArrayList<Recording.Piece>();
            var cable = new MemoryCable(device(name));
            var remarks = new LinkedHashMap<String, String>();
            remarks.put("adapter", adapter());
            try (var stand = new Stand<>(
                    new Lent(provider(), settings(), cable, RecordingLink.around(cable, adapter(), tape::add)))) {
                stand.open();
                remarks.put("outcome", words(converse(stand, Deadline.in(stand.ticker(), GIVEN))));
                new Recording(remarks, tape)
                        .write(Path.of(root)
                                .resolve(getClass().getPackageName().replace('.', '/'))
                                .resolve(name + ".recording"));
            }
        }
    }
}
