// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.expr;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.doorstep.catalog.item.Expr;
import org.doorstep.catalog.item.Field;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Output;
import org.doorstep.catalog.item.Page;
import org.doorstep.catalog.item.Rule;
import org.doorstep.catalog.item.Step;
import org.doorstep.catalog.item.Template;
import org.jspecify.annotations.Nullable;

/** Every expression of an item that a terminal evaluates. */
final class ItemExpressions {
    private ItemExpressions() {}

    static List<Expr> of(Item item) {
        return Stream.of(
                        item.eligibility().stream().map(Rule::test),
                        item.pages().stream().flatMap(ItemExpressions::of),
                        item.fees().stream().flatMap(fee -> some(fee.amount(), fee.when())),
                        item.steps().stream().map(Step::when).flatMap(ItemExpressions::some),
                        item.outputs().stream().flatMap(ItemExpressions::of))
                .flatMap(all -> all)
                .distinct()
                .toList();
    }

    private static Stream<Expr> of(Page page) {
        return Stream.concat(
                Stream.concat(some(page.when()), page.next().stream().flatMap(branch -> some(branch.when()))),
                page.fields().stream().flatMap(ItemExpressions::of));
    }

    private static Stream<Expr> of(Field field) {
        Expr computed = field.type() instanceof FieldType.Computed(Expr expression, var ignored) ? expression : null;
        return Stream.concat(
                some(field.when(), computed), field.constraints().stream().map(Rule::test));
    }

    private static Stream<Expr> of(Output output) {
        Template template = output.template();
        return template == null
                ? Stream.of()
                : template.blocks().stream()
                        .flatMap(block ->
                                block instanceof Template.Paragraph paragraph ? some(paragraph.when()) : Stream.of());
    }

    private static Stream<Expr> some(@Nullable Expr... expressions) {
        return Stream.of(expressions).filter(Objects::nonNull);
    }
}
