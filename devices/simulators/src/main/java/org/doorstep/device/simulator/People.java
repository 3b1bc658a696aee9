// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** Made-up people with cards, read from a table separated by tabs, one person a line below a line of headings. */
public final class People {
    private static final String HEADINGS =
            "number\tname\tsex\tnation\tbirth\taddress\tissuer\tvalidFrom\tvalidTo\tlayout";

    private People() {}

    /** The people that come with the simulators: {@code people.tsv} beside this class. */
    public static List<CardData> shipped() {
        try (InputStream in = People.class.getResourceAsStream("people.tsv")) {
            if (in == null) {
                throw new IllegalStateException("people.tsv is missing from the simulators' jar");
            }
            return parse("people.tsv", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The people of a file of the same form. */
    public static List<CardData> from(Path file) throws IOException {
        return parse(file.toString(), Files.readString(file));
    }

    private static List<CardData> parse(String source, String table) {
        List<String> lines = table.lines().toList();
        if (lines.isEmpty() || !lines.getFirst().equals(HEADINGS)) {
            throw new IllegalArgumentException(
                    source + " line 1: the headings must be, separated by tabs, " + HEADINGS.replace('\t', ' '));
        }
        List<CardData> people = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                people.add(person(source + " line " + (i + 1), lines.get(i).split("\t", -1)));
            }
        }
        return List.copyOf(people);
    }

    private static CardData person(String place, String[] field) {
        if (field.length != 10) {
            throw new IllegalArgumentException(place + ": " + field.length + " columns instead of 10");
        }
        try {
            return new CardData(
                    CardData.Layout.valueOf(field[9]),
                    field[1],
                    "",
                    field[0],
                    field[2].charAt(0),
                    field[3],
                    date(field[4]),
                    field[5],
                    field[6],
                    date(field[7]),
                    field[8].equals("长期") ? null : date(field[8]));
        } catch (DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new IllegalArgumentException(
                    place + ": dates are YYYYMMDD, sex is 1 or 2, layout is one of RESIDENT, PERMIT, FOREIGNER_2017,"
                            + " FOREIGNER_2023",
                    e);
        }
    }

    private static LocalDate date(String text) {
        return LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE);
    }
}
