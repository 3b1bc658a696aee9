// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.expr;

import dev.cel.checker.CelStandardDeclarations;
import dev.cel.checker.CelStandardDeclarations.StandardFunction;
import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelIssue;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.CelValidationResult;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.common.types.CelType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerBuilder;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.catalog.item.WorkCalendar;
import org.doorstep.catalog.mistake.Mistake;

/** Compiles expressions over one vocabulary under the rules of the profile. */
final class Profile {
    /** Code points in one expression. */
    static final int MAX_SIZE = 400;

    /** Calls and operators inside one another. */
    static final int MAX_DEPTH = 16;

    private static final Set<StandardFunction> ALLOWED = EnumSet.of(
            StandardFunction.IN,
            StandardFunction.CONDITIONAL,
            StandardFunction.LOGICAL_NOT,
            StandardFunction.LOGICAL_OR,
            StandardFunction.LOGICAL_AND,
            StandardFunction.EQUALS,
            StandardFunction.NOT_EQUALS,
            StandardFunction.ADD,
            StandardFunction.SUBTRACT,
            StandardFunction.MULTIPLY,
            StandardFunction.DIVIDE,
            StandardFunction.MODULO,
            StandardFunction.NEGATE,
            StandardFunction.SIZE,
            StandardFunction.STARTS_WITH,
            StandardFunction.LESS,
            StandardFunction.LESS_EQUALS,
            StandardFunction.GREATER,
            StandardFunction.GREATER_EQUALS);

    private static final CelOptions OPTIONS = CelOptions.current()
            .maxExpressionCodePointSize(MAX_SIZE)
            .maxParseRecursionDepth(4 * MAX_DEPTH)
            .build();

    private static final Pattern UNDECLARED = Pattern.compile("undeclared reference to '([^']+)'.*");
    private static final Pattern NO_OVERLOAD =
            Pattern.compile("found no matching overload for '([^']+)' applied to '([^']*)'.*");

    /** What an expression is checked to be, or why it is not. */
    sealed interface Checked {
        /**
         * @param names the declared names it uses
         * @param lists the code lists it looks into; {@value WorkCalendar#ID} where it counts working days
         */
        record Right(CelAbstractSyntaxTree tree, Set<String> names, Set<String> lists) implements Checked {}

        record Wrong(List<ExpressionFault> faults) implements Checked {}
    }

    private final Vocabulary vocabulary;
    private final CelCompiler compiler;

    Profile(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        CelCompilerBuilder builder = CelCompilerFactory.standardCelCompilerBuilder()
                .setOptions(OPTIONS)
                .setStandardEnvironmentEnabled(false)
                .setStandardDeclarations(CelStandardDeclarations.newBuilder()
                        .includeFunctions(ALLOWED)
                        .build())
                .addMacros(Functions.ageToday(), Functions.inRelease("lookup"), Functions.inRelease("workdays"))
                .addVar(Functions.TABLES, Functions.TABLES_TYPE)
                .addFunctionDeclarations(Functions.declarations());
        vocabulary.names().forEach((name, is) -> builder.addVar(name, is.type()));
        this.compiler = builder.build();
    }

    static CelRuntime runtime() {
        return CelRuntimeFactory.legacyCelRuntimeBuilder()
                .setOptions(OPTIONS)
                .addFunctionBindings(Functions.bindings())
                .build();
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    Checked check(String source) {
        int size = source.codePointCount(0, source.length());
        if (size > MAX_SIZE) {
            return wrong(0, Mistake.EXPR_LONG, size, MAX_SIZE);
        }
        CelValidationResult result = compiler.compile(source);
        if (result.hasError()) {
            return new Checked.Wrong(
                    result.getErrors().stream().map(this::fault).toList());
        }
        try {
            return inspect(result.getAst());
        } catch (CelValidationException e) {
            return wrong(0, Mistake.EXPR_UNREADABLE);
        }
    }

    private Checked inspect(CelAbstractSyntaxTree tree) {
        List<ExpressionFault> faults = new ArrayList<>();
        for (CelType type : tree.getTypeMap().values()) {
            if (type.equals(SimpleType.DYN) || type.parameters().contains(SimpleType.DYN)) {
                faults.add(ExpressionFault.at(0, Mistake.EXPR_MIXED));
                break;
            }
        }
        CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .forEach(node -> literal(node).ifPresent(faults::add));
        if (CelNavigableAst.fromAst(tree).getRoot().height() > MAX_DEPTH) {
            faults.add(ExpressionFault.at(0, Mistake.EXPR_DEEP, MAX_DEPTH));
        }
        UnknownNames.in(tree.getSource().getContent().toString(), vocabulary.names())
                .map(name -> unknown(0, name))
                .ifPresent(faults::add);
        if (!faults.isEmpty()) {
            return new Checked.Wrong(faults);
        }
        Set<String> used = new TreeSet<>();
        tree.getReferenceMap().values().forEach(reference -> {
            if (vocabulary.names().containsKey(reference.name())) {
                used.add(reference.name());
            }
        });
        Set<String> lists = new TreeSet<>();
        CelNavigableAst.fromAst(tree).getRoot().allNodes().forEach(node -> {
            lookedInto(node.expr()).ifPresent(list -> lists.add(list.constant().stringValue()));
            if (calls(node.expr(), "workdays")) {
                lists.add(WorkCalendar.ID);
            }
        });
        return new Checked.Right(tree, used, lists);
    }

    private static Optional<ExpressionFault> literal(CelNavigableExpr node) {
        CelExpr expr = node.expr();
        return switch (expr.getKind()) {
            case CONSTANT -> constant(expr.constant());
            case MAP, STRUCT, COMPREHENSION -> Optional.of(ExpressionFault.at(0, Mistake.EXPR_LOOP));
            case CALL -> {
                var call = expr.call();
                yield call.function().equals("date") ? dateLiteral(call.args()) : listLiteral(expr);
            }
            default -> Optional.empty();
        };
    }

    private static Optional<ExpressionFault> constant(CelConstant constant) {
        return switch (constant.getKind()) {
            case INT64_VALUE, STRING_VALUE, BOOLEAN_VALUE -> Optional.empty();
            default -> Optional.of(ExpressionFault.at(0, Mistake.EXPR_LITERAL));
        };
    }

    /** The list that a {@code lookup} names. */
    private static Optional<CelExpr> lookedInto(CelExpr expr) {
        return calls(expr, "lookup") ? Optional.of(expr.call().args().get(1)) : Optional.empty();
    }

    private static boolean calls(CelExpr expr, String function) {
        return expr.getKind() == CelExpr.ExprKind.Kind.CALL
                && expr.call().function().equals(function);
    }

    private static Optional<ExpressionFault> listLiteral(CelExpr expr) {
        return lookedInto(expr)
                .filter(list -> list.getKind() != CelExpr.ExprKind.Kind.CONSTANT)
                .map(computed -> ExpressionFault.at(0, Mistake.EXPR_LOOKUP));
    }

    private static Optional<ExpressionFault> dateLiteral(List<CelExpr> arguments) {
        ExpressionFault fault = ExpressionFault.at(0, Mistake.EXPR_DATE);
        if (arguments.getFirst().getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
            return Optional.of(fault);
        }
        try {
            LocalDate.parse(arguments.getFirst().constant().stringValue());
            return Optional.empty();
        } catch (DateTimeException e) {
            return Optional.of(fault);
        }
    }

    private ExpressionFault fault(CelIssue issue) {
        int column = issue.getSourceLocation().getColumn();
        Matcher undeclared = UNDECLARED.matcher(issue.getMessage());
        if (undeclared.matches()) {
            String name = undeclared.group(1);
            return unknown(column, name);
        }
        Matcher overload = NO_OVERLOAD.matcher(issue.getMessage());
        if (overload.matches()) {
            return ExpressionFault.at(
                    column,
                    Mistake.EXPR_APPLY,
                    overload.group(1).replaceAll("^_|_$", ""),
                    overload.group(2)
                            .replace("google.protobuf.Timestamp", "date")
                            .replace("(tables, ", "("));
        }
        if (issue.getMessage().startsWith("Expression recursion limit exceeded")) {
            return ExpressionFault.at(0, Mistake.EXPR_DEEP, MAX_DEPTH);
        }
        return issue.getMessage()
                .lines()
                .findFirst()
                .map(line -> ExpressionFault.at(column, Mistake.EXPR_SYNTAX, line))
                .orElseGet(() -> ExpressionFault.at(column, Mistake.EXPR_UNREADABLE));
    }

    private ExpressionFault unknown(int column, String name) {
        return ExpressionFault.at(
                column,
                Mistake.EXPR_NAME,
                name,
                String.join(", ", vocabulary.names().keySet()));
    }

    private static Checked wrong(int column, Mistake mistake, Object... parts) {
        return new Checked.Wrong(List.of(ExpressionFault.at(column, mistake, parts)));
    }
}
