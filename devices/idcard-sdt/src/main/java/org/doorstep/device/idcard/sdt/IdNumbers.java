// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

/** Check digits of numbers on cards. */
final class IdNumbers {
    private static final int[] GB11643 = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final char[] CHECK = "10X98765432".toCharArray();
    private static final int[] OLD = {7, 3, 1};

    private IdNumbers() {}

    /** GB 11643: 17 digits and a check character by ISO 7064 MOD 11-2. */
    static boolean eighteen(char[] number) {
        if (number.length != 18) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            if (number[i] < '0' || number[i] > '9') {
                return false;
            }
            sum += (number[i] - '0') * GB11643[i];
        }
        return number[17] == CHECK[sum % 11];
    }

    /** The number of a foreigner's card of 2017: 14 letters and digits and a check digit, weights 7, 3, 1 repeating. */
    static boolean fifteen(char[] number) {
        if (number.length != 15 || number[14] < '0' || number[14] > '9') {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int value;
            if (number[i] >= '0' && number[i] <= '9') {
                value = number[i] - '0';
            } else if (number[i] >= 'A' && number[i] <= 'Z') {
                value = number[i] - 'A' + 10;
            } else {
                return false;
            }
            sum += value * OLD[i % 3];
        }
        return number[14] - '0' == sum % 10;
    }
}
