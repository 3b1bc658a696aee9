// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.util.Arrays;

/** Check digits of numbers on cards. */
final class IdNumbers {
    private static final int[] GB11643 = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
    private static final char[] CHECK = "10X98765432".toCharArray();
    private static final int[] OLD = {7, 3, 1};
    private static final char NO_DIGIT = '\uffff';

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

    /** The number of a foreigner's card of 2017: 14 letters and digits and a check digit. */
    static boolean fifteen(char[] number) {
        return number.length == 15 && number[14] == checkDigit(number);
    }

    /**
     * The number that a foreigner's card of 2017 had, from what the card of 2023 says: country, digits 2 and 3 of the
     * number, two of the link, YYMMDD of birth, the link's third and a check digit.
     *
     * @param country three letters of the country
     * @param number the number of 18 characters
     * @param link the three characters that link to the old number
     * @return 15 characters, which the caller wipes; empty where the card has no old number to link to
     */
    static char[] former(char[] country, char[] number, char[] link) {
        if (country.length != 3 || number.length != 18 || link.length != 3) {
            return new char[0];
        }
        char[] former = new char[15];
        System.arraycopy(country, 0, former, 0, 3);
        System.arraycopy(number, 1, former, 3, 2);
        System.arraycopy(link, 0, former, 5, 2);
        System.arraycopy(number, 8, former, 7, 6);
        former[13] = link[2];
        former[14] = checkDigit(former);
        if (former[14] == NO_DIGIT) {
            Arrays.fill(former, '\0');
            return new char[0];
        }
        return former;
    }

    /** Of the first 14 characters, weights 7, 3, 1 repeating, A as 10 to Z as 35; no digit where one is another. */
    private static char checkDigit(char[] number) {
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int value;
            if (number[i] >= '0' && number[i] <= '9') {
                value = number[i] - '0';
            } else if (number[i] >= 'A' && number[i] <= 'Z') {
                value = number[i] - 'A' + 10;
            } else {
                return NO_DIGIT;
            }
            sum += value * OLD[i % 3];
        }
        return (char) ('0' + sum % 10);
    }
}
