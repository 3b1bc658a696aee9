// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.availability;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.availability.Availability.Reason;
import org.doorstep.catalog.availability.Availability.Withheld;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Device;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Offline;
import org.doorstep.catalog.item.Output;
import org.doorstep.catalog.item.Requirement;
import org.doorstep.catalog.item.Step;

/** Decides whether items are offered. Stateless; any thread. */
public final class Offering {
    /** After this the home screen says of which day the catalog is. */
    public static final Duration TOLD_AGE = Duration.ofHours(24);

    /** After this a strict item is hidden. */
    public static final Duration STRICT_AGE = Duration.ofDays(7);

    /** After this nothing new begins; the queue is drained. */
    public static final Duration LAST_AGE = Duration.ofDays(30);

    /** Sheets that must be left beyond what the item prints. */
    public static final int SPARE_SHEETS = 5;

    private final Phrases phrases;

    public Offering(Phrases phrases) {
        this.phrases = phrases;
    }

    /** For the home screen: of which day the catalog is, once it is old. */
    public Optional<Text> notice(Duration catalogAge, LocalDate confirmed) {
        return catalogAge.compareTo(TOLD_AGE) > 0
                ? Optional.of(phrases.text("notice.stale", phrases.day(confirmed)))
                : Optional.empty();
    }

    public Availability of(Item item, TerminalFacts facts) {
        return calendar(item, facts)
                .or(() -> catalog(item, facts))
                .or(() -> identity(item, facts))
                .or(() -> devices(item, facts))
                .or(() -> queue(item, facts))
                .or(() -> network(item, facts))
                .or(() -> numbers(item, facts))
                .map(Availability.class::cast)
                .orElseGet(Availability.Offered::new);
    }

    private Optional<Withheld> calendar(Item item, TerminalFacts facts) {
        var from = item.validity().from();
        if (from != null && facts.today().isBefore(from)) {
            return Optional.of(withheld(Reason.NOT_YET_VALID, "withheld.not-yet", phrases.day(from)));
        }
        return when(!item.validity().on(facts.today()), Reason.NO_LONGER_VALID, "withheld.no-longer");
    }

    private Optional<Withheld> catalog(Item item, TerminalFacts facts) {
        if (facts.withdrawn().contains(item.id())) {
            return Optional.of(withheld(Reason.WITHDRAWN, "withheld.withdrawn"));
        }
        Duration limit = item.strict() ? STRICT_AGE : LAST_AGE;
        return when(facts.catalogAge().compareTo(limit) > 0, Reason.CATALOG_STALE, "withheld.stale");
    }

    private Optional<Withheld> identity(Item item, TerminalFacts facts) {
        return when(
                factor(item) && item.identity().methods().stream().noneMatch(facts.identifies()::contains),
                Reason.NO_WAY_TO_IDENTIFY,
                "withheld.identity");
    }

    private static boolean factor(Item item) {
        return item.identity().level() == Identity.Level.CARD_AND_FACTOR;
    }

    private Optional<Withheld> devices(Item item, TerminalFacts facts) {
        List<Withheld> found = new ArrayList<>();
        for (Requirement requirement : item.requires()) {
            List<Optional<Withheld>> each = requirement.anyOf().stream()
                    .map(device -> device(item, device, facts))
                    .toList();
            if (each.stream().allMatch(Optional::isPresent)) {
                each.getFirst().ifPresent(found::add);
            }
        }
        return found.stream().min(java.util.Comparator.comparing(Withheld::reason));
    }

    private Optional<Withheld> device(Item item, Device device, TerminalFacts facts) {
        DeviceHealth health = facts.devices().get(device);
        if (health == null) {
            return Optional.of(withheld(Reason.DEVICE_ABSENT, key("withheld.absent.", device)));
        }
        return switch (health) {
            case DeviceHealth.Ready(int sheets) ->
                when(
                        sheets >= 0 && item.printsOn(device) && sheets < sheets(item, device) + SPARE_SHEETS,
                        Reason.PAPER_OUT,
                        key("withheld.paper.", device));
            case DeviceHealth.PaperOut ignored ->
                Optional.of(withheld(Reason.PAPER_OUT, key("withheld.paper.", device)));
            case DeviceHealth.Faulty(String code) ->
                Optional.of(new Withheld(Reason.DEVICE_FAULT, phrases.text(key("withheld.fault.", device)), code));
            case DeviceHealth.OpenQuestion ignored ->
                Optional.of(withheld(Reason.OPEN_QUESTION, "withheld.open-question"));
        };
    }

    /** Sheets that one run of the item takes from the printer. */
    private static int sheets(Item item, Device device) {
        return item.outputs().stream()
                .filter(output -> output.kind().device().filter(device::equals).isPresent())
                .mapToInt(Offering::sheets)
                .sum();
    }

    private static int sheets(Output output) {
        return output.copies() * output.pages();
    }

    /** What is handed in goes by way of the queue, with a network or without. */
    private Optional<Withheld> queue(Item item, TerminalFacts facts) {
        boolean submits = item.steps().stream().anyMatch(step -> step.action() instanceof Action.Submit);
        return when(
                submits && item.handling().worstBytes() > facts.queueRoom(), Reason.QUEUE_FULL, "withheld.queue-full");
    }

    /** What is handed in gets a numbered slip, and so does a department's document. */
    private Optional<Withheld> numbers(Item item, TerminalFacts facts) {
        boolean prints = item.outputs().stream().anyMatch(output -> output.kind() == Output.Kind.PRINT);
        boolean numbered = item.steps().stream()
                .map(Step::action)
                .anyMatch(action -> action instanceof Action.Submit || (prints && action instanceof Action.Query));
        return when(numbered && !facts.numbersKnown(), Reason.NUMBERS_UNKNOWN, "withheld.numbers");
    }

    private Optional<Withheld> network(Item item, TerminalFacts facts) {
        boolean asks = factor(item)
                || item.steps().stream()
                        .anyMatch(step -> step.action() instanceof Action.Query || step.action() instanceof Action.Pay);
        if (!facts.online()) {
            return when(asks || item.offline() == Offline.NONE, Reason.OFFLINE, "withheld.offline");
        }
        return when(
                asks && desks(item).anyMatch(facts.unreachableDesks()::contains),
                Reason.DESK_UNREACHABLE,
                "withheld.desk");
    }

    private static Stream<String> desks(Item item) {
        return Stream.concat(
                Stream.of(item.desk()),
                item.steps().stream()
                        .map(Step::action)
                        .filter(Action.Query.class::isInstance)
                        .map(action -> ((Action.Query) action).desk()));
    }

    private String key(String prefix, Device device) {
        String own = prefix + device.wireName();
        return phrases.has(own) ? own : prefix + "other";
    }

    private Optional<Withheld> when(boolean applies, Reason reason, String key) {
        return applies ? Optional.of(withheld(reason, key)) : Optional.empty();
    }

    private Withheld withheld(Reason reason, String key, Object... arguments) {
        Text text = phrases.text(key, arguments);
        return new Withheld(reason, text);
    }
}
