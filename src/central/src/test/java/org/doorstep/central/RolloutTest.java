// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.doorstep.catalog.expr.CelExpressions;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.release.Fetcher;
import org.doorstep.catalog.release.TrustedCatalog;
import org.doorstep.catalog.release.Update;
import org.doorstep.central.catalog.Audience;
import org.doorstep.central.catalog.Publishing;
import org.doorstep.central.catalog.Publishing.FourEyes;
import org.doorstep.central.catalog.ReleaseRefused;
import org.doorstep.central.console.Logins;
import org.doorstep.central.store.Audits;
import org.doorstep.central.store.Releases;
import org.doorstep.contract.Enrolment;
import org.doorstep.contract.Lanes;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.Reply;
import org.doorstep.wire.Suites;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Terminals that follow the repository over real TLS, while another program over the same state folder publishes. */
@Timeout(600)
class RolloutTest {
    private static final CelExpressions EXPRESSIONS = new CelExpressions();

    @TempDir
    Path folder;

    private CentralServer server;
    private CentralOffice office;
    private Kiosk one;
    private Kiosk other;

    /** A terminal's connection and the catalog it holds. */
    private final class Kiosk implements AutoCloseable {
        final Machine machine;
        final TrustedCatalog catalog;

        Kiosk(String number) throws Exception {
            Enrolment.Code code = server.createTerminalWorkOrder("xinyi", number, "终端 " + number)
                    .code();
            machine = new Machine(folder.resolve(number), server);
            Machine.value(machine.enrolTerminal(code));
            catalog = new TrustedCatalog(
                    folder.resolve(number).resolve("catalog"),
                    Base64Url.decode(code.catalogRoot()),
                    Suites.current(),
                    EXPRESSIONS);
        }

        Lanes.Wait wait(int release) throws InterruptedException {
            return machine.get("/t/wait?hold=0&release=" + release, Lanes.Wait.class);
        }

        Update update() {
            return catalog.update(fetcher(), Instant.now());
        }

        private Fetcher fetcher() {
            return (name, maxBytes) -> {
                try {
                    return switch (machine.api.getBytes("/t/" + name, maxBytes, Machine.LONG)) {
                        case Reply.Ok<byte[]>(byte[] bytes) -> Optional.of(bytes);
                        case Reply.Refused<byte[]> refused when refused.status() == 404 -> Optional.empty();
                        case Reply.Refused<byte[]> refused -> throw new IOException(refused.toString());
                        case Reply.Unreachable<byte[]> none -> throw new IOException(none.reason());
                    };
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            };
        }

        int version() {
            return catalog.live()
                    .flatMap(live -> live.item("pension-enrolment"))
                    .map(Item::version)
                    .orElse(0);
        }

        @Override
        public void close() {
            machine.close();
        }
    }

    @BeforeEach
    void start() throws Exception {
        server = CentralServer.start(CentralOptions.local(folder.resolve("central")));
        office = CentralOffice.open(
                StateFolder.open(folder.resolve("central")), InstantSource.system(), Logins.SecondFactor.OPTIONAL);
        server.saveSite("xinyi", "新驿镇便民服务中心", "0537-1234567", "8:30-17:30");
        server.publish(SampleCatalog.in(folder.resolve("yaml")));
        one = new Kiosk("00317");
        other = new Kiosk("00318");
    }

    @AfterEach
    void stop() {
        one.close();
        other.close();
        office.close();
        server.close();
    }

    @Test
    void oneTerminalTriesAReleaseThenAllGetItAndARollbackIsANewRelease() throws Exception {
        assertThat(List.of(one.update(), other.update())).containsOnly(new Update.Switched(1));

        int tried = publish(new Audience.One("00317"));
        assertThat(tried).isEqualTo(2);
        assertThat(one.wait(1).release()).isEqualTo(2);
        assertThat(other.wait(1).release()).isEqualTo(1);
        assertThat(one.update()).isEqualTo(new Update.Switched(2));
        assertThat(one.version()).isEqualTo(2);
        assertThat(other.update())
                .as("a look at the repository does not carry a terminal past its release")
                .isEqualTo(new Update.Current(1));
        office.publishing.refresh();
        office.publishing.refresh();
        assertThat(other.update()).isEqualTo(new Update.Current(1));
        assertThat(one.update()).isEqualTo(new Update.Current(2));

        office.publishing.giveToAll(2, order("试用没有问题"));
        assertThat(other.wait(1).release()).isEqualTo(2);
        assertThat(other.update()).isEqualTo(new Update.Switched(2));
        assertThat(one.update()).isEqualTo(new Update.Current(2));

        int back =
                office.publishing.rollBack(1, new Audience.All(), order("费用有误")).number();
        assertThat(back).isEqualTo(3);
        assertThat(one.wait(2).release()).isEqualTo(3);
        assertThat(List.of(one.update(), other.update())).containsOnly(new Update.Switched(3));
        assertThat(List.of(one.version(), other.version())).containsOnly(1);
    }

    @Test
    void aTerminalThatWaitsIsToldOfItsTrialAtOnceAndOneThatIsNotOnTrialKeepsItsRelease() throws Exception {
        one.wait(1);
        CompletableFuture<Lanes.Wait> holding = new CompletableFuture<>();
        Thread.startVirtualThread(() -> {
            try {
                holding.complete(one.machine.get("/t/wait?release=1&hold=55", Lanes.Wait.class));
            } catch (InterruptedException | AssertionError failed) {
                holding.completeExceptionally(failed);
            }
        });

        publish(new Audience.One("00317"));

        assertThat(holding.join().release()).isEqualTo(2);
        try (Kiosk late = new Kiosk("00319")) {
            assertThat(late.wait(0).release()).as("enrolled meanwhile").isEqualTo(1);
            assertThat(late.update()).isEqualTo(new Update.Switched(1));
        }
    }

    @Test
    void twoTrialsStandBesideEachOtherAndTheHigherOneStaysWhenTheLowerGoesToAll() throws Exception {
        publish(new Audience.One("00317"));
        draft(SampleCatalog.with(SampleCatalog.dearer(), "version: 2\n", "version: 3\n"));
        office.publishing.publish(mark(), new Audience.One("00318"), order("再改一处"));
        assertThat(List.of(one.update(), other.update()))
                .containsExactly(new Update.Switched(2), new Update.Switched(3));

        office.publishing.giveToAll(2, order("先用这一版"));

        assertThat(List.of(one.wait(2).release(), other.wait(3).release())).containsExactly(2, 3);
        assertThat(List.of(one.update(), other.update())).containsExactly(new Update.Current(2), new Update.Current(3));
        assertThatThrownBy(() -> office.publishing.giveToAll(2, order("再来一次")))
                .isInstanceOfSatisfying(
                        ReleaseRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(ReleaseRefused.Why.NOT_HIGHER));
    }

    /** As after a power cut between the two: the terminal goes on, nothing is refused, and the next start mends it. */
    @Test
    void anAssignmentWhoseTimestampWasNotSignedYetIsFollowedOnceItIs() throws Exception {
        publish(new Audience.One("00318"));
        assertThat(one.update()).isEqualTo(new Update.Switched(1));

        office.store.change(tx -> tx.releases().tryOn("00317", 2));
        assertThat(one.update()).isEqualTo(new Update.Current(1));

        office.publishing.refresh();
        assertThat(one.update()).isEqualTo(new Update.Switched(2));
    }

    @Test
    void aStateFolderOfBeforeThereWereTrialsIsTakenUp() throws Exception {
        assertThat(one.update()).isEqualTo(new Update.Switched(1));
        office.close();
        server.close();
        try (Stream<Path> files = Files.walk(folder.resolve("central/catalog/lines"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }

        server = CentralServer.start(CentralOptions.local(folder.resolve("central")));
        office = CentralOffice.open(
                StateFolder.open(folder.resolve("central")), InstantSource.system(), Logins.SecondFactor.OPTIONAL);
        one.close();
        other.close();
        one = new Kiosk("00320");
        other = new Kiosk("00321");

        assertThat(one.update()).isEqualTo(new Update.Switched(1));
    }

    @Test
    void whoAndWhyAreKeptBesideTheReleaseAndInTheAuditChain() throws Exception {
        publish(new Audience.One("00317"));
        office.publishing.withdraw("pension-enrolment", order("模板有误"));
        assertThat(one.wait(1).withdrawn()).containsExactly("pension-enrolment");
        office.publishing.restore("pension-enrolment", order("模板改好了"));

        List<Releases.Event> events = office.store.read(tx -> tx.releases().events(10));
        assertThat(events)
                .extracting(Releases.Event::action, Releases.Event::actor, Releases.Event::reason)
                .contains(
                        tuple(Releases.Action.TRIED, "zhou.ming", "提高高档缴费"),
                        tuple(Releases.Action.WITHDRAWN, "zhou.ming", "模板有误"),
                        tuple(Releases.Action.RESTORED, "zhou.ming", "模板改好了"));
        List<Audits.Entry> chain = office.store.read(tx -> tx.audits().all());
        assertThat(chain)
                .extracting(Audits.Entry::action, Audits.Entry::subject)
                .contains(
                        tuple("draft.put", SampleCatalog.PENSION),
                        tuple("catalog.try", "2 00317: 提高高档缴费"),
                        tuple("item.withdraw", "pension-enrolment: 模板有误"));
        assertThat(office.audit.firstBroken(chain)).isEmpty();
        SortedMap<String, String> files = office.store.read(tx -> tx.sources().ofRelease(2));
        assertThat(files)
                .containsEntry(SampleCatalog.PENSION, SampleCatalog.dearer())
                .containsKeys("texts.yaml", SampleCatalog.CERTIFICATE);
        assertThat(office.publishing.drafts().now().empty()).isTrue();
    }

    @Test
    void aDeskThatEnrolsIsWorthAReleaseThoughNoFileChanged() throws Exception {
        assertThat(office.publishing.desksDiffer()).isFalse();
        try (Machine desk = new Machine(folder.resolve("desk"), server)) {
            Machine.value(
                    desk.enrolDesk(server.createDeskWorkOrder("yb", "医疗保障局").code()));
        }
        assertThat(office.publishing.desksDiffer()).isTrue();

        Releases.Release release = office.publishing.publish(mark(), new Audience.All(), order("医保局接入"));

        assertThat(release.desks()).isEqualTo(1);
        assertThat(office.publishing.desksDiffer()).isFalse();
        assertThat(one.update()).isEqualTo(new Update.Switched(2));
        assertThat(one.catalog.live().orElseThrow().other("desks.json"))
                .hasValueSatisfying(json ->
                        assertThat(new String(json, StandardCharsets.UTF_8)).contains("医疗保障局"));
    }

    @Test
    void whatIsRefusedChangesNothing() throws Exception {
        draft(SampleCatalog.dearer());
        String mark = mark();
        assertRefused(
                ReleaseRefused.Why.NO_REASON, () -> office.publishing.publish(mark, new Audience.All(), order("  ")));
        assertRefused(
                ReleaseRefused.Why.NO_TERMINAL,
                () -> office.publishing.publish(mark, new Audience.One("00999"), order("试用")));
        assertRefused(
                ReleaseRefused.Why.OWN_WORK,
                () -> office.publishing.publish(
                        mark, new Audience.All(), new Publishing.Order("wang.xin", "自己写的", FourEyes.REQUIRED)));
        draft(SampleCatalog.with(SampleCatalog.dearer(), "output: slip", "output: slips"));
        assertRefused(
                ReleaseRefused.Why.CHANGED_MEANWHILE,
                () -> office.publishing.publish(mark, new Audience.All(), order("试用")));
        assertRefused(
                ReleaseRefused.Why.PROBLEMS, () -> office.publishing.publish(mark(), new Audience.All(), order("试用")));
        office.publishing.drafts().discard("wang.xin");
        assertRefused(
                ReleaseRefused.Why.NOTHING_CHANGED,
                () -> office.publishing.publish(mark(), new Audience.All(), order("试用")));
        assertRefused(
                ReleaseRefused.Why.NO_RELEASE, () -> office.publishing.rollBack(7, new Audience.All(), order("试用")));

        int newest = office.store.read(tx -> tx.releases().newest());
        assertThat(newest).isEqualTo(1);
        assertThat(one.update()).isEqualTo(new Update.Switched(1));
    }

    private interface Deed {
        void run() throws Exception;
    }

    private static void assertRefused(ReleaseRefused.Why why, Deed deed) {
        assertThatThrownBy(deed::run)
                .isInstanceOfSatisfying(
                        ReleaseRefused.class,
                        refused -> assertThat(refused.why()).isEqualTo(why));
    }

    private int publish(Audience audience) throws Exception {
        draft(SampleCatalog.dearer());
        return office.publishing.publish(mark(), audience, order("提高高档缴费")).number();
    }

    private void draft(String pension) {
        office.publishing.drafts().put(Map.of(SampleCatalog.PENSION, pension), "wang.xin");
    }

    private String mark() {
        return office.publishing.drafts().now().mark();
    }

    private static Publishing.Order order(String reason) {
        return new Publishing.Order("zhou.ming", reason, FourEyes.REQUIRED);
    }

    private static org.assertj.core.groups.Tuple tuple(Object... values) {
        return org.assertj.core.groups.Tuple.tuple(values);
    }
}
