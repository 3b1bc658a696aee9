// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

/** How something stands, in colour and icon; the word stands beside it always. */
public enum Tone {
    OK("ok", "ok"),
    WARN("warn", "warn"),
    BAD("bad", "bad"),
    IDLE("idle", "idle"),
    WAIT("idle", "wait"),
    UNDERWAY("work", "order"),
    LOST("bad", "off"),
    ENDED("idle", "ban");

    private final String style;
    private final String icon;

    Tone(String style, String icon) {
        this.style = style;
        this.icon = icon;
    }

    /** Class in the style sheet. */
    public String style() {
        return style;
    }

    public String icon() {
        return icon;
    }
}
