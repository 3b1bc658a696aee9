// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.doorstep.desk.cases.CaseDesk;
import org.doorstep.desk.cases.CaseFile;
import org.doorstep.desk.cases.Told;
import org.doorstep.desk.store.Accesses;
import org.doorstep.desk.store.CaseRecords;
import org.doorstep.desk.store.Decisions;
import org.doorstep.desk.store.Opening;
import org.jspecify.annotations.Nullable;

/**
 * The pages of the cases. A decision takes two steps: what was chosen is shown as the resident will be told it, and only the
 * page that shows it decides.
 */
final class CaseRoutes {
    private static final Pattern PAGE = Pattern.compile("/cases(/[A-Za-z0-9._-]{1,64})?|/accesses");
    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final CaseDesk cases;
    private final Shell shell;
    private final CasePages pages;

    CaseRoutes(CaseDesk cases, Shell shell, CasePages pages) {
        this.cases = cases;
        this.shell = shell;
        this.pages = pages;
    }

    /** Whether this is the path of a page that can be asked for by its address. */
    static boolean page(String path) {
        return PAGE.matcher(path).matches();
    }

    void add(RoutesConfig routes) {
        routes.get("/cases", this::list);
        routes.get("/cases/live", this::live);
        routes.get("/cases/{number}", this::open);
        routes.post("/cases/{number}/show", this::showApplicant);
        routes.get("/cases/{number}/masked", this::masked);
        routes.post("/cases/{number}/check", this::check);
        routes.post("/cases/{number}/edit", this::edit);
        routes.post("/cases/{number}/decide", this::decide);
        routes.get(
                "/accesses",
                context -> shell.show(
                        context, "accesses.jte", "accesses.title", words -> pages.log(words, pageNumber(context))));
    }

    private static int pageNumber(Context context) {
        String page = Optional.ofNullable(context.queryParam("page")).orElse("1");
        return page.matches("[1-9][0-9]{0,4}") ? Integer.parseInt(page) : 1;
    }

    private CaseViews.Listing listing(Context context, Words words) {
        CaseRecords.Filter filter = CasePages.filter(
                Optional.ofNullable(context.queryParam("state")).orElse(""));
        String part = Optional.ofNullable(context.queryParam("number")).orElse("");
        return pages.listing(words, filter, part, pageNumber(context));
    }

    private void list(Context context) {
        shell.show(context, "cases.jte", "cases.title", words -> listing(context, words));
    }

    private void live(Context context) {
        if (byTimer(context).isPresent()) {
            Words words = shell.guard().words(context);
            shell.live(context, "casesLive.jte", listing(context, words));
        }
    }

    /** The account; empty when the answer leads to the login already. */
    private Optional<String> byTimer(Context context) {
        Optional<String> account = shell.guard().account(context, Guard.Asked.BY_TIMER);
        if (account.isEmpty()) {
            context.status(401).header("HX-Redirect", "/login");
        }
        return account;
    }

    private static String number(Context context) {
        return context.pathParam("number");
    }

    private static HttpResponseException none() {
        return new HttpResponseException(404, "");
    }

    private CasePage page(Context context, CaseFile file) {
        Pages.Office office = pages.office();
        return new CasePage(
                shell.guard().words(context), office.zone(), office.clock().instant(), file);
    }

    private void show(
            Context context,
            CaseFile file,
            String account,
            boolean shown,
            CasePage.Draft draft,
            List<CaseViews.Notice> said) {
        CasePage page = page(context, file);
        CaseViews.@Nullable Personal personal = pages.personal(
                        shell.guard().words(context), file, shown, shell.guard().form(context))
                .orElse(null);
        shell.page(
                context,
                "case.jte",
                page.title(),
                "/cases/" + file.number(),
                account,
                page.view(personal, draft, said));
    }

    private void open(Context context) {
        Optional<String> account = shell.entered(context);
        if (account.isEmpty()) {
            return;
        }
        CaseFile file =
                cases.open(number(context), account.get(), Accesses.Kind.OPENED).orElseThrow(CaseRoutes::none);
        List<CaseViews.Notice> said = Optional.ofNullable(context.queryParam("done"))
                .flatMap(page(context, file)::done)
                .map(List::of)
                .orElse(List.of());
        show(context, file, account.get(), false, CasePage.Draft.NONE, said);
    }

    /** Unmasks the applicant: by htmx only that part is sent, so that what the official is typing stays. */
    private void showApplicant(Context context) {
        Optional<String> account = shell.entered(context);
        if (account.isEmpty()) {
            return;
        }
        CaseFile file =
                cases.open(number(context), account.get(), Accesses.Kind.SHOWN).orElseThrow(CaseRoutes::none);
        if (context.header("HX-Request") == null) {
            show(context, file, account.get(), true, CasePage.Draft.NONE, List.of());
        } else {
            personal(context, file, true);
        }
    }

    private void masked(Context context) {
        byTimer(context)
                .ifPresent(account ->
                        personal(context, cases.goOn(number(context), account).orElseThrow(CaseRoutes::none), false));
    }

    private void personal(Context context, CaseFile file, boolean shown) {
        CaseViews.Personal personal = pages.personal(
                        shell.guard().words(context), file, shown, shell.guard().form(context))
                .orElseThrow(CaseRoutes::none);
        shell.render(context, "personal.jte", Map.of("personal", personal));
    }

    /** What an official sent from the page of a case. */
    private record Sent(String account, CaseFile file, CaseForm form) {}

    private Optional<Sent> sent(Context context) {
        Optional<String> account = shell.entered(context);
        if (account.isEmpty()) {
            return Optional.empty();
        }
        CaseForm form = CaseForm.of(context).orElseThrow(() -> new HttpResponseException(400, ""));
        CaseFile file = cases.goOn(number(context), account.get()).orElseThrow(CaseRoutes::none);
        return Optional.of(new Sent(account.get(), file, form));
    }

    private void check(Context context) {
        Optional<Sent> came = sent(context);
        if (came.isEmpty()) {
            return;
        }
        Sent sent = came.get();
        Words words = shell.guard().words(context);
        CasePage page = page(context, sent.file);
        Optional<CaseViews.Notice> outdated = page.outdated(sent.form);
        if (outdated.isPresent()) {
            refuse(context, 409, sent, CasePage.Draft.NONE, List.of(outdated.get()));
            return;
        }
        Optional<Choice> choice = allowed(sent);
        if (choice.isEmpty()) {
            refuse(context, 422, sent, new CasePage.Draft(sent.form, words.text("decide.none-chosen")), List.of());
            return;
        }
        switch (sent.form.checked(choice.get())) {
            case Told.Checked.Fine(Told told) ->
                shell.page(
                        context,
                        "confirm.jte",
                        page.title(),
                        "/cases/" + sent.file.number(),
                        sent.account,
                        page.confirm(
                                sent.form, choice.get(), told, UUID.randomUUID().toString()));
            case Told.Checked.Wrong(Told.Problem problem) ->
                refuse(context, 422, sent, new CasePage.Draft(sent.form, problem(words, problem)), List.of());
        }
    }

    private static String problem(Words words, Told.Problem problem) {
        return words.text("decide." + problem.key(), Told.MOST_REASONS, Told.LONGEST_REASON, Told.LONGEST_RESULT);
    }

    private static Optional<Choice> allowed(Sent sent) {
        List<Choice> choices = Choice.from(sent.file.state(), readable(sent.file));
        return sent.form.choice().filter(choices::contains);
    }

    private static boolean readable(CaseFile file) {
        return file.newest().opened().opening() == Opening.OPENED;
    }

    private void refuse(Context context, int status, Sent sent, CasePage.Draft draft, List<CaseViews.Notice> said) {
        context.status(status);
        show(context, sent.file, sent.account, false, draft, said);
    }

    private void edit(Context context) {
        sent(context)
                .ifPresent(sent -> show(
                        context,
                        sent.file,
                        sent.account,
                        false,
                        new CasePage.Draft(sent.form, ""),
                        page(context, sent.file).outdated(sent.form).stream().toList()));
    }

    private void decide(Context context) {
        Optional<Sent> came = sent(context);
        if (came.isEmpty()) {
            return;
        }
        Sent sent = came.get();
        String id = Optional.ofNullable(context.formParam("id")).orElse("");
        Choice choice = sent.form.choice().orElseThrow(() -> new HttpResponseException(400, ""));
        if (!UUID_TEXT.matcher(id).matches()
                || !Choice.from(sent.form.from(), readable(sent.file)).contains(choice)) {
            throw new HttpResponseException(400, "");
        }
        if (!(sent.form.checked(choice) instanceof Told.Checked.Fine(Told told))) {
            throw new HttpResponseException(400, "");
        }
        Decisions.Verdict verdict = cases.decide(
                new CaseDesk.Wish(id, sent.file.number(), sent.form.record(), sent.form.from(), choice.to(), told),
                sent.account);
        switch (verdict) {
            case Decisions.Verdict.Kept() ->
                context.redirect("/cases/" + sent.file.number() + "?done=" + id, HttpStatus.SEE_OTHER);
            case Decisions.Verdict.NoSuchCase() -> throw none();
            case Decisions.Verdict.Already ignored -> late(context, sent, verdict);
            case Decisions.Verdict.Replaced() -> late(context, sent, verdict);
            case Decisions.Verdict.Undone() -> late(context, sent, verdict);
        }
    }

    private void late(Context context, Sent sent, Decisions.Verdict verdict) {
        CaseFile now = cases.goOn(sent.file.number(), sent.account).orElseThrow(CaseRoutes::none);
        Sent again = new Sent(sent.account, now, sent.form);
        refuse(
                context,
                409,
                again,
                CasePage.Draft.NONE,
                List.of(page(context, now).late(verdict)));
    }
}
