// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a link leads, as written in settings.
 *
 * <ul>
 *   <li>{@code serial:/dev/ttyUSB0?baud=115200&bits=8&parity=N&stop=1&flow=none}, where what is not given is as here;
 *   <li>{@code tcp:192.0.2.7:9100}, {@code tcp:printer.lan:9100} or {@code tcp:[2001:db8::7]:9100};
 *   <li>{@code lp:/dev/usb/lp0}, a device of the USB printer class; it has no line settings.
 * </ul>
 *
 * <p>An address that exists is well formed; whether anything answers there shows on opening.
 *
 * @param text as written
 */
public record LinkAddress(String text) {
    /** @throws IllegalArgumentException when it is malformed; the message names the place and the remedy */
    public LinkAddress {
        parse(text);
    }

    /** What is wrong with {@code text}, as {@code what; remedy}; empty where it is well formed. */
    public static Optional<String> mistake(String text) {
        try {
            parse(text);
            return Optional.empty();
        } catch (Malformed e) {
            return Optional.of(e.mistake);
        }
    }

    /** What the text says. */
    public Target target() {
        return parse(text);
    }

    @Override
    public String toString() {
        return text;
    }

    /** A well-formed address taken apart. */
    public sealed interface Target {}

    /**
     * A serial port.
     *
     * @param path absolute path, possibly of a symbolic link
     * @param baud bits a second
     * @param bits data bits, 5 to 8
     * @param stop stop bits, 1 or 2
     */
    public record Serial(String path, int baud, int bits, Parity parity, int stop, Flow flow) implements Target {}

    /**
     * A TCP server.
     *
     * @param host name or address, without brackets
     */
    public record Tcp(String host, int port) implements Target {}

    /**
     * A USB printer's character device.
     *
     * @param path absolute path, possibly of a symbolic link such as a udev rule makes
     */
    public record Lp(String path) implements Target {}

    public enum Parity {
        NONE("N"),
        EVEN("E"),
        ODD("O");

        private final String letter;

        Parity(String letter) {
            this.letter = letter;
        }
    }

    /** Who holds back whom when a buffer is full. */
    public enum Flow {
        NONE,
        RTSCTS,
        XONXOFF
    }

    private static Target parse(String text) {
        if (text.startsWith("serial:")) {
            return serial(text, text.substring("serial:".length()));
        }
        if (text.startsWith("tcp:")) {
            return tcp(text, text.substring("tcp:".length()));
        }
        if (text.startsWith("lp:")) {
            return lp(text, text.substring("lp:".length()));
        }
        throw wrong(
                text,
                "it begins with neither serial: nor tcp: nor lp:",
                "write serial:/dev/ttyUSB0, tcp:192.0.2.7:9100 or lp:/dev/usb/lp0");
    }

    private static Target lp(String text, String path) {
        if (!path.startsWith("/")) {
            throw wrong(text, "the path is not absolute", "write the device's full path, such as lp:/dev/usb/lp0");
        }
        if (path.indexOf('?') >= 0) {
            throw wrong(text, "a USB printer has no line settings", "write the path alone, such as lp:/dev/usb/lp0");
        }
        return new Lp(path);
    }

    private static Target tcp(String text, String rest) {
        int colon = rest.lastIndexOf(':');
        if (colon < 1) {
            throw wrong(text, "the port is missing", "write tcp:HOST:PORT, such as tcp:192.0.2.7:9100");
        }
        String host = rest.substring(0, colon);
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (host.indexOf(':') >= 0) {
            throw wrong(text, "the host holds a colon", "write an IPv6 address in brackets, such as tcp:[::1]:9100");
        }
        if (host.isBlank() || host.chars().anyMatch(c -> c <= ' ' || c == '/' || c == '@')) {
            throw wrong(text, "'" + host + "' is no host", "give a name or an address without scheme and path");
        }
        return new Tcp(host, number(text, "port", rest.substring(colon + 1), 1, 65_535));
    }

    private static Target serial(String text, String rest) {
        int query = rest.indexOf('?');
        String path = query < 0 ? rest : rest.substring(0, query);
        if (!path.startsWith("/")) {
            throw wrong(text, "the path is not absolute", "write the port's full path, such as serial:/dev/ttyUSB0");
        }
        int baud = 115_200;
        int bits = 8;
        int stop = 1;
        var parity = Parity.NONE;
        var flow = Flow.NONE;
        for (String pair : query < 0
                ? List.<String>of()
                : List.of(rest.substring(query + 1).split("&", -1))) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            switch (key) {
                case "baud" -> baud = number(text, key, value, 50, 4_000_000);
                case "bits" -> bits = number(text, key, value, 5, 8);
                case "stop" -> stop = number(text, key, value, 1, 2);
                case "parity" -> parity = parity(text, value);
                case "flow" -> flow = flow(text, value);
                default ->
                    throw wrong(text, "'" + key + "' is not known", "give only baud, bits, parity, stop and flow");
            }
        }
        return new Serial(path, baud, bits, parity, stop, flow);
    }

    private static Parity parity(String text, String value) {
        for (Parity parity : Parity.values()) {
            if (parity.letter.equals(value)) {
                return parity;
            }
        }
        throw wrong(text, "parity '" + value + "' is not known", "write parity=N, parity=E or parity=O");
    }

    private static Flow flow(String text, String value) {
        for (Flow flow : Flow.values()) {
            if (flow.name().toLowerCase(Locale.ROOT).equals(value)) {
                return flow;
            }
        }
        throw wrong(text, "flow '" + value + "' is not known", "write flow=none, flow=rtscts or flow=xonxoff");
    }

    private static int number(String text, String key, String value, int min, int max) {
        if (value.matches("[0-9]{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return number;
            }
        }
        throw wrong(text, key + " '" + value + "' is no fit", "give a whole number from " + min + " to " + max);
    }

    private static Malformed wrong(String text, String what, String remedy) {
        return new Malformed(text, what + "; " + remedy);
    }

    private static final class Malformed extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private final String mistake;

        Malformed(String text, String mistake) {
            super("Link address '" + text + "': " + mistake);
            this.mistake = mistake;
        }
    }
}
