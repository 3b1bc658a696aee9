// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.doorstep.central.cases.SubmissionForm;
import org.doorstep.contract.SlipNumber;

/** Why a record is held, in words. What has no words is shown as the receipt has it. */
public final class HeldReason {
    private static final Pattern FORM = Pattern.compile("(?:P[0-4] [0-9]+ )?([A-Z_]+): (?:slip ([0-9]{14}): )?.*");

    private HeldReason() {}

    /** @param text such as {@code SLIP_TAKEN: another record has this slip}, or an alarm's detail made of it */
    public static String of(String text, Words words) {
        Matcher form = FORM.matcher(text);
        String named = form.matches() ? words.textOr("held." + form.group(1), "") : "";
        if (named.isEmpty()) {
            return text;
        }
        return form.group(2) == null ? named : words.text("held.slip", named, grouped(form.group(2)));
    }

    /** A slip's number as it stands on paper. */
    public static String grouped(String slip) {
        return SubmissionForm.slipNumber(slip).map(SlipNumber::grouped).orElse(slip);
    }
}
