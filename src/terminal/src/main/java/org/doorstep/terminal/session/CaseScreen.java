// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;
import org.doorstep.catalog.Text;

/** 办件进度. */
public sealed interface CaseScreen extends Screen {
    Progress progress();

    /**
     * The person's cases, newest first, a page of them.
     *
     * @param missing why there may be more than is shown
     * @param page from 0
     */
    record Cases(Progress progress, List<CaseLine> cases, Missing missing, int page, int pages) implements CaseScreen {
        public Cases {
            cases = List.copyOf(cases);
        }
    }

    /** @param day on which it was handed in, such as {@code 2026-03-20} */
    record CaseLine(Text title, String day, Standing standing) {}

    enum Missing {
        NOTHING,
        /** The department could not be asked; only what this terminal has not sent yet is shown. */
        NO_NETWORK,
        DEPARTMENT_SILENT
    }

    /** How a case stands, as residents are told. */
    enum Standing {
        /** 未受理，待上传. */
        WAITING,
        /** Central holds it back as it cannot be read; somebody calls. */
        HELD,
        RECEIVED,
        ACCEPTED,
        RETURNED,
        FINISHED,
        REFUSED
    }

    /**
     * One case.
     *
     * @param number 办件编号; empty while it waits
     * @param slip in groups
     * @param since day on which it came to stand so
     * @param due day by which the promise ends; empty for none
     * @param words all reasons at once, or the result, in the department's words; one each
     * @param covered whether the words are covered because nobody touched the screen for a while
     * @param ways what can be done, the best first
     */
    record CaseView(
            Progress progress,
            Text title,
            String number,
            String slip,
            Standing standing,
            String since,
            String due,
            List<String> words,
            boolean covered,
            List<CaseWay> ways)
            implements CaseScreen {
        public CaseView {
            words = List.copyOf(words);
            ways = List.copyOf(ways);
        }
    }

    enum CaseWay {
        /** 去补正. */
        CORRECT,
        /** The slip that never came out. */
        PRINT_SLIP,
        RATE
    }

    /**
     * What a slip's number alone tells.
     *
     * @param slip in groups
     * @param since day and time; empty when not known
     * @param site hall of the terminal it came from; empty unless it has not arrived
     */
    record SlipState(Progress progress, String slip, SlipWord word, String since, String site) implements CaseScreen {}

    enum SlipWord {
        WAITING_HERE,
        NOT_ARRIVED,
        NOT_KNOWN,
        RECEIVED,
        ACCEPTED,
        RETURNED,
        FINISHED,
        REFUSED
    }
}
