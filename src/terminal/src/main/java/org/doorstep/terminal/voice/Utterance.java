// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.util.ArrayList;
import java.util.List;
import org.doorstep.catalog.Language;

/**
 * A script cut down to what one outlet may say. There is no other way to make one, and a {@link Voice} takes nothing else:
 * this is the one place that keeps personal values off the loudspeaker.
 */
public final class Utterance {
    private final Language language;
    private final Outlet outlet;
    private final List<Said> parts;

    private Utterance(Language language, Outlet outlet, List<Said> parts) {
        this.language = language;
        this.outlet = outlet;
        this.parts = List.copyOf(parts);
    }

    /** What of {@code script} is said where {@code headset} lets it be said. */
    public static Utterance of(Script script, Headset headset, VoiceTexts texts) {
        Outlet outlet = headset.outlet();
        List<Said> parts = new ArrayList<>();
        boolean withheld = false;
        for (Token token : script.tokens()) {
            if (mayBeHeard(token.privacy(), outlet)) {
                parts.add(token.said());
            } else {
                withheld |= token.privacy() == Privacy.HEADSET;
            }
        }
        if (withheld && !parts.isEmpty()) {
            String key = headset == Headset.UNPLUGGED ? "withheld.plug-in" : "withheld";
            parts.add(new Said.Words(texts.get(script.language(), key)));
        }
        return new Utterance(script.language(), outlet, parts);
    }

    private static boolean mayBeHeard(Privacy privacy, Outlet outlet) {
        return switch (privacy) {
            case PUBLIC -> true;
            case HEADSET -> outlet == Outlet.HEADSET;
            case NEVER -> false;
        };
    }

    public Language language() {
        return language;
    }

    public Outlet outlet() {
        return outlet;
    }

    /** In order. They refer to values of the session. */
    public List<Said> parts() {
        return parts;
    }

    @Override
    public String toString() {
        return "Utterance[" + outlet + " " + parts.size() + "]";
    }
}
