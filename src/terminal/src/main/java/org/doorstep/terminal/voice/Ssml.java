// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.nio.charset.StandardCharsets;
import org.doorstep.catalog.Language;

/** An utterance as espeak-ng reads it: every stretch in the voice that can speak its letters. */
final class Ssml {
    static final String CHINESE = "cmn-latn-pinyin";
    static final String ENGLISH = "en";
    private static final String ENDS = "。！？；：.!?;:";

    private Ssml() {}

    /** Markup in UTF-8; the caller wipes it. */
    static byte[] of(Utterance utterance) {
        StringBuilder spoken = new StringBuilder("<speak>");
        Reading reading = new Reading(utterance.language());
        for (Said said : utterance.parts()) {
            String words = reading.aloud(said.reveal()).strip();
            if (!words.isEmpty()) {
                stretches(spoken, sentence(words, utterance.language()), utterance.language());
            }
        }
        return spoken.append("</speak>\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    static String voice(Language language) {
        return switch (language) {
            case ZH_CN -> CHINESE;
            case EN -> ENGLISH;
        };
    }

    private static String sentence(String words, Language language) {
        if (ENDS.indexOf(words.charAt(words.length() - 1)) >= 0) {
            return words;
        }
        return words + (language == Language.ZH_CN ? "。" : ".");
    }

    private static void stretches(StringBuilder spoken, String words, Language language) {
        String voice = voice(language);
        StringBuilder stretch = new StringBuilder();
        for (int c : words.codePoints().toArray()) {
            String wanted = voiceOf(c, voice);
            if (!wanted.equals(voice)) {
                stretch(spoken, stretch, voice);
                voice = wanted;
            }
            stretch.appendCodePoint(plain(c));
        }
        stretch(spoken, stretch, voice);
    }

    private static void stretch(StringBuilder spoken, StringBuilder words, String voice) {
        if (!words.isEmpty()) {
            spoken.append("<voice name=\"")
                    .append(voice)
                    .append("\">")
                    .append(words)
                    .append("</voice>\n");
            words.setLength(0);
        }
    }

    /** Figures and marks go on in the voice before them. */
    private static String voiceOf(int c, String now) {
        if (Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN) {
            return CHINESE;
        }
        return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN ? ENGLISH : now;
    }

    /** Markup and control characters have no sound. */
    private static int plain(int c) {
        return c == '<' || c == '>' || c == '&' || Character.isISOControl(c) ? ' ' : c;
    }
}
