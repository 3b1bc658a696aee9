// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.cases;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.central.fleet.Presence;
import org.doorstep.central.fleet.SilenceWatch;
import org.doorstep.central.store.CaseRows;
import org.doorstep.central.store.Sites;
import org.doorstep.central.store.SlipRows;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Terminals;
import org.doorstep.central.store.Tx;
import org.doorstep.contract.Cases;
import org.doorstep.contract.SlipNumber;

/**
 * What a slip tells whoever holds it: the state of its case, and nothing of its content. A slip that may have been issued is
 * never called unknown: its record may still be on its way.
 */
public final class SlipStates {
    /** More slips than a terminal can print between two beats. */
    private static final int BETWEEN_BEATS = 20;

    /** Counters looked at for one terminal; the newest are kept when there are more. */
    private static final int MOST = 1_000;

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{22}");

    private final Store store;
    private final Presence presence;
    private final SilenceWatch silence;

    public SlipStates(Store store, Presence presence, SilenceWatch silence) {
        this.store = store;
        this.presence = presence;
        this.silence = silence;
    }

    /** A case by its slip's token. */
    public record Shown(Cases.State state, Instant since) {}

    /**
     * A slip whose record has not come.
     *
     * @param head the digits that are known, grouped as on the slip: its random digits and its check are not
     * @param since when central first heard that it was issued
     */
    public record Missing(String head, Instant since) {}

    /** {@code POST /t/slip}. */
    public Cases.SlipAnswer state(Cases.SlipQuestion question) {
        return SubmissionForm.slipNumber(question.slip())
                .map(slip -> store.read(tx -> state(tx, slip)))
                .orElseGet(SlipStates::notKnown);
    }

    /** The case of a slip's token; empty while no record with it is here. */
    public Optional<Shown> byToken(String token) {
        if (!TOKEN.matcher(token).matches()) {
            return Optional.empty();
        }
        return store.read(tx -> tx.cases()
                .byToken(token)
                .flatMap(part -> tx.cases().find(part.number()))
                .map(file -> new Shown(file.state(), file.changed())));
    }

    /**
     * Slips that a terminal says it issued and whose records are not here, the oldest first. A lane is sent in order, so of
     * one enrolment it is the newest that are missing, and no more than it says to be unsent.
     */
    public static List<Missing> missing(Tx tx, String terminal) {
        Map<Integer, List<SlipRows.Span>> enrolments = tx.slips().spans(terminal).stream()
                .collect(Collectors.groupingBy(SlipRows.Span::enrolment, TreeMap::new, Collectors.toList()));
        List<Missing> missing = new ArrayList<>();
        enrolments.values().forEach(spans -> {
            List<Missing> found =
                    spans.stream().flatMap(span -> absent(tx, span).stream()).toList();
            int most = spans.getLast().unsent();
            missing.addAll(found.subList(Math.max(0, found.size() - most), found.size()));
        });
        return List.copyOf(missing.subList(Math.max(0, missing.size() - MOST), missing.size()));
    }

    private static List<Missing> absent(Tx tx, SlipRows.Span span) {
        Set<Integer> arrived = new HashSet<>(tx.slips().arrived(span));
        List<Missing> absent = new ArrayList<>();
        for (int counter = Math.max(span.first(), span.last() - MOST); counter <= span.last(); counter++) {
            if (!arrived.contains(counter)) {
                absent.add(new Missing(head(span.terminal(), counter), span.heard()));
            }
        }
        return absent;
    }

    /** How many slips are missing of each terminal; terminals without one are left out. */
    public static Map<String, Integer> missing(Tx tx) {
        Map<String, Integer> counts = new HashMap<>();
        for (String terminal : tx.slips().terminals()) {
            int count = missing(tx, terminal).size();
            if (count > 0) {
                counts.put(terminal, count);
            }
        }
        return counts;
    }

    private Cases.SlipAnswer state(Tx tx, SlipNumber slip) {
        Optional<CaseRows.File> file =
                tx.cases().bySlip(slip.value()).flatMap(part -> tx.cases().find(part.number()));
        if (file.isPresent()) {
            return new Cases.SlipAnswer(
                    Cases.SlipState.KNOWN, file.get().state(), file.get().changed(), "");
        }
        Optional<Terminals.Terminal> terminal = tx.terminals().find(slip.terminal());
        if (terminal.isEmpty() || !mayBeIssued(terminal.get(), slip.counter())) {
            return notKnown();
        }
        Terminals.Terminal row = terminal.get();
        return new Cases.SlipAnswer(
                Cases.SlipState.NOT_ARRIVED,
                null,
                presence.terminalSeen(row.id(), row.lastSeen()).orElse(null),
                tx.sites().find(row.site()).map(Sites.Site::name).orElse(""));
    }

    /** A terminal that is not heard may go on issuing slips for as long as nobody hears it. */
    private boolean mayBeIssued(Terminals.Terminal terminal, int counter) {
        return counter <= terminal.issued() + BETWEEN_BEATS || silence.silent(terminal);
    }

    private static Cases.SlipAnswer notKnown() {
        return new Cases.SlipAnswer(Cases.SlipState.NOT_KNOWN, null, null, "");
    }

    private static String head(String terminal, int counter) {
        String known = SlipNumber.of(terminal, counter, 0).grouped();
        return known.substring(0, known.length() - "00 0".length()) + "·· ·";
    }
}
