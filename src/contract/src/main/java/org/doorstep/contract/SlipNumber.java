// SPDX-License-Identifier: Apache-2.0
package org.doorstep.contract;

/**
 * The number on a slip: 14 digits — terminal 5, counter 6, random 2, Luhn check 1. It shows a case's state and never its
 * content.
 *
 * @param value the 14 digits without groups
 */
public record SlipNumber(String value) {
    public SlipNumber {
        if (!value.matches("[0-9]{14}") || luhn(value.substring(0, 13)) != value.charAt(13) - '0') {
            throw new IllegalArgumentException("A slip number is 14 digits, the last a Luhn check");
        }
    }

    /**
     * The number of the {@code counter}-th slip of a terminal.
     *
     * @param terminal 5 digits
     * @param counter 1 to 999,999
     * @param random 0 to 99
     */
    public static SlipNumber of(String terminal, int counter, int random) {
        if (!terminal.matches("[0-9]{5}") || counter < 1 || counter > 999_999 || random < 0 || random > 99) {
            throw new IllegalArgumentException("terminal of 5 digits, counter 1 to 999999, random 0 to 99");
        }
        String head = "%s%06d%02d".formatted(terminal, counter, random);
        return new SlipNumber(head + luhn(head));
    }

    public String terminal() {
        return value.substring(0, 5);
    }

    public int counter() {
        return Integer.parseInt(value.substring(5, 11));
    }

    /** As printed: {@code 003 1700 0042 68 7}. */
    public String grouped() {
        return value.substring(0, 3) + " " + value.substring(3, 7) + " " + value.substring(7, 11) + " "
                + value.substring(11, 13) + " " + value.substring(13);
    }

    private static int luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int d = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 0 ? d * 2 : d;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return (10 - sum % 10) % 10;
    }
}
