// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.util.ArrayList;
import java.util.List;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.flow.TextValue;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;
import org.jspecify.annotations.Nullable;

/** A script in the making. {@code say} is heard by all, {@code own} on the headset, {@code never} by nobody. */
final class Narration {
    private final VoiceTexts texts;
    private final View view;
    private final List<Token> tokens = new ArrayList<>();

    Narration(VoiceTexts texts, View view) {
        this.texts = texts;
        this.view = view;
    }

    View.Frame frame() {
        return view.frame();
    }

    Language language() {
        return view.comfort().language();
    }

    Script script() {
        return new Script(language(), tokens);
    }

    /** @param values words of the catalog, the cabinet or the hall, and counts; nothing personal */
    Narration say(String key, Object... values) {
        return add(Privacy.PUBLIC, texts.get(language(), key, values));
    }

    Narration say(@Nullable Text text) {
        return text == null ? this : add(Privacy.PUBLIC, text.in(language()));
    }

    /** What is wrong with a device, as the screen says it; nothing for a code that is no device's. */
    Narration fault(String code) {
        return say(texts.fault(code));
    }

    /** Where something is: {@code key.at} with the cabinet's words for the slot, or {@code key} where it has none. */
    Narration place(String key, Text slot) {
        return slot.in(language()).isBlank() ? say(key) : say(key + ".at", slot);
    }

    Narration own(String key, Object... values) {
        return add(Privacy.HEADSET, texts.get(language(), key, values));
    }

    Narration own(Text text) {
        return add(Privacy.HEADSET, text.in(language()));
    }

    /** A value as it stands. */
    Narration ownValue(String value) {
        return add(Privacy.HEADSET, value);
    }

    Narration ownValue(TextValue value) {
        if (!value.isEmpty()) {
            tokens.add(new Token(Privacy.HEADSET, new Said.Secret(value)));
        }
        return this;
    }

    Narration never(String value) {
        return add(Privacy.NEVER, value);
    }

    Narration never(TextValue value) {
        tokens.add(new Token(Privacy.NEVER, new Said.Secret(value)));
        return this;
    }

    /** A line of values. Its full value is said only while the screen shows it. */
    Narration row(Screen.Row row, boolean revealed) {
        own(row.label());
        TextValue full = row.full();
        if (full != null && revealed) {
            return ownValue(full);
        }
        ownValue(row.masked());
        return full == null ? this : never(full);
    }

    /** A line that is covered. */
    Narration covered(Screen.Row row) {
        never(row.masked());
        TextValue full = row.full();
        return full == null ? this : never(full);
    }

    Narration progress(Screen.@Nullable Progress progress) {
        return progress == null ? this : say("progress", progress.step(), progress.of());
    }

    /** Choices are numbered across pages no more than on the screen: from 1 on each. */
    Narration choice(int number, Text label) {
        return say("choice", number, label);
    }

    Narration pages(int page, int pages) {
        return pages > 1 ? say("pages", page + 1, pages) : this;
    }

    /** Whom to ask. */
    Narration staff() {
        return say("staff", hours(), frame().phone());
    }

    /** When somebody is there, as it is said. */
    String hours() {
        String[] ends = frame().hours().split("-", 2);
        return ends.length == 2 ? texts.get(language(), "hours", ends[0].strip(), ends[1].strip()) : frame().hours();
    }

    private Narration add(Privacy privacy, String words) {
        if (!words.isBlank()) {
            tokens.add(new Token(privacy, new Said.Words(words.strip())));
        }
        return this;
    }
}
