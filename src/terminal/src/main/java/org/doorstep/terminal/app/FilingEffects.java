// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Step;
import org.doorstep.terminal.journal.Filed;
import org.doorstep.terminal.journal.Filing;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalException;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.sync.Sealed;
import org.doorstep.terminal.sync.Subject;
import org.doorstep.terminal.sync.SubmissionSealer;
import org.doorstep.terminal.sync.TerminalIdentity;

/** Freezes what a resident hands in, sealed to its desk, and tells when central has it. */
final class FilingEffects {
    private static final Logger LOG = System.getLogger(FilingEffects.class.getName());
    /** The disk is full or broken: nothing of it was kept. */
    private static final String NOT_KEPT = "S-112";
    /** The catalog has no key to seal to, no card was read, or the session was over. */
    private static final String NOT_SEALED = "S-113";

    /** Receipts kept for a filing that has not gone on yet; more are of earlier starts. */
    private static final int MOST_EARLY = 16;

    private final Journal journal;
    private final SubmissionSealer sealer;
    private final TerminalIdentity identity;
    private final Consumer<Event> post;
    private volatile Runnable hurry = () -> {};
    private final Map<String, Long> sessions = new HashMap<>();
    private final Map<String, String> early = new LinkedHashMap<>();

    FilingEffects(Journal journal, SubmissionSealer sealer, TerminalIdentity identity, Consumer<Event> post) {
        this.journal = journal;
        this.sealer = sealer;
        this.identity = identity;
        this.post = post;
    }

    /** What is told when something new is on disk, so that it goes out at once. */
    void onFiled(Runnable told) {
        hurry = told;
    }

    void submit(Effect.Submit effect, SessionScope scope) {
        Event told = filed(effect, scope);
        post.accept(told);
        if (told instanceof Event.Filed filed) {
            hurry.run();
            await(filed);
        }
    }

    private Event filed(Effect.Submit effect, SessionScope scope) {
        return scope.whole(() -> scope.subject().flatMap(subject -> frozen(effect, subject)))
                .flatMap(Function.identity())
                .map(filing -> file(effect, scope, filing))
                .orElseGet(() -> new Event.NotFiled(effect.session(), NOT_SEALED));
    }

    private Optional<Filing> frozen(Effect.Submit effect, Subject subject) {
        Run run = effect.run();
        String record = journal.newRecordId();
        return switch (sealer.seal(record, run, effect.answers(), consent(run))) {
            case Sealed.Ready(String desk, String content) ->
                Optional.of(new Filing(
                        record,
                        identity.id(),
                        run.item().id(),
                        run.item().version(),
                        run.item().title().zhCn(),
                        desk,
                        "",
                        effect.replaces(),
                        subject.key(journal),
                        run.item().handling().retentionDays(),
                        content));
            case Sealed.NoSuchDesk(String desk) -> {
                LOG.log(Level.ERROR, "the catalog in force has no desk {0}, which {1} hands to", desk, run.item());
                yield Optional.empty();
            }
            case Sealed.NoApplicant() -> Optional.empty();
        };
    }

    private Event file(Effect.Submit effect, SessionScope scope, Filing filing) {
        try {
            Filed filed = journal.transaction(tx -> tx.slips().file(filing));
            String number = filed.slip().value();
            scope.reference(number);
            return new Event.Filed(effect.session(), number, link(identity, filed.token()));
        } catch (JournalException e) {
            LOG.log(Level.ERROR, "a submission could not be kept: {0}", e.getMessage());
            return new Event.NotFiled(effect.session(), NOT_KEPT);
        }
    }

    /** The receipt may have come before the thread that filed went on. */
    private synchronized void await(Event.Filed filed) {
        String number = early.remove(filed.slip());
        if (number == null) {
            sessions.put(filed.slip(), filed.session());
        } else {
            post.accept(new Event.Received(filed.session(), filed.slip(), number));
        }
    }

    /** Central has receipted a submission, also one of an earlier session; any thread. */
    synchronized void received(String slip, String caseNumber) {
        Long session = sessions.remove(slip);
        if (session == null) {
            early.put(slip, caseNumber);
            if (early.size() > MOST_EARLY) {
                early.remove(early.keySet().iterator().next());
            }
        } else {
            post.accept(new Event.Received(session, slip, caseNumber));
        }
    }

    static String link(TerminalIdentity identity, String token) {
        return identity.publicUrl() + "/s/" + token;
    }

    /** The last notice that was agreed to before handing in. */
    private static String consent(Run run) {
        String agreed = "";
        for (Step step : run.plan()) {
            if (step.action() instanceof Action.ShowNotice(String notice)
                    && run.results().get(step.id()) instanceof StepResult.Confirmed) {
                agreed = notice;
            }
        }
        return agreed;
    }
}
