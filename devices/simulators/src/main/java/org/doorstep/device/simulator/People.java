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

/**
 * Made-up people with cards, read from a table separated by tabs, one person a line below a line of headings. A last
 * column {@code latin} for the Latin name of a foreigner may be left out.
 */
public final class People {
    private static final String HEADINGS =
            "number\tname\tsex\tnation\tbirth\taddress\tissuer\tvalidFrom\tvalidTo\tlayout";

    private static final String WITH_LATIN = HEADINGS + "\tlatin";

    private People() {}

    /** The residents that come with the simulators: {@code people.tsv} beside this class. */
    public static List<CardData> shipped() {
        return resource("people.tsv");
    }

    /** A holder of each of the three other layouts: {@code visitors.tsv} beside this class. */
    public static List<CardData> visitors() {
        return resource("visitors.tsv");
    }

    private static List<CardData> resource(String name) {
        try (InputStream in = People.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the simulators' jar");
            }
            return parse(name, new String(in.readAllBytes(), StandardCharsets.UTF_8));
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
        String headings = lines.isEmpty() ? "" : lines.getFirst();
        if (!headings.equals(HEADINGS) && !headings.equals(WITH_LATIN)) {
            throw new IllegalArgumentException(
                    source + " line 1: the headings must be, separated by tabs, " + HEADINGS.replace('\t', ' '));
        }
        List<CardData> people = new ArrayList<>();
        for (int i = 1; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                String[] fields = lines.get(i).split("\t", -1);
                people.add(person(source + " line " + (i + 1), fields, headings.split("\t", -1).length));
            }
        }
        return List.copyOf(people);
    }

    private static CardData person(String place, String[] field, int columns) {
        if (field.length != columns) {
            throw new IllegalArgumentException(place + ": " + field.length + " columns instead of " + columns);
        }
        try {
            return new CardData(
                    CardData.Layout.valueOf(field[9]),
                    field[1],
                    columns > 10 ? field[10] : "",
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
