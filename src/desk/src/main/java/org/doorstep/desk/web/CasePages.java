// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Masks;
import org.doorstep.contract.SlipNumber;
import org.doorstep.desk.cases.CaseDesk;
import org.doorstep.desk.cases.CaseFile;
import org.doorstep.desk.cases.Opened;
import org.doorstep.desk.store.Accesses;
import org.doorstep.desk.store.CaseRecords;
import org.doorstep.desk.store.CaseRecords.Filter;
import org.doorstep.desk.store.Misdelivered;

/** Works out what the lists of cases and of accesses show. Any thread. */
final class CasePages {
    private static final int PER_PAGE = 12;
    private static final int LOG_PER_PAGE = 15;

    private final Pages.Office office;

    CasePages(Pages.Office office) {
        this.office = office;
    }

    Pages.Office office() {
        return office;
    }

    static Filter filter(String name) {
        return Arrays.stream(Filter.values())
                .filter(filter -> filter.name().equals(name))
                .findFirst()
                .orElse(Filter.TODO);
    }

    /** @param page from 1 */
    CaseViews.Listing listing(Words words, Filter filter, String part, int page) {
        String wanted = part.replaceAll("\\s", "").toUpperCase(java.util.Locale.ROOT);
        List<CaseDesk.Line> found = office.cases().list(filter, wanted, PER_PAGE + 1, (page - 1) * PER_PAGE);
        Map<Filter, Integer> counts = office.cases().counts();
        List<Misdelivered> odd = office.cases().misdelivered();
        List<CaseViews.Filter> filters = new ArrayList<>();
        for (Filter one : Filter.values()) {
            int count = counts.getOrDefault(one, 0) + (one == Filter.CLOSED ? odd.size() : 0);
            if (one != Filter.CLOSED || count > 0 || filter == one) {
                filters.add(new CaseViews.Filter(
                        one.name(),
                        path("/cases", one, wanted, 1),
                        words.text("filter." + one.name()),
                        count,
                        one == filter));
            }
        }
        return new CaseViews.Listing(
                filters,
                filter.name(),
                wanted,
                path("/cases/live", filter, wanted, page),
                found.stream().limit(PER_PAGE).map(line -> line(line, words)).toList(),
                filter == Filter.CLOSED
                        ? odd.stream().map(one -> misdelivered(one, words)).toList()
                        : List.of(),
                page,
                page > 1 ? path("/cases", filter, wanted, page - 1) : null,
                found.size() > PER_PAGE ? path("/cases", filter, wanted, page + 1) : null);
    }

    private static String path(String base, Filter filter, String part, int page) {
        return base + "?state=" + filter.name()
                + (part.isEmpty() ? "" : "&number=" + URLEncoder.encode(part, StandardCharsets.UTF_8))
                + (page == 1 ? "" : "&page=" + page);
    }

    private CaseViews.Line line(CaseDesk.Line line, Words words) {
        CaseRecords.Kept kept = line.standing().newest();
        Cases.Handed handed = kept.handed();
        CaseViews.Clock clock =
                Clocks.of(line.standing().state(), handed.due(), office.clock().instant(), office.zone(), words);
        return new CaseViews.Line(
                handed.number(),
                slip(handed.slip()),
                kept.title().isEmpty() ? words.text("case.closed") : kept.title(),
                handed.item(),
                switch (line.opened()) {
                    case Opened.Form(Cases.Content content) ->
                        Masks.name(content.applicant().name());
                    case Opened.Closed ignored -> "—";
                },
                words.minute(handed.made(), office.zone()),
                handed.terminal(),
                state(line.standing().state(), words),
                clock.chip(),
                handed.due(),
                !handed.replaces().isEmpty());
    }

    private String misdelivered(Misdelivered odd, Words words) {
        return words.text(
                "misdelivered." + odd.reason().name(),
                odd.number(),
                Long.toString(odd.seq()),
                words.moment(odd.at(), office.zone()));
    }

    /** @param page from 1 */
    CaseViews.Log log(Words words, int page) {
        List<Accesses.Access> found = office.cases().accesses(LOG_PER_PAGE + 1, (page - 1) * LOG_PER_PAGE);
        return new CaseViews.Log(
                found.stream()
                        .limit(LOG_PER_PAGE)
                        .map(access -> new CaseViews.Logged(
                                words.moment(access.at(), office.zone()),
                                access.account(),
                                access.number(),
                                access(access, words)))
                        .toList(),
                page,
                page > 1 ? page - 1 : null,
                found.size() > LOG_PER_PAGE ? page + 1 : null);
    }

    static String access(Accesses.Access access, Words words) {
        return words.text("access." + access.kind().name());
    }

    static Views.Chip state(Cases.State state, Words words) {
        String text = words.text("state." + state.name());
        return switch (state) {
            case RECEIVED -> Views.Chip.info("bell", text);
            case ACCEPTED -> Views.Chip.info("today", text);
            case RETURNED -> new Views.Chip("warn", "back", text);
            case FINISHED -> Views.Chip.ok(text);
            case REFUSED -> Views.Chip.plain(text);
        };
    }

    /** As it is printed, where it is a slip's number at all. */
    static String slip(String number) {
        try {
            return new SlipNumber(number).grouped();
        } catch (IllegalArgumentException e) {
            return number;
        }
    }

    /** Empty when the newest record cannot be opened. */
    Optional<CaseViews.Personal> personal(Words words, CaseFile file, boolean shown, String form) {
        return new CasePersonal(words, office.zone(), file, shown).view(form);
    }
}
