// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.Samples;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.availability.Availability.Reason;
import org.doorstep.catalog.item.Device;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.junit.jupiter.api.Test;

class OfferingTest {
    private static final Item CERTIFICATE = Samples.certificate();
    private static final Item PENSION = Samples.pension();
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 20);

    private final Offering offering = new Offering(Phrases.load());
    private final Map<Device, DeviceHealth> devices = new EnumMap<>(Map.of(
            Device.ID_CARD, new DeviceHealth.Ready(-1),
            Device.DOCUMENT_PRINTER, new DeviceHealth.Ready(100),
            Device.RECEIPT_PRINTER, new DeviceHealth.Ready(-1)));
    private Set<Identity.Method> identifies = EnumSet.allOf(Identity.Method.class);
    private boolean online = true;
    private long room = Long.MAX_VALUE;
    private boolean numbersKnown = true;
    private Duration age = Duration.ofHours(1);
    private Set<String> withdrawn = Set.of();
    private Set<String> unreachable = Set.of();

    @Test
    void withEverythingReadyTheItemIsOffered() {
        assertThat(certificate()).isEqualTo(new Availability.Offered());
    }

    @Test
    void aPrintingItemNeedsFiveSheetsBeyondItsPages() {
        devices.put(Device.DOCUMENT_PRINTER, new DeviceHealth.Ready(6));
        assertThat(certificate()).isEqualTo(new Availability.Offered());
        devices.put(Device.DOCUMENT_PRINTER, new DeviceHealth.Ready(5));
        assertThat(reason()).isEqualTo(Reason.PAPER_OUT);
    }

    @Test
    void aPrinterThatDoesNotCountIsBelievedUntilItSaysThatThePaperIsOut() {
        devices.put(Device.DOCUMENT_PRINTER, new DeviceHealth.Ready(-1));
        assertThat(certificate()).isEqualTo(new Availability.Offered());
        devices.put(Device.DOCUMENT_PRINTER, new DeviceHealth.PaperOut());
        assertThat(certificate()).isInstanceOfSatisfying(Availability.Withheld.class, withheld -> {
            assertThat(withheld.reason()).isEqualTo(Reason.PAPER_OUT);
            assertThat(withheld.text().zhCn()).isEqualTo("缺纸，暂不能打印。");
        });
    }

    @Test
    void aMissingOrBrokenReaderIsTold() {
        devices.remove(Device.ID_CARD);
        assertThat(reason()).isEqualTo(Reason.DEVICE_ABSENT);
        devices.put(Device.ID_CARD, new DeviceHealth.Faulty("D-101"));
        assertThat(certificate()).isInstanceOfSatisfying(Availability.Withheld.class, withheld -> {
            assertThat(withheld.reason()).isEqualTo(Reason.DEVICE_FAULT);
            assertThat(withheld.fault()).isEqualTo("D-101");
        });
    }

    @Test
    void anOpenQuestionOfItsPrinterWithholdsIt() {
        devices.put(Device.DOCUMENT_PRINTER, new DeviceHealth.OpenQuestion());
        assertThat(reason()).isEqualTo(Reason.OPEN_QUESTION);
    }

    @Test
    void theGravestReasonIsToldFirst() {
        devices.put(Device.DOCUMENT_PRINTER, new DeviceHealth.PaperOut());
        devices.put(Device.ID_CARD, new DeviceHealth.Faulty("D-101"));
        online = false;
        assertThat(reason()).isEqualTo(Reason.DEVICE_FAULT);
    }

    @Test
    void withoutNetworkOrDeskALiveQuestionIsNotBegun() {
        online = false;
        assertThat(reason()).isEqualTo(Reason.OFFLINE);
        online = true;
        unreachable = Set.of("rs");
        assertThat(reason()).isEqualTo(Reason.DESK_UNREACHABLE);
        unreachable = Set.of("mz");
        assertThat(certificate()).isEqualTo(new Availability.Offered());
    }

    @Test
    void oneOfSeveralPayingDevicesIsEnough() {
        assertThat(reason(PENSION)).isEqualTo(Reason.DEVICE_ABSENT);
        devices.put(Device.CASH, new DeviceHealth.Ready(-1));
        assertThat(of(PENSION)).isEqualTo(new Availability.Offered());
    }

    @Test
    void aStrictItemIsHiddenAfterSevenDaysAndEveryItemAfterThirty() {
        devices.put(Device.CASH, new DeviceHealth.Ready(-1));
        age = Duration.ofDays(7);
        assertThat(of(PENSION)).isEqualTo(new Availability.Offered());
        age = Duration.ofDays(7).plusSeconds(1);
        assertThat(reason(PENSION)).isEqualTo(Reason.CATALOG_STALE);
        assertThat(certificate()).isEqualTo(new Availability.Offered());
        age = Duration.ofDays(30);
        assertThat(certificate()).isEqualTo(new Availability.Offered());
        age = Duration.ofDays(30).plusSeconds(1);
        assertThat(reason()).isEqualTo(Reason.CATALOG_STALE);
    }

    @Test
    void anItemThatSubmitsIsNotBegunWhereItsWorstCaseDoesNotFit() {
        devices.put(Device.CASH, new DeviceHealth.Ready(-1));
        Item submits = Samples.item(submitting(20_000));
        room = 20_000;
        assertThat(of(submits)).isEqualTo(new Availability.Offered());
        room = 19_999;
        assertThat(of(submits)).isInstanceOfSatisfying(Availability.Withheld.class, withheld -> {
            assertThat(withheld.reason()).isEqualTo(Reason.QUEUE_FULL);
            assertThat(withheld.text().zhCn()).startsWith("这台机器存满了");
            assertThat(withheld.text().en()).startsWith("This machine is full");
        });
        room = -1;
        assertThat(certificate()).as("an item that queues nothing goes on").isEqualTo(new Availability.Offered());
    }

    @Test
    void aFullQueueIsToldBeforeAMissingNetwork() {
        devices.put(Device.CASH, new DeviceHealth.Ready(-1));
        online = false;
        Item submits = Samples.item(submitting(20_000));
        assertThat(reason(submits)).isEqualTo(Reason.OFFLINE);
        room = 0;
        assertThat(reason(submits)).isEqualTo(Reason.QUEUE_FULL);
    }

    @Test
    void whatGetsANumberedSlipIsNotBegunBeforeTheNextNumberIsKnown() {
        devices.put(Device.CASH, new DeviceHealth.Ready(-1));
        numbersKnown = false;
        assertThat(of(Samples.item(submitting(20_000))))
                .isInstanceOfSatisfying(Availability.Withheld.class, withheld -> {
                    assertThat(withheld.reason()).isEqualTo(Reason.NUMBERS_UNKNOWN);
                    assertThat(withheld.text().zhCn()).startsWith("本机正在与服务中心核对单号");
                    assertThat(withheld.text().en()).startsWith("This machine is checking its slip numbers");
                });
        assertThat(reason()).as("a certificate's slip").isEqualTo(Reason.NUMBERS_UNKNOWN);
        online = false;
        assertThat(reason()).as("what the resident can see for himself first").isEqualTo(Reason.OFFLINE);
    }

    private static String submitting(int worstBytes) {
        return Samples.with(
                Samples.pensionYaml(), "promised-days: 3 }", "promised-days: 3, worst-bytes: " + worstBytes + " }");
    }

    @Test
    void anItemThatAsksForAWayToIdentifyThatIsNotHereSaysSo() {
        identifies = EnumSet.of(Identity.Method.ATTENDANT);
        assertThat(certificate()).as("one of its ways is enough").isEqualTo(new Availability.Offered());
        identifies = EnumSet.of(Identity.Method.FACE);
        assertThat(certificate()).isInstanceOfSatisfying(Availability.Withheld.class, withheld -> {
            assertThat(withheld.reason()).isEqualTo(Reason.NO_WAY_TO_IDENTIFY);
            assertThat(withheld.text().zhCn()).isEqualTo("本机核对不了这件事要的身份，请到窗口办理。");
        });
        assertThat(of(PENSION)).as("the card alone is enough").isNotEqualTo(certificate());
    }

    @Test
    void anOldCatalogSaysOfWhichDayItIs() {
        LocalDate confirmed = LocalDate.of(2026, 3, 18);
        assertThat(offering.notice(Duration.ofHours(24), confirmed)).isEmpty();
        assertThat(offering.notice(Duration.ofHours(24).plusSeconds(1), confirmed))
                .contains(Text.of(
                        "服务目录更新于2026年3月18日，以后的变动这里看不到。",
                        "The list of services is of 18 March 2026. Later changes are not shown."));
    }

    @Test
    void aWithdrawnItemIsNotOffered() {
        withdrawn = Set.of("social-insurance-certificate");
        assertThat(reason()).isEqualTo(Reason.WITHDRAWN);
    }

    @Test
    void anItemIsOfferedWithinItsDaysOnly() {
        String dated = Samples.pensionYaml() + "validity: { from: 2026-03-21, until: 2026-03-31 }\n";
        assertThat(of(Samples.item(dated))).isInstanceOfSatisfying(Availability.Withheld.class, withheld -> {
            assertThat(withheld.reason()).isEqualTo(Reason.NOT_YET_VALID);
            assertThat(withheld.text().zhCn()).isEqualTo("此事项从2026年3月21日起办理。");
        });
        String past = Samples.pensionYaml() + "validity: { until: 2026-03-19 }\n";
        assertThat(reason(Samples.item(past))).isEqualTo(Reason.NO_LONGER_VALID);
    }

    private Availability certificate() {
        return of(CERTIFICATE);
    }

    private Reason reason() {
        return reason(CERTIFICATE);
    }

    private Reason reason(Item item) {
        return ((Availability.Withheld) of(item)).reason();
    }

    private Availability of(Item item) {
        return offering.of(
                item,
                new TerminalFacts(devices, identifies, online, unreachable, withdrawn, room, numbersKnown, age, TODAY));
    }
}
