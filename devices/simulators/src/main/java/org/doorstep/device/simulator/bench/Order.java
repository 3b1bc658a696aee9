// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One command: its words, of which {@code #} stands for a number, and what it does.
 *
 * @param words such as {@code receipt paper out after #}, in lower case, one blank between two
 * @param help what it does, in English, for {@code help}
 */
public record Order(String words, String help, Action action) {
    /** What a command does; {@code numbers} stand for the {@code #} of its words, in order. */
    @FunctionalInterface
    public interface Action {
        /** @throws IllegalArgumentException when a number is none of those there are; the message names the remedy */
        void run(List<String> numbers) throws IOException, InterruptedException;
    }

    /** Something to do that needs no number. */
    @FunctionalInterface
    public interface Plain {
        void run() throws IOException, InterruptedException;
    }

    /** Something to do with a number. */
    @FunctionalInterface
    public interface Counted {
        void run(int number) throws IOException, InterruptedException;
    }

    public static Order plain(String words, String help, Plain plain) {
        return new Order(words, help, _ -> plain.run());
    }

    static Order counted(String words, String help, Counted counted) {
        return new Order(words, help, numbers -> counted.run(count(numbers.getFirst())));
    }

    /** The numbers of {@code line} where it is this command. */
    Optional<List<String>> match(String line) {
        List<String> mine = List.of(words.split(" "));
        List<String> said = List.of(line.split(" "));
        if (mine.size() != said.size()) {
            return Optional.empty();
        }
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < mine.size(); i++) {
            String word = said.get(i).toLowerCase(Locale.ROOT);
            if (mine.get(i).equals("#")) {
                if (!word.matches("[0-9]+x?")) {
                    return Optional.empty();
                }
                numbers.add(said.get(i));
            } else if (!mine.get(i).equals(word)) {
                return Optional.empty();
            }
        }
        return Optional.of(numbers);
    }

    /** The words with {@code number} in the place of their {@code #}. */
    String with(int number) {
        return words.replace("#", Integer.toString(number));
    }

    private static int count(String number) {
        try {
            return Integer.parseInt(number);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("that must be a whole number below 2147483648", e);
        }
    }
}
