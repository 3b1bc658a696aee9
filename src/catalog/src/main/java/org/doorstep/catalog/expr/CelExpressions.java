// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.expr;

import dev.cel.common.types.CelType;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelUnknownSet;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.doorstep.catalog.flow.ExpressionException;
import org.doorstep.catalog.flow.Expressions;
import org.doorstep.catalog.flow.Scope;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.catalog.flow.Value;
import org.doorstep.catalog.item.Expr;
import org.doorstep.catalog.item.Item;

/**
 * Evaluates expressions of the profile. Each is compiled once and kept for its item's version. Compiling takes hundreds of
 * milliseconds in a cold JVM, so {@link #warm} and {@link #prepare} belong behind the attract screen. Any thread.
 */
public final class CelExpressions implements Expressions {
    private record Version(String item, int version) {
        static Version of(Item item) {
            return new Version(item.id(), item.version());
        }
    }

    private record Key(Version of, String source) {}

    private record Compiled(CelRuntime.Program program, Map<String, Vocabulary.Name> names) {}

    private final CelRuntime runtime = Profile.runtime();
    private final Map<Version, Profile> profiles = new ConcurrentHashMap<>();
    private final Map<Key, Compiled> compiled = new ConcurrentHashMap<>();

    /** Loads and runs the machinery once, on an expression of its own. */
    public void warm() {
        Compiled sample = compile(
                "warm", "age(card.birth) >= 60 && today > date('2000-01-01')", new Profile(Vocabulary.common()));
        run(sample, "warm", name -> Optional.of(Instant.EPOCH));
    }

    /**
     * Compiles all expressions of an item ahead of their use, as when its release comes into force.
     *
     * @throws ExpressionException when one does not check, which a published item's does
     */
    public void prepare(Item item) {
        ItemExpressions.of(item).forEach(expression -> compiled(item, expression));
    }

    /** Forgets everything compiled for versions that are not among {@code live}. */
    public void keepOnly(List<Item> live) {
        List<Version> kept = live.stream().map(Version::of).toList();
        profiles.keySet().retainAll(kept);
        compiled.keySet().removeIf(key -> !kept.contains(key.of()));
    }

    /** How many are compiled. */
    int size() {
        return compiled.size();
    }

    @Override
    public Optional<Value> evaluate(Item item, Expr expression, Scope scope) {
        Compiled ready = compiled(item, expression);
        Object result = run(ready, item.id() + ": " + expression.source(), name -> {
            if (name.equals(Functions.TABLES)) {
                return Optional.of(scope.tables());
            }
            Vocabulary.Name is = ready.names().get(name);
            if (is == null) {
                return Optional.empty();
            }
            return is.path().equals("today")
                    ? Optional.of(Functions.instant(scope.today()))
                    : scope.value(is.path()).map(value -> in(value, is.type()));
        });
        return out(result);
    }

    private Compiled compiled(Item item, Expr expression) {
        Version version = Version.of(item);
        return compiled.computeIfAbsent(new Key(version, expression.source()), key -> {
            Profile profile = profiles.computeIfAbsent(version, ignored -> new Profile(Vocabulary.of(item)));
            return compile(item.id(), key.source(), profile);
        });
    }

    private Compiled compile(String item, String source, Profile profile) {
        return switch (profile.check(source)) {
            case Profile.Checked.Right(var tree, var ignored, var ignoredToo) -> {
                try {
                    yield new Compiled(
                            runtime.createProgram(tree), profile.vocabulary().names());
                } catch (CelEvaluationException e) {
                    throw new ExpressionException("Item " + item + ": " + source + " cannot be planned");
                }
            }
            case Profile.Checked.Wrong(var faults) ->
                throw new ExpressionException("Item " + item + ": the expression " + source + " "
                        + faults.getFirst().message() + ". " + faults.getFirst().remedy());
        };
    }

    private static Object run(Compiled ready, String what, dev.cel.runtime.CelVariableResolver names) {
        try {
            return ready.program().eval(names);
        } catch (CelEvaluationException e) {
            throw new ExpressionException(what + " cannot be computed (" + e.getErrorCode() + ")");
        }
    }

    private static Object in(Value value, CelType type) {
        return switch (value) {
            case TextValue text when type.equals(Vocabulary.PERSONAL) -> text;
            case TextValue text -> text.reveal();
            case Value.Whole(long n) -> n;
            case Value.Money(long fen) -> fen;
            case Value.Day(var day) -> Functions.instant(day);
            case Value.Truth(boolean holds) -> holds;
            case Value.Choice(String code) -> code;
            case Value.Choices(List<String> codes) -> codes;
            case Value.None none when type.equals(Vocabulary.PERSONAL) -> none;
            case Value.Place place when type.equals(Vocabulary.PLACE) -> place;
            case Value.Place ignored -> unusable(type);
            case Value.None ignored -> unusable(type);
            case Value.Period ignored -> unusable(type);
            case Value.Rows ignored -> unusable(type);
            case Value.Bytes ignored -> unusable(type);
        };
    }

    private static Object unusable(CelType type) {
        throw new ExpressionException("A value is not of the declared type " + type.name());
    }

    private static Optional<Value> out(Object result) {
        return switch (result) {
            case CelUnknownSet ignored -> Optional.empty();
            case Boolean holds -> Optional.of(new Value.Truth(holds));
            case Long n -> Optional.of(new Value.Whole(n));
            case Instant instant -> Optional.of(new Value.Day(Functions.day(instant)));
            case String text -> Optional.of(TextValue.of(text));
            default ->
                throw new ExpressionException(
                        "An expression gave a " + result.getClass().getSimpleName());
        };
    }
}
