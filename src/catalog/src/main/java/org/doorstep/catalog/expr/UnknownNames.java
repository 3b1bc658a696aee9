// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.expr;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.doorstep.catalog.item.Expr;
import org.doorstep.catalog.item.Item;

/**
 * Finds what an item's expressions name and this program does not know, as when a later program published it. Reads words
 * only and compiles nothing, so that it costs a start nothing; {@link Profile} refuses at publish what it would misread.
 */
public final class UnknownNames {
    private static final Pattern TEXT = Pattern.compile("'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"");
    private static final Pattern NAME =
            Pattern.compile("(?<![A-Za-z0-9_])[A-Za-z_][A-Za-z0-9_]*(?:\\.[A-Za-z_][A-Za-z0-9_]*)*");
    private static final Set<String> WORDS = Stream.concat(
                    Functions.declarations().stream().map(dev.cel.common.CelFunctionDecl::name),
                    Stream.of("in", "true", "false", "size", "startsWith"))
            .collect(Collectors.toUnmodifiableSet());

    private UnknownNames() {}

    /**
     * One expression that names what is not known.
     *
     * @param name that is not known
     */
    public record Found(Expr expression, String name) {}

    /** The first in an item; empty when all is known. */
    public static Optional<Found> in(Item item) {
        Map<String, Vocabulary.Name> names = Vocabulary.of(item).names();
        return ItemExpressions.of(item).stream()
                .flatMap(expression -> in(expression.source(), names).map(name -> new Found(expression, name)).stream())
                .findFirst();
    }

    /** The first in one expression over a vocabulary. */
    static Optional<String> in(String source, Map<String, Vocabulary.Name> names) {
        Matcher found = NAME.matcher(TEXT.matcher(source).replaceAll("''"));
        while (found.find()) {
            Optional<String> unknown = unknown(found.group(), names);
            if (unknown.isPresent()) {
                return unknown;
            }
        }
        return Optional.empty();
    }

    /** Of words that dots join the first one or two are a name; a function may be called on it. */
    private static Optional<String> unknown(String joined, Map<String, Vocabulary.Name> names) {
        String[] words = joined.split("\\.", -1);
        int from = 0;
        if (words.length > 1 && names.containsKey(words[0] + "." + words[1])) {
            from = 2;
        } else if (names.containsKey(words[0])) {
            from = 1;
        }
        for (int i = from; i < words.length; i++) {
            if (!WORDS.contains(words[i])) {
                return Optional.of(joined);
            }
        }
        return Optional.empty();
    }
}
