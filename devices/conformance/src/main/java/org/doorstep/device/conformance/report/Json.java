// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * As much of JSON as results need: objects, arrays, strings and whole numbers. By hand, so that the report's program
 * needs the JDK alone and the kit brings a stranger no library.
 */
final class Json {
    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static String write(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                join(
                        map.entrySet().stream()
                                .map(e -> quote(String.valueOf(e.getKey())) + ": " + write(e.getValue()))
                                .toList(),
                        "{",
                        "}");
            case List<?> list ->
                join(list.stream().map(item -> "\n  " + write(item)).toList(), "[", "\n]");
            case Number number -> number.toString();
            default -> quote(value.toString());
        };
    }

    private static String join(List<String> parts, String open, String close) {
        return open + String.join(", ", parts) + close;
    }

    private static String quote(String text) {
        var out = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                default -> {
                    if (c < ' ') {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        return out.append('"').toString();
    }

    /** @throws IllegalArgumentException where the text is no such JSON; the message names the place */
    static Object parse(String text) {
        var json = new Json(text);
        Object value = json.value();
        if (json.peek() != 0) {
            throw json.wrong("the end");
        }
        return value;
    }

    static Map<?, ?> object(Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("an object was expected");
    }

    static String text(Map<?, ?> map, String name) {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("text '" + name + "' is missing");
    }

    static long number(Map<?, ?> map, String name) {
        if (map.get(name) instanceof Long number) {
            return number;
        }
        throw new IllegalArgumentException("number '" + name + "' is missing");
    }

    static List<?> list(Map<?, ?> map, String name) {
        if (map.get(name) instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("list '" + name + "' is missing");
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char c) {
        if (peek() != c) {
            throw wrong("'" + c + "'");
        }
        at++;
    }

    private IllegalArgumentException wrong(String expected) {
        return new IllegalArgumentException("at character " + at + " " + expected + " was expected");
    }

    private Object value() {
        return switch (peek()) {
            case '{' -> map();
            case '[' -> array();
            case '"' -> string();
            default -> whole();
        };
    }

    private Map<String, Object> map() {
        var map = new LinkedHashMap<String, Object>();
        expect('{');
        while (peek() != '}') {
            if (!map.isEmpty()) {
                expect(',');
            }
            String name = string();
            expect(':');
            map.put(name, value());
        }
        expect('}');
        return map;
    }

    private List<Object> array() {
        var list = new ArrayList<>();
        expect('[');
        while (peek() != ']') {
            if (!list.isEmpty()) {
                expect(',');
            }
            list.add(value());
        }
        expect(']');
        return list;
    }

    private String string() {
        expect('"');
        var out = new StringBuilder();
        while (at < text.length() && text.charAt(at) != '"') {
            char c = text.charAt(at++);
            if (c == '\\' && at < text.length()) {
                char escaped = text.charAt(at++);
                if (escaped == 'u' && at + 4 <= text.length()) {
                    out.append((char) Integer.parseInt(text, at, at + 4, 16));
                    at += 4;
                } else {
                    out.append(escaped);
                }
            } else {
                out.append(c);
            }
        }
        expect('"');
        return out.toString();
    }

    private Long whole() {
        int start = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (start == at) {
            throw wrong("a value");
        }
        return Long.valueOf(text.substring(start, at));
    }
}
