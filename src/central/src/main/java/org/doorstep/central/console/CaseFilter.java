// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.doorstep.central.store.CaseRows;
import org.doorstep.contract.Cases;

/**
 * Which cases a page shows, as its address says; what is of no form is as if it were not there.
 *
 * @param desk its code, or empty for all
 * @param terminal its number, or empty for all
 * @param show name of a {@link Cases.State}, {@value #LATE}, or empty for all
 * @param page from 0
 */
public record CaseFilter(String desk, String terminal, String show, int page) {
    static final String LATE = "LATE";

    private static final Pattern DESK = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final Pattern TERMINAL = Pattern.compile("[0-9]{5}");
    private static final Pattern PAGE = Pattern.compile("[1-9][0-9]{0,5}");
    private static final Pattern SHOW = Pattern.compile(LATE + "|"
            + String.join("|", Stream.of(Cases.State.values()).map(Enum::name).toList()));

    static CaseFilter of(Context context) {
        String page = parameter(context, "page", PAGE);
        return new CaseFilter(
                parameter(context, "desk", DESK),
                parameter(context, "terminal", TERMINAL),
                parameter(context, "show", SHOW),
                page.isEmpty() ? 0 : Integer.parseInt(page) - 1);
    }

    /** The first page of the same desk and terminal with another choice. */
    public CaseFilter showing(String other) {
        return new CaseFilter(desk, terminal, other, 0);
    }

    public CaseFilter onPage(int other) {
        return new CaseFilter(desk, terminal, show, other);
    }

    /** What follows the question mark of an address; empty for all. */
    public String query() {
        List<String> parts = new ArrayList<>();
        add(parts, "desk", desk);
        add(parts, "terminal", terminal);
        add(parts, "show", show);
        add(parts, "page", page == 0 ? "" : Integer.toString(page + 1));
        return parts.isEmpty() ? "" : "?" + String.join("&", parts);
    }

    CaseRows.Filter rows(LocalDate today) {
        return show.equals(LATE)
                ? new CaseRows.Filter(desk, terminal, "", today.toString())
                : new CaseRows.Filter(desk, terminal, show, "");
    }

    private static void add(List<String> parts, String name, String value) {
        if (!value.isEmpty()) {
            parts.add(name + "=" + value);
        }
    }

    private static String parameter(Context context, String name, Pattern form) {
        return Optional.ofNullable(context.queryParam(name))
                .filter(value -> form.matcher(value).matches())
                .orElse("");
    }
}
