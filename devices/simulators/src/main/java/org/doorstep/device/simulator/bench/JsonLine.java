// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

/** One JSON object on one line, with objects in it; made once and not safe for use by several threads. */
public final class JsonLine {
    private final StringBuilder text = new StringBuilder("{");

    public JsonLine open(String name) {
        key(name).append('{');
        return this;
    }

    public JsonLine close() {
        text.append('}');
        return this;
    }

    public JsonLine put(String name, String value) {
        string(key(name), value);
        return this;
    }

    public JsonLine put(String name, long value) {
        key(name).append(value);
        return this;
    }

    public JsonLine put(String name, boolean value) {
        key(name).append(value);
        return this;
    }

    /** A value that is JSON already. */
    public JsonLine putJson(String name, String json) {
        key(name).append(json);
        return this;
    }

    public String end() {
        return text.append('}').toString();
    }

    private StringBuilder key(String name) {
        char last = text.charAt(text.length() - 1);
        if (last != '{') {
            text.append(',');
        }
        string(text, name);
        return text.append(':');
    }

    private static void string(StringBuilder into, String value) {
        into.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> into.append("\\\"");
                case '\\' -> into.append("\\\\");
                default -> {
                    if (c < 0x20) {
                        into.append(String.format(java.util.Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        into.append(c);
                    }
                }
            }
        }
        into.append('"');
    }
}
