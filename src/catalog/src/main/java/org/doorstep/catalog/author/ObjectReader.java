// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.Expr;
import org.doorstep.catalog.item.Validity;
import org.doorstep.catalog.mistake.Mistake;
import org.jspecify.annotations.Nullable;

/**
 * Takes the properties of one mapping. What is missing or wrong is noted and replaced by something harmless, so that
 * reading goes on and finds the rest; whoever reads throws the result away if anything was noted.
 */
final class ObjectReader {
    private static final Node.Mapping NOTHING = new Node.Mapping(new Place("", 0, 0, ""), new LinkedHashMap<>());

    private final Node.Mapping mapping;
    private final List<Problem> problems;
    private final Set<String> taken = new HashSet<>();

    ObjectReader(Node node, List<Problem> problems) {
        this.problems = problems;
        if (node instanceof Node.Mapping given) {
            this.mapping = given;
        } else {
            this.mapping = new Node.Mapping(node.place(), NOTHING.entries());
            problems.add(Problem.error(node.place(), Mistake.PROPERTIES_EXPECTED));
        }
    }

    Place place() {
        return mapping.place();
    }

    boolean has(String key) {
        return mapping.entries().containsKey(key);
    }

    @Nullable
    Node take(String key) {
        taken.add(key);
        return mapping.entries().get(key);
    }

    /** Notes what nobody took, but for names that begin with {@code x-}. */
    void done() {
        mapping.entries().forEach((key, node) -> {
            if (!taken.contains(key) && !key.startsWith("x-")) {
                problems.add(Problem.error(
                        node.place(),
                        Mistake.KEY_UNKNOWN,
                        key,
                        String.join(", ", taken.stream().sorted().toList())));
            }
        });
    }

    /** The node of {@code key}; an empty mapping in its place when it is missing. */
    Node need(String key) {
        Node node = take(key);
        return node == null ? missing(key, new Node.Mapping(place().child(key), NOTHING.entries())) : node;
    }

    void problem(Node at, Mistake mistake, Object... parts) {
        problems.add(Problem.error(at.place(), mistake, parts));
    }

    String string(String key) {
        Node node = take(key);
        return node == null ? missing(key, "") : scalar(node, key);
    }

    String string(String key, String otherwise) {
        Node node = take(key);
        return node == null ? otherwise : scalar(node, key);
    }

    long number(String key, long least, long most) {
        Node node = take(key);
        return node == null ? missing(key, least) : number(node, key, least, most);
    }

    long number(String key, long least, long most, long otherwise) {
        Node node = take(key);
        return node == null ? otherwise : number(node, key, least, most);
    }

    int integer(String key, int least, int most) {
        return Math.toIntExact(number(key, least, most));
    }

    int integer(String key, int least, int most, int otherwise) {
        return Math.toIntExact(number(key, least, most, otherwise));
    }

    boolean truth(String key, boolean otherwise) {
        Node node = take(key);
        if (node == null) {
            return otherwise;
        }
        String text = scalar(node, key);
        if (!text.equals("true") && !text.equals("false")) {
            problem(node, Mistake.VALUE_TRUTH, key);
        }
        return text.equals("true");
    }

    @Nullable
    LocalDate date(String key) {
        Node node = take(key);
        return node == null ? null : date(node, key);
    }

    @Nullable
    LocalDate date(Node node, String key) {
        try {
            return LocalDate.parse(scalar(node, key));
        } catch (DateTimeException e) {
            problem(node, Mistake.VALUE_DATE, key);
            return null;
        }
    }

    Validity validity(String key) {
        Node node = take(key);
        if (node == null) {
            return Validity.ALWAYS;
        }
        ObjectReader reader = new ObjectReader(node, problems);
        LocalDate from = reader.date("from");
        LocalDate until = reader.date("until");
        if (from != null && until != null && until.isBefore(from)) {
            problem(node, Mistake.VALUE_PERIOD, key);
        }
        reader.done();
        return new Validity(from, until);
    }

    <E extends Enum<E>> E constant(String key, Class<E> kind) {
        Node node = take(key);
        return node == null ? missing(key, kind.getEnumConstants()[0]) : constant(node, key, kind);
    }

    <E extends Enum<E>> E constant(String key, Class<E> kind, E otherwise) {
        Node node = take(key);
        return node == null ? otherwise : constant(node, key, kind);
    }

    <E extends Enum<E>> E constant(Node node, String key, Class<E> kind) {
        String text = scalar(node, key);
        for (E constant : kind.getEnumConstants()) {
            if (wireName(constant).equals(text)) {
                return constant;
            }
        }
        String all = Arrays.stream(kind.getEnumConstants())
                .map(ObjectReader::wireName)
                .collect(Collectors.joining(", "));
        problem(node, Mistake.VALUE_CONSTANT, text, key, all);
        return kind.getEnumConstants()[0];
    }

    private static String wireName(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Text text(String key) {
        Node node = take(key);
        return node == null ? missing(key, Text.of("", "")) : text(node);
    }

    @Nullable
    Text optionalText(String key) {
        Node node = take(key);
        return node == null ? null : text(node);
    }

    Text text(Node node) {
        if (!(node instanceof Node.Mapping)) {
            problem(node, Mistake.TEXT_ONE_LANGUAGE);
            return Text.of("", "");
        }
        ObjectReader reader = new ObjectReader(node, problems);
        Text text = Text.of(reader.language(Language.ZH_CN.tag(), node), reader.language(Language.EN.tag(), node));
        reader.done();
        return text;
    }

    private String language(String tag, Node whole) {
        Node node = take(tag);
        if (node == null) {
            problem(whole, Mistake.TEXT_MISSING, tag);
            return "";
        }
        String text = scalar(node, tag);
        if (text.isBlank()) {
            problem(node, Mistake.TEXT_EMPTY, tag);
        }
        return text;
    }

    @Nullable
    Expr expression(String key) {
        Node node = take(key);
        return node == null ? null : new Expr(scalar(node, key));
    }

    Expr neededExpression(String key) {
        Expr given = expression(key);
        return given == null ? new Expr(missing(key, "")) : given;
    }

    <T> List<T> list(String key, Function<Node, T> each) {
        Node node = take(key);
        if (node == null) {
            return List.of();
        }
        if (!(node instanceof Node.Sequence(Place ignored, List<Node> items))) {
            problem(node, Mistake.VALUE_LIST, key);
            return List.of();
        }
        List<T> all = new ArrayList<>();
        items.forEach(item -> all.add(each.apply(item)));
        return all;
    }

    List<String> strings(String key) {
        return list(key, node -> scalar(node, key));
    }

    Map<String, String> strings(Node node) {
        ObjectReader reader = new ObjectReader(node, problems);
        Map<String, String> all = new LinkedHashMap<>();
        reader.mapping.entries().forEach((key, value) -> all.put(key, scalar(value, key)));
        return all;
    }

    Map<String, String> mapOfStrings(String key) {
        Node node = take(key);
        return node == null ? Map.of() : strings(node);
    }

    String scalar(Node node, String key) {
        if (node instanceof Node.Scalar(Place ignored, String text, boolean ignoredToo)) {
            return text;
        }
        problem(node, Mistake.VALUE_ONE, key);
        return "";
    }

    private long number(Node node, String key, long least, long most) {
        String text = scalar(node, key);
        try {
            long number = Long.parseLong(text);
            if (number < least || number > most) {
                problem(node, Mistake.NUMBER_RANGE, key, least, most);
                return least;
            }
            return number;
        } catch (NumberFormatException e) {
            problem(node, Mistake.NUMBER_WHOLE, key);
            return least;
        }
    }

    <T> T missing(String key, T harmless) {
        problems.add(Problem.error(place().child(key), Mistake.KEY_MISSING, key));
        return harmless;
    }
}
