// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.doorstep.catalog.Language;

/**
 * How figures are read out. Numbers of five and more digits, phones, ID numbers, codes and slip numbers among them, are
 * read digit by digit in groups (1 as 幺 in Chinese); amounts and counts stay numbers; stars of a mask are one word.
 * Characters outside the basic plane, which espeak-ng would spell as hexadecimal figures, are called 生僻字.
 */
final class Reading {
    private static final Pattern FIGURES = Pattern.compile(
            // 2026-03-20
            "(?<y>\\d{4})-(?<m>\\d{2})-(?<d>\\d{2})(?!\\d)"
                    // 8:30 or 8:30-17:30
                    + "|(?<h>\\d{1,2}):(?<min>\\d{2})(?:-(?<h2>\\d{1,2}):(?<min2>\\d{2}))?(?!\\d)"
                    // 5,240.00 or 12.5
                    + "|(?<amount>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+)"
                    // 2026 年
                    + "|(?<year>\\d{4})(?= ?年)"
                    // 100000 元
                    + "|(?<count>\\d+)(?= ?[元个件天人月日岁次位项万])"
                    // 999999********1234, P-104, 0031 7000 0012 34
                    + "|(?<number>(?<![A-Za-z0-9])[A-Z0-9*]+(?:[ -][A-Z0-9*]+)*(?![a-z]))");
    private static final Pattern STARS = Pattern.compile("\\*+");
    private static final Pattern FAULT_CODE = Pattern.compile("[A-Z]-\\d{3}");
    private static final Pattern GROUP = Pattern.compile("\\d+|\\*+|[A-Z]+");
    private static final Pattern RARE = Pattern.compile("[\\x{10000}-\\x{10FFFF}]");
    private static final String YEAR_DIGITS = "零一二三四五六七八九";
    private static final String SINGLE_DIGITS = "零幺二三四五六七八九";
    private static final int LONG = 5;
    private static final int ONE_GROUP = 6;
    private static final int PHONE_DIGITS = 11;
    private static final int ID_LENGTH = 18;
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private final Language language;

    Reading(Language language) {
        this.language = language;
    }

    String aloud(String written) {
        String read = FIGURES.matcher(written).replaceAll(this::figure);
        read = STARS.matcher(read).replaceAll(" " + star() + " ");
        return RARE.matcher(read).replaceAll("生僻字");
    }

    private boolean chinese() {
        return language == Language.ZH_CN;
    }

    private String star() {
        return chinese() ? "星" : "star";
    }

    private String figure(MatchResult match) {
        if (match.group("y") != null) {
            return day(match.group("y"), match.group("m"), match.group("d"));
        }
        if (match.group("h") != null) {
            String from = time(match.group("h"), match.group("min"));
            String until = match.group("h2");
            return until == null ? from : from + (chinese() ? "到" : " to ") + time(until, match.group("min2"));
        }
        if (match.group("amount") != null) {
            return match.group("amount").replace(",", "");
        }
        if (match.group("year") != null) {
            return chinese() ? each(match.group("year"), YEAR_DIGITS) : match.group("year");
        }
        return match.group("count") != null ? match.group("count") : number(match.group("number"));
    }

    private String day(String year, String month, String day) {
        int m = Integer.parseInt(month);
        int d = Integer.parseInt(day);
        if (chinese()) {
            return each(year, YEAR_DIGITS) + "年" + m + "月" + d + "日";
        }
        return d + " " + (m >= 1 && m <= MONTHS.size() ? MONTHS.get(m - 1) : month) + " " + year;
    }

    private String time(String hour, String minute) {
        if (!chinese()) {
            return hour + ":" + minute;
        }
        return hour + "点" + (minute.equals("00") ? "" : Integer.parseInt(minute) + "分");
    }

    private String number(String written) {
        long figures =
                written.chars().filter(c -> c == '*' || isDigit((char) c)).count();
        boolean digits = written.chars().anyMatch(c -> isDigit((char) c));
        if (!digits || (figures < LONG && !FAULT_CODE.matcher(written).matches())) {
            return written;
        }
        return groups(written).stream().map(this::group).collect(Collectors.joining(chinese() ? "，" : ", "));
    }

    /** As written where it is written in groups; else 3 4 4 for a mobile phone, 6 4 4 4 for an ID number, else by 4 from 7 on. */
    private static List<String> groups(String written) {
        if (written.indexOf(' ') >= 0 || written.indexOf('-') >= 0 || written.indexOf('*') >= 0) {
            return List.of(written.split("[ -]|(?<=\\*)(?=[^*])|(?<=[^*])(?=\\*)"));
        }
        if (written.length() <= ONE_GROUP) {
            return List.of(written);
        }
        int first = written.length() == ID_LENGTH ? 6 : 4;
        if (written.length() == PHONE_DIGITS && written.charAt(0) == '1') {
            first = 3;
        }
        List<String> groups = new ArrayList<>();
        groups.add(written.substring(0, Math.min(first, written.length())));
        for (int at = first; at < written.length(); at += 4) {
            groups.add(written.substring(at, Math.min(at + 4, written.length())));
        }
        return groups;
    }

    private String group(String group) {
        Function<MatchResult, String> read = part -> {
            String text = part.group();
            if (text.charAt(0) == '*') {
                return star();
            }
            return isDigit(text.charAt(0)) && chinese() ? each(text, SINGLE_DIGITS) : String.join(" ", text.split(""));
        };
        return GROUP.matcher(group).results().map(read).collect(Collectors.joining(" "));
    }

    private static String each(String digits, String names) {
        return digits.chars()
                .mapToObj(c -> String.valueOf(names.charAt(c - '0')))
                .collect(Collectors.joining());
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
