// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The words that command the demo's devices; each line is answered by one line of JSON. */
public final class DemoCommands {
    /** What one command does; {@code numbers} stand for the {@code #} of its words, in order. */
    @FunctionalInterface
    private interface Action {
        void run(List<String> numbers) throws IOException, InterruptedException;
    }

    private record Command(String words, String help, Action action) {}

    private final DemoDevices devices;
    private final List<Command> commands = new ArrayList<>();

    public DemoCommands(DemoDevices devices) {
        this.devices = devices;
        card();
        receipt();
        document();
    }

    private void card() {
        SdtReaderSimulator reader = devices.reader();
        add(
                "card put #",
                "put down the card of person 1, 2, ... or of an id number",
                n -> reader.putDown(devices.person(n.getFirst())
                        .orElseThrow(
                                () -> new IllegalArgumentException("no such person; people are numbered from 1"))));
        add("card lift", "lift the card", n -> reader.lift());
        add("card unreadable #", "fail the next # reads", n -> reader.failReads(count(n)));
        add("card wrong #", "let the next # reads meet a card of another kind", n -> reader.wrongCards(count(n)));
        add("reader power off", "the reader answers nothing", n -> reader.powerOff());
        add("reader power on", "the reader works again", n -> reader.powerOn());
        add(
                "reader unplug",
                "pull the reader's cable",
                n -> devices.readerWire().unplug());
        add("reader plug", "put the cable back", n -> devices.readerWire().plug());
        add("reader silent on", "the reader hears and does not answer", n -> reader.silent(true));
        add("reader silent off", "the reader answers again", n -> reader.silent(false));
        add("reader garbage #", "send # bytes of noise before the next answer", n -> reader.garbageFirst(count(n)));
        add("reader selftest fail", "the security module fails its self test", n -> reader.selfTestFails(true));
        add("reader selftest ok", "the security module works again", n -> reader.selfTestFails(false));
    }

    private void receipt() {
        VirtualReceiptPrinter receipt = devices.receipt();
        add("receipt paper out", "the roll is empty", n -> receipt.paper(PrinterCondition.Paper.OUT));
        add("receipt paper low", "the roll is near its end", n -> receipt.paper(PrinterCondition.Paper.NEAR_END));
        add("receipt paper ok", "a new roll", n -> receipt.paper(PrinterCondition.Paper.OK));
        add("receipt paper out after #", "the roll ends after # lines", n -> receipt.paperEndsAfter(count(n)));
        add("receipt cover open", "open the cover", n -> receipt.cover(true));
        add("receipt cover close", "close the cover", n -> receipt.cover(false));
        add("receipt offline on", "switch it offline at its panel", n -> receipt.offline(true));
        add("receipt offline off", "switch it online", n -> receipt.offline(false));
        add("receipt cutter stick", "the cutter sticks at the next cut", n -> receipt.cutterSticks());
        add("receipt cutter free", "free the cutter by hand", n -> receipt.freeCutter());
        add("receipt power off", "no power: connections are refused", n -> receipt.powerOff());
        add("receipt power on", "power again", n -> receipt.powerOn());
        add("receipt power off after #", "no power after # lines", n -> receipt.powerEndsAfter(count(n)));
        add(
                "receipt unplug",
                "pull its network cable",
                n -> devices.receiptWire().unplug());
        add("receipt plug", "put the cable back", n -> devices.receiptWire().plug());
    }

    private void document() {
        IppPrinter document = devices.document();
        add("document paper out", "the tray is empty", n -> document.paperOut());
        add("document paper out after #", "the tray is empty after # pages", n -> document.paperEndsAfter(count(n)));
        add("document refill", "fill the tray", n -> document.refill());
        add("document jam", "jam at the next page", n -> document.jamNext());
        add("document jam clear", "take the sheet out, switching it off and on", n -> document.clearJam());
        add("document toner #", "black toner in percent", n -> document.toner(count(n)));
        add("document slow #", "# milliseconds a page", n -> document.pageTakes(Duration.ofMillis(count(n))));
        add("document power off", "no power: connections are refused", n -> document.powerOff());
        add("document power on", "power again", n -> document.powerOn());
    }

    private void add(String words, String help, Action action) {
        commands.add(new Command(words, help, action));
    }

    /**
     * Runs one line. An unknown one changes nothing.
     *
     * @return {@code {"ok":true,"state":{...}}}, or {@code {"ok":false,"error":"..."}} naming the remedy
     */
    public String run(String line) throws InterruptedException {
        String text = line.strip().replaceAll("\\s+", " ");
        if (text.equals("help")) {
            JsonLine all = new JsonLine().put("ok", true).open("commands");
            commands.forEach(command -> all.put(command.words(), command.help()));
            return all.put("state", "show the state")
                    .put("quit", "end the simulators")
                    .close()
                    .end();
        }
        try {
            if (!text.equals("state")) {
                find(text);
            }
            return new JsonLine()
                    .put("ok", true)
                    .putJson("state", devices.state())
                    .end();
        } catch (IOException | IllegalArgumentException e) {
            return new JsonLine()
                    .put("ok", false)
                    .put("error", String.valueOf(e.getMessage()))
                    .end();
        }
    }

    private void find(String text) throws IOException, InterruptedException {
        List<String> said = List.of(text.split(" "));
        for (Command command : commands) {
            List<String> words = List.of(command.words().split(" "));
            if (matches(words, said)) {
                List<String> numbers = new ArrayList<>();
                for (int i = 0; i < words.size(); i++) {
                    if (words.get(i).equals("#")) {
                        numbers.add(said.get(i));
                    }
                }
                command.action().run(numbers);
                return;
            }
        }
        throw new IllegalArgumentException("unknown command; \"help\" lists them");
    }

    private static boolean matches(List<String> words, List<String> said) {
        if (words.size() != said.size()) {
            return false;
        }
        for (int i = 0; i < words.size(); i++) {
            String word = said.get(i).toLowerCase(Locale.ROOT);
            if (words.get(i).equals("#")
                    ? !word.matches("[0-9]+x?")
                    : !words.get(i).equals(word)) {
                return false;
            }
        }
        return true;
    }

    private static int count(List<String> numbers) {
        try {
            return Integer.parseInt(numbers.getFirst());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("that must be a whole number below 2147483648", e);
        }
    }
}
