// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.doorstep.installer.cut.Cuts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Kill -9 of the terminal, of central and of the desk before and after each of their commits and first bytes, in all three
 * journeys: nothing is lost, nothing is doubled, nothing is told wrongly. Every build takes one seeded place of each;
 * {@code installer/cuts} takes all of them. The two tests have a stack each and run side by side.
 */
@Execution(ExecutionMode.CONCURRENT)
class CutsTest {
    private static final System.Logger LOG = System.getLogger(CutsTest.class.getName());
    private static final Path CHECKOUT = Path.of(System.getProperty("doorstep.checkout"));
    private static final int SAMPLE = Integer.getInteger("doorstep.cuts", 1);
    private static final List<String> PROGRAMS =
            List.of(System.getProperty("doorstep.cuts.programs", "terminal,central,desk")
                    .split(","));
    private static final Pattern CERTIFICATE = Pattern.compile("RS[0-9]{14}");
    private static final int CARD = 4;
    /** A document may be kept in the printer's spool and beside it. */
    private static final int KEPT_TWICE = 2;

    private static final int IN_A_ROW = 8;
    /** About how many places of a server one journey passes; how many it is depends on who is faster. */
    private static final int SERVER_PLACES = 10;

    @Test
    void aTerminalThatIsKilledLosesDoublesAndTellsNothingWrongly(@TempDir Path home) throws Exception {
        assumeTrue(PROGRAMS.contains("terminal"), "the terminal was not asked for");
        try (Cuts cuts = new Cuts(home, CHECKOUT.resolve("kiosk-config/catalog"))) {
            for (String item : List.of(Journey.ITEM, Declaring.ITEM, Following.ITEM)) {
                prepare(cuts, item);
                int places = cuts.playWhole(item, CARD);
                hold(cuts);
                assertThat(places).as("places to stop at in " + item).isGreaterThan(5);
                LOG.log(Level.INFO, "{0}: {1} places", item, places);
                killTerminal(cuts, item, sample(places, item.hashCode()));
            }
        }
    }

    @Test
    void aServerThatIsKilledLosesDoublesAndTellsNothingWrongly(@TempDir Path home) throws Exception {
        List<String> servers =
                PROGRAMS.stream().filter(p -> !p.equals("terminal")).toList();
        assumeFalse(servers.isEmpty(), "no server was asked for");
        try (Cuts cuts = new Cuts(home, CHECKOUT.resolve("kiosk-config/catalog"))) {
            for (String program : servers) {
                for (String item : List.of(Declaring.ITEM, Following.ITEM)) {
                    killServer(cuts, program, item);
                }
            }
        }
    }

    /** Up to so many kills in a row, each terminal the one that comes up after the kill before; then what must hold. */
    private static void killTerminal(Cuts cuts, String item, List<Integer> places) throws Exception {
        for (int from = 0; from < places.size(); from += IN_A_ROW) {
            for (int place : places.subList(from, Math.min(places.size(), from + IN_A_ROW))) {
                LOG.log(Level.INFO, "{0}: terminal at {1}", item, place);
                prepare(cuts, item);
                cuts.killTerminalAt(place, item, CARD);
            }
            prepare(cuts, item);
            cuts.playWhole(item, CARD);
            hold(cuts);
        }
    }

    private static void killServer(Cuts cuts, String program, String item) throws Exception {
        if (SAMPLE >= SERVER_PLACES) {
            int place = 1;
            while (place <= SAMPLE && stoppedAt(cuts, program, place, item)) {
                place++;
            }
            assertThat(place).as("places of " + program + " in " + item).isGreaterThan(1);
            return;
        }
        for (int place : sample(SERVER_PLACES, item.hashCode() + program.hashCode())) {
            int at = place;
            while (!stoppedAt(cuts, program, at, item)) {
                assertThat(at).as("places of " + program + " in " + item).isGreaterThan(1);
                at = at / 2;
            }
        }
    }

    private static boolean stoppedAt(Cuts cuts, String program, int place, String item) throws Exception {
        LOG.log(Level.INFO, "{0}: {1} at {2}", item, program, place);
        prepare(cuts, item);
        boolean stopped = cuts.killServerAt(program, place, item, CARD);
        hold(cuts);
        return stopped;
    }

    private static List<Integer> sample(int places, long seed) {
        if (SAMPLE >= places) {
            return IntStream.rangeClosed(1, places).boxed().toList();
        }
        Set<Integer> chosen = new TreeSet<>();
        Random random = new Random(seed);
        while (chosen.size() < SAMPLE) {
            chosen.add(1 + random.nextInt(places));
        }
        return List.copyOf(chosen);
    }

    /** The third journey corrects a case that came back: one is sent back where none is. */
    private static void prepare(Cuts cuts, String item) throws Exception {
        if (!item.equals(Following.ITEM)) {
            return;
        }
        CentralBooks books = new CentralBooks(cuts.home());
        List<JsonNode> cases = books.cases();
        if (cases.stream().anyMatch(c -> c.path("state").asText().equals("RETURNED"))) {
            return;
        }
        String number = cases.stream()
                .filter(c -> c.path("state").asText().equals("RECEIVED"))
                .map(c -> c.path("number").asText())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no case can be sent back: " + cases));
        try (Official official =
                Official.login(cuts.stack().deskAddress(), cuts.home().resolve("desk"))) {
            official.returns(number, List.of("请换一个手机号码。"));
        }
        books.await(
                "the case sent back",
                c -> c.path("number").asText().equals(number)
                        && c.path("state").asText().equals("RETURNED"));
    }

    /** What must hold after every kill, once the terminal has come up again and has sent what waited. */
    private static void hold(Cuts cuts) throws Exception {
        Path journal = cuts.home().resolve("terminal").resolve("journal.db");
        List<String> issued = column(journal, "SELECT subject FROM audit WHERE type = 'SLIP_ISSUED' ORDER BY seq");
        assertThat(issued)
                .as("slip numbers are gap-free and each is issued once")
                .isEqualTo(IntStream.rangeClosed(1, issued.size())
                        .mapToObj(Integer::toString)
                        .toList());
        List<String> filed = column(journal, "SELECT number FROM slip ORDER BY counter");
        Map<String, String> atCentral = atCentral(new CentralBooks(cuts.home()).cases());
        assertThat(atCentral.keySet())
                .as("every slip's record is at central, exactly once, and nothing else is")
                .containsExactlyInAnyOrderElementsOf(filed);
        toldRightly(cuts, atCentral);
        eachPaperOnce(cuts, filed);
    }

    /** Number of the case by the slip of each of its records. */
    private static Map<String, String> atCentral(List<JsonNode> cases) {
        Map<String, String> bySlip = new LinkedHashMap<>();
        for (JsonNode one : cases) {
            List<JsonNode> records = new ArrayList<>(List.of(one));
            one.path("corrections").forEach(records::add);
            for (JsonNode record : records) {
                assertThat(record.path("receivedTimes").asInt())
                        .as("how often central has " + record)
                        .isEqualTo(1);
                assertThat(bySlip.put(
                                record.path("slip").asText(), one.path("number").asText()))
                        .as("one case for one slip")
                        .isNull();
            }
        }
        assertThat(bySlip.values()).allSatisfy(number -> assertThat(number).hasSize(43));
        return bySlip;
    }

    private static void toldRightly(Cuts cuts, Map<String, String> atCentral) throws IOException {
        for (String line : cuts.told()) {
            String[] words = line.split(" ", -1);
            if (words[0].equals("done")) {
                assertThat(atCentral).as("what the resident was told is kept").containsKey(words[1]);
                if (!words[2].isEmpty()) {
                    assertThat(atCentral.get(words[1]))
                            .as("the number the resident was told")
                            .isEqualTo(words[2]);
                }
            }
        }
    }

    private static void eachPaperOnce(Cuts cuts, List<String> filed) throws IOException {
        Map<String, Integer> slips = new LinkedHashMap<>();
        for (Path paper : papers(cuts.home().resolve("devices").resolve("receipts"), ".txt")) {
            String text = Files.readString(paper).replaceAll("\\s", "");
            filed.stream().filter(text::contains).forEach(number -> slips.merge(number, 1, Integer::sum));
        }
        slips.forEach((number, count) ->
                assertThat(count).as("papers of slip " + number).isEqualTo(1));
        Map<String, Integer> certificates = new LinkedHashMap<>();
        int cutShort = 0;
        for (Path paper : papers(cuts.home().resolve("devices").resolve("printer"), ".pdf")) {
            if (!sentToItsEnd(paper)) {
                cutShort++;
                continue;
            }
            try (PDDocument pdf = Loader.loadPDF(paper.toFile())) {
                Matcher number = CERTIFICATE.matcher(new PDFTextStripper().getText(pdf));
                assertThat(number.find()).as("a whole certificate: " + paper).isTrue();
                certificates.merge(number.group(), 1, Integer::sum);
            }
        }
        certificates.forEach((number, count) ->
                assertThat(count).as("papers of certificate " + number).isEqualTo(1));
        assertThat(cutShort).as("documents cut short").isLessThanOrEqualTo(KEPT_TWICE * cuts.terminalsKilled());
    }

    /** Whether the printer was given all of a document; ippeveprinter may keep what a killed terminal did not send whole. */
    private static boolean sentToItsEnd(Path pdf) throws IOException {
        String text = Files.readString(pdf, StandardCharsets.ISO_8859_1);
        return text.stripTrailing().endsWith("%%EOF");
    }

    private static List<Path> papers(Path folder, String ending) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> f.toString().endsWith(ending)).toList();
        }
    }

    private static List<String> column(Path database, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + database + "?mode=ro");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            List<String> values = new ArrayList<>();
            while (row.next()) {
                values.add(row.getString(1));
            }
            return values;
        }
    }
}
