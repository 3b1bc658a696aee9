// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The words that command the devices; each line is answered by one line of JSON. Safe for use by
 * several threads.
 */
public final class Commands {
    private final Bench bench;
    private final Map<String, Order> orders = new LinkedHashMap<>();

    /** The commands of the devices. */
    public Commands(Bench bench) {
        this(bench, List.of());
    }

    /** The commands of the devices, and {@code more}. */
    public Commands(Bench bench, List<Order> more) {
        this.bench = bench;
        bench.orders().forEach(this::add);
        for (Trigger trigger : bench.triggers()) {
            add(trigger.make());
            trigger.mend().ifPresent(this::add);
        }
        add(Order.plain("mend", "undo all that is in force", bench::mend));
        more.forEach(this::add);
    }

    private void add(Order order) {
        orders.putIfAbsent(order.words(), order);
    }

    /** Why {@code line} is no command; empty where it is one. */
    public Optional<String> refusal(String line) {
        String text = tidy(line);
        return orders.values().stream().anyMatch(order -> order.match(text).isPresent())
                ? Optional.empty()
                : Optional.of("unknown command \"" + text + "\"; " + nearest(text) + "\"help\" lists them");
    }

    /** Carries out one line. An unknown one changes nothing. */
    public void obey(String line) throws IOException, InterruptedException {
        String text = tidy(line);
        for (Order order : orders.values()) {
            Optional<List<String>> numbers = order.match(text);
            if (numbers.isPresent()) {
                order.action().run(numbers.get());
                return;
            }
        }
        throw new IllegalArgumentException(refusal(text).orElse("unknown command; \"help\" lists them"));
    }

    /**
     * Runs one line. An unknown one changes nothing.
     *
     * @return {@code {"ok":true,"state":{...}}}, or {@code {"ok":false,"error":"..."}} naming the remedy
     */
    public String run(String line) throws InterruptedException {
        String text = tidy(line);
        try {
            switch (text) {
                case "help" -> {
                    return help();
                }
                case "state" -> {}
                default -> obey(text);
            }
            return new JsonLine()
                    .put("ok", true)
                    .putJson("state", bench.state())
                    .end();
        } catch (IOException | IllegalArgumentException e) {
            return new JsonLine()
                    .put("ok", false)
                    .put("error", String.valueOf(e.getMessage()))
                    .end();
        }
    }

    private String help() {
        JsonLine all = new JsonLine().put("ok", true).open("commands");
        orders.values().forEach(order -> all.put(order.words(), order.help()));
        return all.put("state", "show the state")
                .put("quit", "end the simulators")
                .close()
                .end();
    }

    private static String tidy(String line) {
        return line.strip().replaceAll("\\s+", " ");
    }

    /** A hint at the command with the most letters in common from the start, where that is more than a few. */
    private String nearest(String text) {
        List<String> words = new ArrayList<>(orders.keySet());
        return words.stream()
                .max(Comparator.comparingInt(word -> common(word, text)))
                .filter(word -> common(word, text) >= 8)
                .map(word -> "perhaps \"" + word + "\"; ")
                .orElse("");
    }

    private static int common(String one, String other) {
        int i = 0;
        while (i < Math.min(one.length(), other.length()) && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }
}
