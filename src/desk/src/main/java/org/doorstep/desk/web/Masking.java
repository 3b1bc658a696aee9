// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import java.util.regex.Pattern;
import org.doorstep.contract.Cases;
import org.doorstep.contract.Masks;

/** Hides in the answers of a form what names its applicant: a form may repeat what the card says. */
final class Masking {
    static final String HIDDEN = "******";

    private static final Pattern ID_NUMBER = Pattern.compile("(?<![0-9])[0-9]{17}[0-9Xx](?![0-9])");
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9])1[3-9][0-9]{9}(?![0-9])");

    private Masking() {}

    static String text(String text, Cases.Applicant applicant) {
        if (text.equals(applicant.birth())) {
            return HIDDEN;
        }
        String masked = text;
        if (!applicant.address().isBlank()) {
            masked = masked.replace(applicant.address(), HIDDEN);
        }
        if (!applicant.name().isBlank()) {
            masked = masked.replace(applicant.name(), Masks.name(applicant.name()));
        }
        masked = ID_NUMBER.matcher(masked).replaceAll(found -> Masks.idNumber(found.group()));
        return MOBILE.matcher(masked).replaceAll(found -> Masks.phone(found.group()));
    }
}
