// SPDX-License-Identifier: Apache-2.0
package org.doorstep.contract;

/** 公民身份号码 (GB 11643-1999): 17 digits and a check character by ISO 7064 MOD 11-2. */
public final class IdNumbers {
    private static final int[] WEIGHTS = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final String CHECKS = "10X98765432";

    private IdNumbers() {}

    /** Whether the 18 characters carry the right check character. Reads the array only. */
    public static boolean valid(char[] number) {
        if (number.length != 18) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            if (number[i] < '0' || number[i] > '9') {
                return false;
            }
            sum += (number[i] - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11) == number[17];
    }

    /** The check character that belongs to 17 digits. */
    public static char check(char[] seventeen) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (seventeen[i] - '0') * WEIGHTS[i];
        }
        return CHECKS.charAt(sum % 11);
    }
}
