// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.terminal.typing.Initials;
import org.doorstep.terminal.typing.Lexicon;
import org.doorstep.terminal.typing.Pinyin;
import org.jspecify.annotations.Nullable;

/** What keyboard and search know of Chinese, read once; places are those of the release in force. Any thread. */
final class Spelling {
    private final Supplier<Optional<CodeTable>> regions;
    private @Nullable Lexicon lexicon;
    private @Nullable CodeTable around;
    private @Nullable Pinyin pinyin;

    Spelling(Supplier<Optional<CodeTable>> regions) {
        this.regions = regions;
    }

    Initials initials() {
        return new Initials(lexicon());
    }

    private synchronized Lexicon lexicon() {
        Lexicon known = lexicon;
        if (known == null) {
            known = Lexicon.load();
            lexicon = known;
        }
        return known;
    }

    /** Takes some 50 ms the first time and after a new release; call it behind attract. */
    synchronized Pinyin pinyin() {
        CodeTable now = regions.get().orElse(null);
        Pinyin known = pinyin;
        if (known == null || !Objects.equals(now, around)) {
            known = Pinyin.of(lexicon());
            if (now != null) {
                known = known.with(now.entries().stream()
                        .map(entry -> entry.label().zhCn())
                        .toList());
            }
            around = now;
            pinyin = known;
        }
        return known;
    }
}
