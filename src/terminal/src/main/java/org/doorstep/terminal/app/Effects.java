// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.doorstep.catalog.flow.Card;
import org.doorstep.device.spi.CommandId;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Ending;
import org.doorstep.terminal.session.Event;
import org.jspecify.annotations.Nullable;

/**
 * Carries effects out, each on a virtual thread of its own, and posts what came of it. Called on the window's thread only,
 * which is never kept waiting.
 */
final class Effects implements Consumer<Effect>, AutoCloseable {
    private static final Logger LOG = System.getLogger(Effects.class.getName());

    private final CardEffects cards;
    private final DepartmentEffects department;
    private final PaperEffects papers;
    private final SlipEffects slips;
    private final FilingEffects filings;
    private final CaseEffects cases;
    private final RecordEffects records;
    private final SecureRandom random;
    private final Consumer<Event> post;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("effect-", 0).factory());
    private @Nullable SessionScope scope;

    Effects(
            CardEffects cards,
            DepartmentEffects department,
            PaperEffects papers,
            SlipEffects slips,
            FilingEffects filings,
            CaseEffects cases,
            RecordEffects records,
            SecureRandom random,
            Consumer<Event> post) {
        this.cards = cards;
        this.department = department;
        this.papers = papers;
        this.slips = slips;
        this.filings = filings;
        this.cases = cases;
        this.records = records;
        this.random = random;
        this.post = post;
    }

    @Override
    public void accept(Effect effect) {
        SessionScope of = scope(effect.session());
        // What later effects rest on is done before any of them begins.
        switch (effect) {
            case Effect.Forget(long ignored, var runs, var values) -> of.own(runs, values);
            case Effect.Wipe ignored -> of.close();
            case Effect.Hold(long ignored, Card card) -> of.holds(card);
            default -> {}
        }
        try {
            threads.execute(() -> guarded(effect, of));
        } catch (RejectedExecutionException e) {
            LOG.log(
                    Level.INFO,
                    "the terminal is ending; {0} is not begun",
                    effect.getClass().getSimpleName());
        }
    }

    private SessionScope scope(long session) {
        SessionScope current = scope;
        if (current == null || current.session() != session) {
            if (current != null) {
                current.close();
            }
            current = new SessionScope(session, random);
            scope = current;
        }
        return current;
    }

    private void guarded(Effect effect, SessionScope of) {
        try {
            run(effect, of);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            // The message may have come from anywhere and could hold what was read; only its kind and place are kept.
            LOG.log(Level.ERROR, "{0} broke: {1} at {2}", effect.getClass().getSimpleName(), e.getClass(), place(e));
            post.accept(new Event.Broke(effect.session(), "S-199"));
        }
    }

    private static String place(RuntimeException e) {
        StackTraceElement[] trace = e.getStackTrace();
        return trace.length == 0 ? "an unknown place" : trace[0].toString();
    }

    private void run(Effect effect, SessionScope of) throws InterruptedException {
        switch (effect) {
            case Effect.Began ignored -> records.began();
            case Effect.Hold ignored -> records.identityShown();
            case Effect.ReadCard read -> post.accept(cards.read(read, of));
            case Effect.SendCode send -> post.accept(department.send(send, of));
            case Effect.ConfirmCode confirm -> post.accept(department.confirm(confirm, of));
            case Effect.CheckAttendant check -> post.accept(cards.attendant(check, of));
            case Effect.AskDepartment ask -> post.accept(department.ask(ask, of));
            case Effect.Print print -> post.accept(papers.print(print, of));
            case Effect.SaveRating rating -> records.rating(rating, of);
            case Effect.RaiseAlarm alarm -> records.alarm(alarm);
            case Effect.CallAttendant call -> post.accept(records.call(call));
            case Effect.SaveRemark remark -> records.remark(remark);
            case Effect.PrintSlip slip -> post.accept(slips.print(slip, of));
            case Effect.PrintCaseSlip slip -> post.accept(slips.print(slip));
            case Effect.Submit submit -> filings.submit(submit, of);
            case Effect.FindCases find -> post.accept(cases.find(find, of));
            case Effect.FindSlip find -> post.accept(cases.slip(find));
            case Effect.FindAnswers find -> post.accept(cases.answers(find, of));
            case Effect.SavePaperWord(long ignored, Effect.Paper paper, Effect.PaperWord word) ->
                records.paperWord(id(paper), word);
            case Effect.Forget ignored -> {}
            case Effect.Wipe ignored -> {}
            case Effect.Ended(long ignored, Ending how) -> records.ended(how);
        }
    }

    private CommandId id(Effect.Paper paper) {
        return switch (paper) {
            case Effect.Print print -> papers.id(print);
            case Effect.PrintSlip slip -> slips.id(slip);
            case Effect.PrintCaseSlip slip -> SlipEffects.id(slip.of().slip());
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
        SessionScope current = scope;
        if (current != null) {
            current.close();
        }
    }
}
