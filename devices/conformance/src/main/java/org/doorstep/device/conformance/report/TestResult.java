// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.report;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What came of one test of the kit.
 *
 * @param rule the rule it belongs to
 * @param test the method's name
 * @param verdict what came of it
 * @param cases how many cases it tried
 * @param reason why it was skipped or how it failed, in one line; empty when it passed
 */
public record TestResult(Rule rule, String test, Verdict verdict, long cases, String reason) {
    /** What can come of a test. */
    public enum Verdict {
        PASSED,
        /** It does not apply here; the reason tells why. */
        SKIPPED,
        FAILED,
        /** It is one of the class's tests and was not run. */
        NOT_RUN
    }

    Map<String, Object> json() {
        var map = new LinkedHashMap<String, Object>();
        map.put("rule", rule.name());
        map.put("test", test);
        map.put("verdict", verdict.name());
        map.put("cases", cases);
        map.put("reason", reason);
        return map;
    }

    static TestResult of(Map<?, ?> json) {
        return new TestResult(
                Rule.valueOf(Json.text(json, "rule")),
                Json.text(json, "test"),
                Verdict.valueOf(Json.text(json, "verdict")),
                Json.number(json, "cases"),
                Json.text(json, "reason"));
    }
}
