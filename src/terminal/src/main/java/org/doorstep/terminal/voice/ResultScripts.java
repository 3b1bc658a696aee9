// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.util.List;
import org.doorstep.terminal.session.Facts;
import org.doorstep.terminal.session.Screen;
import org.jspecify.annotations.Nullable;

/** What a department answered, and what went wrong. */
final class ResultScripts {
    private ResultScripts() {}

    static Narration of(Narration n, Screen.Result result) {
        n.progress(result.progress()).say(result.title());
        if (result.covered()) {
            result.rows().forEach(n::covered);
            cells(result.table()).forEach(n::never);
            return n.say("covered").say("how.uncover");
        }
        boolean revealed = result.revealSeconds() > 0;
        if (revealed) {
            n.say("result.revealed");
        } else {
            n.say(result.note());
        }
        result.rows().forEach(row -> n.row(row, revealed));
        Screen.Table table = result.table();
        if (table != null) {
            table(n, table);
        }
        if (!revealed && result.rows().stream().anyMatch(row -> row.full() != null)) {
            n.say("result.reveal");
        }
        switch (result.printing()) {
            case Facts.DocumentPrinting.Possible() -> n.say("how.main", result.button());
            case Facts.DocumentPrinting.NoPaper(String code) ->
                n.say("result.no-paper").say("code", code);
            case Facts.DocumentPrinting.Off(String code) ->
                n.say("result.printer-off").say("code", code);
        }
        return n.say("how.back");
    }

    private static void table(Narration n, Screen.Table table) {
        int line = 0;
        for (List<String> row : table.rows()) {
            n.own("result.line", ++line);
            for (int i = 0; i < row.size(); i++) {
                if (i < table.columns().size()) {
                    n.own(table.columns().get(i));
                }
                n.ownValue(row.get(i));
            }
        }
    }

    private static List<String> cells(Screen.@Nullable Table table) {
        return table == null
                ? List.of()
                : table.rows().stream().flatMap(List::stream).toList();
    }

    static Narration of(Narration n, Screen.Trouble trouble) {
        String kind = "trouble." + VoiceTexts.name(trouble.kind());
        switch (trouble.kind()) {
            // What a department knows or does not know of somebody is an answer about this person.
            case NO_RECORD, PERSON_UNKNOWN ->
                n.say("trouble.answered").own(kind).own(kind + ".what");
            case PRINTER_PAPER_OUT,
                    PRINT_STOPPED,
                    PRINT_UNKNOWN,
                    PRINTER_OFF,
                    READER_GONE,
                    NETWORK_GONE,
                    DEPARTMENT_SILENT,
                    OTHER_HOLDER,
                    CODE_LOCKED,
                    NOT_FILED,
                    ITEM_GONE,
                    INTERNAL -> n.say(kind).say(kind + ".what");
        }
        n.fault(trouble.code()).say("trouble.you-can");
        int number = 0;
        for (Screen.Way way : trouble.ways()) {
            n.say("way." + VoiceTexts.name(way), ++number);
        }
        return n.say("code", trouble.code()).staff();
    }
}
