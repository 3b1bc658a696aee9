// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.idcard.sdt;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.doorstep.device.spi.AppendedAddresses;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Fault;
import org.doorstep.device.spi.IdCard;
import org.doorstep.device.spi.IdCard.Layout;
import org.doorstep.device.spi.SecretText;
import org.jspecify.annotations.Nullable;

/**
 * The 256 bytes of a card's text, in one of four layouts, into fields. Holds characters in arrays only and zeroes its
 * own copies; wipes nothing it was given.
 */
final class CardDecoder {
    private static final int TEXT = 256;
    private static final int ADDRESS = 70;

    sealed interface Result {}

    record Card(IdCard card) implements Result {}

    /** The text breaks a rule of its layout; the detail names the rule and never the text. */
    record Broken(Fault fault) implements Result {}

    /** A rule was broken. */
    private static final class BrokenRule extends Exception {
        @java.io.Serial
        private static final long serialVersionUID = 1L;

        BrokenRule(String rule) {
            super(rule, null, false, false);
        }
    }

    private final byte[] text;
    private final List<SecretText> taken = new ArrayList<>();

    private CardDecoder(byte[] text) {
        this.text = text;
    }

    /** Decodes; the card takes over {@code photo}. */
    static Result decode(byte[] text, byte[] photo) {
        if (text.length != TEXT) {
            return broken("its text has " + text.length + " bytes instead of " + TEXT);
        }
        CardDecoder decoder = new CardDecoder(text);
        try {
            return new Card(decoder.card(photo));
        } catch (BrokenRule e) {
            decoder.taken.forEach(SecretText::wipe);
            return broken(e.getMessage());
        }
    }

    /** The addresses of an answer to <i>read newest address</i>, in their order; those of spaces only are none. */
    static AppendedAddresses addresses(byte[] items) {
        CardDecoder decoder = new CardDecoder(items);
        List<SecretText> addresses = new ArrayList<>();
        for (int at = 0; at + ADDRESS <= items.length; at += ADDRESS) {
            SecretText address = decoder.field(at, ADDRESS);
            if (address.length() > 0) {
                addresses.add(address);
            }
        }
        return new AppendedAddresses(addresses);
    }

    private static Broken broken(@Nullable String rule) {
        return new Broken(CoreFault.CARD_INVALID.with("the card breaks a rule: " + rule));
    }

    private IdCard card(byte[] photo) throws BrokenRule {
        return switch (unit(248)) {
            case 'J' -> person(Layout.HONG_KONG_MACAO_TAIWAN, photo);
            case 'Y' -> foreigner2023(photo);
            case 'I' -> foreigner2017(photo);
            case ' ' -> person(Layout.RESIDENT, photo);
            default -> throw new BrokenRule("the letter of its layout is unknown");
        };
    }

    private IdCard person(Layout layout, byte[] photo) throws BrokenRule {
        boolean resident = layout == Layout.RESIDENT;
        LocalDate birth = date(36, "date of birth");
        LocalDate from = date(188, "first day of validity");
        return new IdCard(
                layout,
                required(0, 30, "name"),
                number(birth, resident ? "" : "8"),
                sex(30),
                resident ? nation() : none(),
                birth,
                field(52, ADDRESS),
                required(158, 30, "issuer"),
                from,
                lastDay(from),
                photo);
    }

    private IdCard foreigner2017(byte[] photo) throws BrokenRule {
        LocalDate birth = date(220, "date of birth");
        SecretText number = oldNumber(birth);
        LocalDate from = date(188, "first day of validity");
        SecretText chinese = field(158, 30);
        return new IdCard(
                Layout.FOREIGN_RESIDENT_2017,
                chinese.length() > 0 ? chinese : required(0, 120, "name"),
                number,
                sex(120),
                required(152, 6, "nationality"),
                birth,
                none(),
                field(240, 8),
                from,
                lastDay(from),
                photo);
    }

    private IdCard foreigner2023(byte[] photo) throws BrokenRule {
        LocalDate birth = date(36, "date of birth");
        LocalDate from = date(188, "first day of validity");
        SecretText chinese = field(0, 30);
        return new IdCard(
                Layout.FOREIGN_RESIDENT_2023,
                chinese.length() > 0 ? chinese : longName(),
                number(birth, "9"),
                sex(30),
                required(242, 6, "country"),
                birth,
                none(),
                none(),
                from,
                lastDay(from),
                photo);
    }

    /** The Latin name, which goes on at offset 220 where it is long. */
    private SecretText longName() throws BrokenRule {
        char[] first = chars(52, 70);
        char[] more = chars(220, 22);
        char[] whole = Arrays.copyOf(first, first.length + more.length);
        System.arraycopy(more, 0, whole, first.length, more.length);
        Arrays.fill(first, '\0');
        Arrays.fill(more, '\0');
        if (whole.length == 0) {
            throw new BrokenRule("the name is missing");
        }
        return secret(whole);
    }

    private SecretText number(LocalDate birth, String begins) throws BrokenRule {
        char[] number = chars(122, 36);
        String rule = null;
        if (!IdNumbers.eighteen(number)) {
            rule = "the check digit of its number is wrong";
        } else if (!begins.isEmpty() && number[0] != begins.charAt(0)) {
            rule = "its number does not begin as its layout says";
        } else if (digits(number, 6, 8) != yearMonthDay(birth)) {
            rule = "number and date of birth differ";
        }
        if (rule != null) {
            Arrays.fill(number, '\0');
            throw new BrokenRule(rule);
        }
        return secret(number);
    }

    /** The number of a card of 2017: country 3, area 4, birth 6 (YYMMDD), sequence 1, check digit 1. */
    private SecretText oldNumber(LocalDate birth) throws BrokenRule {
        char[] number = chars(122, 30);
        String rule = null;
        if (!IdNumbers.fifteen(number)) {
            rule = "the check digit of its number is wrong";
        } else if (digits(number, 7, 6) != yearMonthDay(birth) % 1_000_000) {
            rule = "number and date of birth differ";
        }
        if (rule != null) {
            Arrays.fill(number, '\0');
            throw new BrokenRule(rule);
        }
        return secret(number);
    }

    private static int yearMonthDay(LocalDate date) {
        return date.getYear() * 10_000 + date.getMonthValue() * 100 + date.getDayOfMonth();
    }

    /** GB/T 3304: 01 to 56, 97 other, 98 naturalised. */
    private SecretText nation() throws BrokenRule {
        char[] code = chars(32, 4);
        int value = digits(code, 0, 2);
        if (code.length != 2 || !((value >= 1 && value <= 56) || value == 97 || value == 98)) {
            Arrays.fill(code, '\0');
            throw new BrokenRule("the code of the nation is unknown");
        }
        return secret(code);
    }

    /** GB/T 2261.1: 0 unknown, 1 male, 2 female, 9 not stated. */
    private char sex(int offset) throws BrokenRule {
        char sex = unit(offset);
        if (sex != '0' && sex != '1' && sex != '2' && sex != '9') {
            throw new BrokenRule("the code of the sex is unknown");
        }
        return sex;
    }

    private @Nullable LocalDate lastDay(LocalDate from) throws BrokenRule {
        if (unit(204) == '\u957f' && unit(206) == '\u671f') {
            return null;
        }
        LocalDate to = date(204, "last day of validity");
        if (to.isBefore(from)) {
            throw new BrokenRule("its validity ends before it begins");
        }
        return to;
    }

    private LocalDate date(int offset, String what) throws BrokenRule {
        char[] text = chars(offset, 16);
        int day = text.length == 8 ? digits(text, 0, 8) : -1;
        Arrays.fill(text, '\0');
        try {
            if (day >= 0) {
                return LocalDate.of(day / 10_000, day / 100 % 100, day % 100);
            }
        } catch (DateTimeException noSuchDay) {
            // Its message would name the date.
        }
        throw new BrokenRule("the " + what + " is no date");
    }

    /** {@code count} digits as a number; -1 where one is none. */
    private static int digits(char[] text, int from, int count) {
        if (text.length < from + count) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < from + count; i++) {
            if (text[i] < '0' || text[i] > '9') {
                return -1;
            }
            value = value * 10 + text[i] - '0';
        }
        return value;
    }

    private SecretText required(int offset, int width, String what) throws BrokenRule {
        SecretText value = field(offset, width);
        if (value.length() == 0) {
            throw new BrokenRule("the " + what + " is missing");
        }
        return value;
    }

    /** Remembered, so that it is overwritten where a later field breaks a rule. */
    private SecretText secret(char[] chars) {
        SecretText secret = SecretText.taking(chars);
        taken.add(secret);
        return secret;
    }

    private SecretText field(int offset, int width) {
        return secret(chars(offset, width));
    }

    private static SecretText none() {
        return SecretText.taking(new char[0]);
    }

    /** A field without the spaces (and, on some cards, zeros) that fill it up. */
    private char[] chars(int offset, int width) {
        int end = offset + width;
        while (end > offset && (unit(end - 2) == ' ' || unit(end - 2) == '\0')) {
            end -= 2;
        }
        char[] chars = new char[(end - offset) / 2];
        for (int i = 0; i < chars.length; i++) {
            chars[i] = unit(offset + 2 * i);
        }
        return chars;
    }

    private char unit(int offset) {
        return (char) ((text[offset] & 0xff) | (text[offset + 1] & 0xff) << 8);
    }
}
