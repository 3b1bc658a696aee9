// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import static com.hp.jipp.encoding.AttributeGroup.groupOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.hp.jipp.encoding.Attribute;
import com.hp.jipp.encoding.IntType;
import com.hp.jipp.encoding.KeyValues;
import com.hp.jipp.encoding.NameType;
import com.hp.jipp.encoding.Tag;
import com.hp.jipp.encoding.TextType;
import com.hp.jipp.model.PrinterState;
import com.hp.jipp.model.Types;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrinterViewTest {
    private static final Attribute<?> CUPS = new TextType("cups-version").of("2.4.2");

    private static PrinterView view(Attribute<?>... more) {
        List<Attribute<?>> all = new ArrayList<>(List.of(more));
        if (all.stream().noneMatch(attribute -> attribute.getName().equals("printer-state"))) {
            all.add(Types.printerState.of(PrinterState.idle));
        }
        return PrinterView.of(groupOf(Tag.printerAttributes, all));
    }

    @ParameterizedTest
    @CsvSource({
        "media-empty, PAPER_OUT",
        "media-needed, PAPER_OUT",
        "media-low, PAPER_LOW",
        "media-jam, PAPER_JAM",
        "cover-open, COVER_OPEN",
        "toner-low, SUPPLY_LOW",
        "marker-supply-empty, SUPPLY_EMPTY",
        "output-area-full, OUTPUT_FULL"
    })
    void a_reason_counts_by_its_stem_whatever_its_suffix(String stem, CoreFault fault) {
        for (String suffix : List.of("", "-report", "-warning", "-error")) {
            assertThat(view(Types.printerStateReasons.of(stem + suffix)).faults())
                    .singleElement()
                    .satisfies(seen -> assertThat(fault.is(seen)).isTrue());
        }
    }

    @Test
    void none_and_unknown_reasons_are_no_fault() {
        assertThat(view(Types.printerStateReasons.of("none")).faults()).isEmpty();
        assertThat(view(Types.printerStateReasons.of("cups-waiting-for-job-completed", "spool-area-full-report"))
                        .faults())
                .isEmpty();
    }

    @Test
    void a_blocking_fault_comes_before_a_warning_and_each_kind_once() {
        PrinterView view =
                view(Types.printerStateReasons.of("toner-low-report", "media-empty-warning", "media-needed-warning"));
        assertThat(view.faults())
                .extracting(Fault::code)
                .containsExactly(CoreFault.PAPER_OUT.code(), CoreFault.SUPPLY_LOW.code());
        assertThat(view.unfit())
                .hasValueSatisfying(
                        fault -> assertThat(CoreFault.PAPER_OUT.is(fault)).isTrue());
    }

    @Test
    void a_stopped_printer_without_a_reason_is_off_line() {
        assertThat(view(Types.printerState.of(PrinterState.stopped)).unfit())
                .hasValueSatisfying(
                        fault -> assertThat(CoreFault.PRINTER_OFFLINE.is(fault)).isTrue());
        assertThat(view(Types.printerIsAcceptingJobs.of(false)).unfit()).isPresent();
    }

    @Test
    void a_printer_at_work_is_busy_and_a_queue_is_not() {
        Attribute<?> processing = Types.printerState.of(PrinterState.processing);
        assertThat(view(processing).busy()).isTrue();
        assertThat(view(processing).unfit()).isEmpty();
        PrinterView queue = view(processing, CUPS);
        assertThat(queue.spooler()).isTrue();
        assertThat(queue.busy()).isFalse();
        assertThat(queue.unfit()).isEmpty();
    }

    @Test
    void a_queue_at_rest_remembers_troubles_that_are_no_news() {
        Attribute<?> remembered = Types.printerStateReasons.of("media-empty-warning", "toner-low-report");
        assertThat(view(CUPS, remembered).faults())
                .extracting(Fault::code)
                .containsExactly(CoreFault.SUPPLY_LOW.code());
        assertThat(view(CUPS, remembered, Types.printerState.of(PrinterState.processing))
                        .blocking())
                .hasValueSatisfying(
                        fault -> assertThat(CoreFault.PAPER_OUT.is(fault)).isTrue());
        assertThat(view(
                                CUPS,
                                Types.printerState.of(PrinterState.stopped),
                                Types.printerStateReasons.of("media-empty-warning", "paused"))
                        .faults())
                .extracting(Fault::code)
                .containsExactly(IppFault.PAUSED.code());
    }

    @Test
    void the_printer_behind_a_queue_tells_its_troubles_and_supplies() {
        PrinterView printer = view(
                Types.printerStateReasons.of("media-jam-error"),
                new IntType.Set("marker-levels").of(40),
                new NameType.Set("marker-names").of("Black"));
        PrinterView both =
                view(CUPS, Types.printerStateReasons.of("toner-low-report")).before(printer);
        assertThat(both.spooler()).isTrue();
        assertThat(both.faults())
                .extracting(Fault::code)
                .containsExactly(CoreFault.PAPER_JAM.code(), CoreFault.SUPPLY_LOW.code());
        assertThat(both.supplies())
                .containsExactly(new Snapshot.Supply("black", Snapshot.Level.OK, 40, Snapshot.Unit.PERCENT));
    }

    @Test
    void supplies_and_trays_of_pwg_octet_strings_are_told_with_their_levels() {
        PrinterView view = view(
                Types.printerSupply.of(
                        octets("index=1;class=supplyThatIsConsumed;type=toner;unit=percent;maxcapacity=100;level=75;"
                                + "colorantname=black;"),
                        supply("toner", 4, "cyan"),
                        supply("toner", 0, "magenta"),
                        supply("toner", -3, "yellow"),
                        supply("opc", -2, "none"),
                        octets("index=6;class=receptacleThatIsFilled;type=wasteToner;maxcapacity=100;level=25;"
                                + "colorantname=none;")),
                Types.printerInputTray.of(
                        tray(250, "Main"),
                        tray(10, "Photo"),
                        tray(0, "Envelope"),
                        tray(-3, "Manual"),
                        tray(-2, "Odd")));
        assertThat(view.supplies())
                .containsExactly(
                        new Snapshot.Supply("paper-main", Snapshot.Level.OK, 250, Snapshot.Unit.SHEETS),
                        new Snapshot.Supply("paper-photo", Snapshot.Level.LOW, 10, Snapshot.Unit.SHEETS),
                        new Snapshot.Supply("paper-envelope", Snapshot.Level.EMPTY, 0, Snapshot.Unit.SHEETS),
                        new Snapshot.Supply("paper-manual", Snapshot.Level.OK, -1, Snapshot.Unit.NONE),
                        new Snapshot.Supply("toner-black", Snapshot.Level.OK, 75, Snapshot.Unit.PERCENT),
                        new Snapshot.Supply("toner-cyan", Snapshot.Level.LOW, 4, Snapshot.Unit.PERCENT),
                        new Snapshot.Supply("toner-magenta", Snapshot.Level.EMPTY, 0, Snapshot.Unit.PERCENT),
                        new Snapshot.Supply("toner-yellow", Snapshot.Level.OK, -1, Snapshot.Unit.NONE),
                        new Snapshot.Supply("opc-none", Snapshot.Level.UNKNOWN, -1, Snapshot.Unit.NONE));
    }

    private static KeyValues supply(String type, int level, String colour) {
        return octets("class=supplyThatIsConsumed;type=" + type + ";maxcapacity=100;level=" + level + ";colorantname="
                + colour + ";");
    }

    private static KeyValues tray(int level, String name) {
        return octets(
                "type=sheetFeedAutoRemovableTray;maxcapacity=250;level=" + level + ";status=0;name=" + name + ";");
    }

    private static KeyValues octets(String text) {
        return new KeyValues(java.util.Arrays.stream(text.split("[;=]")).toArray(String[]::new));
    }

    @Test
    void marker_levels_as_cups_tells_them_become_supplies_and_waste_does_not() {
        PrinterView view = view(
                new IntType.Set("marker-levels").of(5, 80, -2, 40),
                new IntType.Set("marker-low-levels").of(10, 10, 10, 10),
                new NameType.Set("marker-names").of("Black Toner", "Cyan", "Drum", "Waste"),
                Types.printerMakeAndModel.of("Some Maker 1"),
                new com.hp.jipp.encoding.StringType.Set(Tag.keyword, "marker-types")
                        .of("toner", "toner", "opc", "waste-toner"));
        assertThat(view.supplies())
                .containsExactly(
                        new Snapshot.Supply("black-toner", Snapshot.Level.LOW, 5, Snapshot.Unit.PERCENT),
                        new Snapshot.Supply("cyan", Snapshot.Level.OK, 80, Snapshot.Unit.PERCENT),
                        new Snapshot.Supply("drum", Snapshot.Level.UNKNOWN, -1, Snapshot.Unit.NONE));
        assertThat(view.model()).isEqualTo("Some Maker 1");
    }
}
