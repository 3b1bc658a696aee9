// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.catalog.flow.Card;
import org.doorstep.catalog.flow.Run;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.jspecify.annotations.Nullable;

/**
 * What a session has gathered. {@link Session} has all of it overwritten at the end, also what was let go on the way.
 *
 * @param barrier the last placement of a card before the session; only later ones identify anybody
 * @param holder whose card was read
 * @param proof how far the second factor has come
 * @param code the code that was sent
 * @param run the item under way
 * @param prints how often this answer was printed
 * @param leaving whether the resident has ended while paper was under way
 * @param draft what is being answered
 * @param filing what is to be handed in, or was
 * @param following the cases that were found
 * @param trace what is left behind on the way
 */
record Visit(
        long barrier,
        @Nullable Holder holder,
        Proof proof,
        Code code,
        @Nullable Run run,
        Prints prints,
        boolean leaving,
        Draft draft,
        Filing filing,
        Following following,
        Trace trace) {
    /**
     * @param placement which placement of a card it came from
     */
    record Holder(long placement, Card card) {}

    /**
     * @param desk the desk for which the second factor holds; null for none
     * @param closed second factors that turned out not to be open to this person
     */
    record Proof(@Nullable String desk, Map<Screen.CheckMethod, Screen.Closed> closed) {
        static final Proof NONE = new Proof(null, Map.of());

        Proof {
            closed = Map.copyOf(closed);
        }

        Proof heldFor(String newDesk) {
            return new Proof(newDesk, closed);
        }

        Proof lost() {
            return new Proof(null, closed);
        }

        Proof without(Screen.CheckMethod method, Screen.Closed why) {
            Map<Screen.CheckMethod, Screen.Closed> more = new EnumMap<>(Screen.CheckMethod.class);
            more.putAll(closed);
            more.put(method, why);
            return new Proof(desk, more);
        }
    }

    /** A code on its way: the masked phone, the attempts left, the digits typed. */
    record Code(String phone, int attemptsLeft, TextValue digits) {
        static Code none() {
            return sentTo("", 0);
        }

        static Code sentTo(String maskedPhone, int attemptsLeft) {
            return new Code(maskedPhone, attemptsLeft, TextValue.of(""));
        }

        Code typed(TextValue all) {
            return new Code(phone, attemptsLeft, all);
        }
    }

    /**
     * What was printed in this visit.
     *
     * @param begun how often a print was begun
     * @param open the one of which it is not known what became: under way, or nobody can tell; null for none
     */
    record Prints(int begun, Effect.@Nullable Paper open) {
        static final Prints NONE = new Prints(0, null);

        /** Whether it is known what became of each. */
        boolean settled() {
            return open == null;
        }

        int next() {
            return begun + 1;
        }

        Prints beginning(Effect.Paper print) {
            return new Prints(next(), print);
        }

        /** It is known, by the device or by a person, what became of the last. */
        Prints known() {
            return new Prints(begun, null);
        }
    }

    /**
     * @param past runs that were left
     * @param loose values that another has taken the place of; a window may have shown them until then
     * @param listens how often 再听 was touched
     */
    record Trace(List<Run> past, List<Value> loose, int listens) {
        static final Trace NONE = new Trace(List.of(), List.of(), 0);

        Trace {
            past = List.copyOf(past);
            loose = List.copyOf(loose);
        }
    }

    static Visit after(long barrier) {
        return new Visit(
                barrier,
                null,
                Proof.NONE,
                Code.none(),
                null,
                Prints.NONE,
                false,
                Draft.NONE,
                Filing.NONE,
                Following.NONE,
                Trace.NONE);
    }

    /** Somebody's card was read; whatever was proven for another is void. */
    Visit with(Holder newHolder) {
        return new Visit(
                barrier,
                newHolder,
                Proof.NONE,
                Code.none(),
                run,
                Prints.NONE,
                leaving,
                draft,
                filing,
                Following.NONE,
                trace);
    }

    Visit with(Proof newProof) {
        return new Visit(barrier, holder, newProof, code, run, prints, leaving, draft, filing, following, trace);
    }

    Visit with(Code newCode) {
        return new Visit(barrier, holder, proof, newCode, run, prints, leaving, draft, filing, following, trace);
    }

    Visit with(Run newRun) {
        return new Visit(barrier, holder, proof, code, newRun, prints, leaving, draft, filing, following, trace);
    }

    Visit with(Prints newPrints) {
        return new Visit(barrier, holder, proof, code, run, newPrints, leaving, draft, filing, following, trace);
    }

    Visit with(Draft newDraft) {
        return new Visit(barrier, holder, proof, code, run, prints, leaving, newDraft, filing, following, trace);
    }

    Visit with(Filing newFiling) {
        return new Visit(barrier, holder, proof, code, run, prints, leaving, draft, newFiling, following, trace);
    }

    Visit with(Following newFollowing) {
        return new Visit(barrier, holder, proof, code, run, prints, leaving, draft, filing, newFollowing, trace);
    }

    private Visit with(Trace newTrace) {
        return new Visit(barrier, holder, proof, code, run, prints, leaving, draft, filing, following, newTrace);
    }

    /** With what is kept of {@code before}, so that it is overwritten at the end though nothing here shows it any more. */
    Visit keeping(List<Value> before, List<Value> now) {
        Set<Value> still = Collections.newSetFromMap(new IdentityHashMap<>());
        still.addAll(now);
        still.addAll(trace.loose());
        List<Value> gone =
                before.stream().filter(value -> !still.contains(value)).toList();
        return gone.isEmpty()
                ? this
                : with(new Trace(
                        trace.past(),
                        Stream.concat(trace.loose().stream(), gone.stream()).toList(),
                        trace.listens()));
    }

    Visit listening() {
        return with(new Trace(trace.past(), trace.loose(), trace.listens() + 1));
    }

    /** Out of the item; only who is there is left. */
    Visit atHome() {
        Trace left = run == null ? trace : new Trace(plus(trace.past(), run), trace.loose(), trace.listens());
        return new Visit(
                barrier,
                holder,
                proof,
                Code.none(),
                null,
                prints,
                leaving,
                Draft.NONE,
                Filing.NONE,
                Following.NONE,
                left);
    }

    /** Nothing personal any more; only that paper is under way. */
    Visit leave() {
        return new Visit(
                barrier,
                null,
                Proof.NONE,
                Code.none(),
                null,
                prints,
                true,
                Draft.NONE,
                Filing.NONE,
                Following.NONE,
                Trace.NONE);
    }

    /** Every run of the visit, for wiping. */
    List<Run> runs() {
        return run == null ? trace.past() : plus(trace.past(), run);
    }

    /** Every value of the visit that no run owns and that was not let go yet. */
    List<Value> held() {
        return Stream.of(
                        List.of(draft.typed(), code.digits()),
                        draft.given().values(),
                        filing.earlier().values())
                .<Value>flatMap(Collection::stream)
                .toList();
    }

    /** Every value that was let go. */
    List<Value> loose() {
        return trace.loose();
    }

    private static <T> List<T> plus(List<T> all, T one) {
        return Stream.concat(all.stream(), Stream.of(one)).toList();
    }
}
