// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.report;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.doorstep.device.conformance.report.TestResult.Verdict;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Keeps what came of every test that {@link Checks} a rule, and writes it down when the class is through: {@code
 * ADAPTER.CLASS.json}, and the table of all results that lie beside it as {@code report.md} and {@code report.txt}.
 *
 * <p>The folder is {@code target/conformance} in the working directory, or what the configuration parameter or system
 * property {@value #FOLDER} names. A test counts as failed from the moment it begins until it ends well, so that one
 * that is ended by force is not forgotten; what an unfinished class would have run stands as not run.
 */
public final class Reporter implements InvocationInterceptor, AfterAllCallback {
    /** The configuration parameter, or system property, of the folder that results are written to. */
    public static final String FOLDER = "doorstep.conformance.folder";

    private static final ExtensionContext.Namespace SPACE = ExtensionContext.Namespace.create(Reporter.class);

    /** Made by JUnit. */
    public Reporter() {}

    private static final class Run {
        private final Map<String, TestResult> results = new ConcurrentHashMap<>();
        private volatile String adapter = "";
        private volatile String line = "";

        void put(Rule rule, String test, Verdict verdict, long cases, String reason) {
            results.put(test, new TestResult(rule, test, verdict, cases, reason));
        }
    }

    private static Run run(ExtensionContext context) {
        return context.getStore(SPACE).computeIfAbsent(context.getRequiredTestClass(), _ -> new Run(), Run.class);
    }

    @Override
    public void interceptTestMethod(
            Invocation<@Nullable Void> invocation, ReflectiveInvocationContext<Method> called, ExtensionContext context)
            throws Throwable {
        var checks = called.getExecutable().getAnnotation(Checks.class);
        if (checks == null || !(context.getRequiredTestInstance() instanceof Reported reported)) {
            invocation.proceed();
            return;
        }
        var run = run(context.getParent().orElse(context));
        String test = called.getExecutable().getName();
        run.put(checks.value(), test, Verdict.FAILED, 0, "it did not come to its end");
        Verdict verdict = Verdict.FAILED;
        String reason = "";
        try {
            invocation.proceed();
            verdict = Verdict.PASSED;
        } catch (TestAbortedException e) {
            verdict = Verdict.SKIPPED;
            reason = line(e);
            throw e;
        } catch (Throwable e) {
            reason = line(e);
            throw e;
        } finally {
            run.put(checks.value(), test, verdict, reported.cases().count(), reason);
            if (!reported.adapter().isEmpty()) {
                run.adapter = reported.adapter();
                run.line = reported.line();
            }
        }
    }

    private static String line(Throwable e) {
        String message = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
        return message.startsWith("Assumption failed: ") ? message.substring("Assumption failed: ".length()) : message;
    }

    @Override
    public void afterAll(ExtensionContext context) throws IOException {
        var run = run(context);
        List<TestResult> tests = new ArrayList<>();
        for (Method method : context.getRequiredTestClass().getMethods()) {
            var checks = method.getAnnotation(Checks.class);
            if (checks != null) {
                var notRun = new TestResult(checks.value(), method.getName(), Verdict.NOT_RUN, 0, "");
                tests.add(run.results.getOrDefault(method.getName(), notRun));
            }
        }
        tests.sort(Comparator.comparing(TestResult::rule).thenComparing(TestResult::test));
        String suite = context.getRequiredTestClass().getName();
        var result = new RunResult(
                run.adapter.isEmpty() ? "unknown" : run.adapter, run.line, suite.replace('$', '.'), tests);
        Path folder = Path.of(context.getConfigurationParameter(FOLDER)
                .orElseGet(() -> System.getProperty(FOLDER, "target/conformance")));
        result.writeInto(folder);
        ConformanceReport.of(folder).writeInto(folder);
    }

    /** The tests of the kit in a class, by name. */
    public static List<String> testsOf(Class<?> suite) {
        return Arrays.stream(suite.getMethods())
                .filter(method -> method.isAnnotationPresent(Checks.class))
                .map(Method::getName)
                .sorted()
                .toList();
    }
}
