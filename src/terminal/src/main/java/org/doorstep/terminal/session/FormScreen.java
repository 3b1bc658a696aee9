// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;
import java.util.Set;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.flow.TextValue;
import org.jspecify.annotations.Nullable;

/** What is asked of a resident, checked and handed in. */
public sealed interface FormScreen extends Screen {
    Progress progress();

    /**
     * One question. A page of several is asked one by one; what is only shown stands above.
     *
     * @param title the page's question, the heading
     * @param help a line below it
     * @param known what is shown: computed, read from the card, or to be confirmed
     * @param question null where there is only something to read
     * @param problem what was wrong with the answer; null when nothing was
     * @param mayGoOn whether the main action can be taken now
     * @param revealSeconds seconds that what is masked stays readable; 0 while masked
     */
    record Ask(
            Progress progress,
            Text title,
            @Nullable Text help,
            List<Row> known,
            @Nullable Question question,
            @Nullable Text problem,
            boolean mayGoOn,
            int revealSeconds)
            implements FormScreen {
        public Ask {
            known = List.copyOf(known);
        }
    }

    /**
     * @param label what is asked, where the page asks more than one thing
     * @param hint a line below it
     * @param optional whether it may be left empty
     */
    record Question(String field, Text label, @Nullable Text hint, boolean optional, Input input) {}

    /** How it is answered. */
    sealed interface Input {
        /**
         * By the digits pad.
         *
         * @param typed the characters so far, which belong to the session
         * @param least characters needed
         * @param most characters taken
         * @param mayBeNone whether 没有 is an answer, such as 没有手机
         */
        record Digits(TextValue typed, Shape shape, int least, int most, boolean mayBeNone) implements Input {}

        /**
         * By touching one or some of a page of options.
         *
         * @param chosen codes
         * @param most how many may be chosen
         * @param page from 0
         * @param trail labels chosen above, from the top of a tree down
         */
        record Options(List<Option> options, Set<String> chosen, int most, int page, int pages, List<Text> trail)
                implements Input {
            public Options {
                options = List.copyOf(options);
                chosen = Set.copyOf(chosen);
                trail = List.copyOf(trail);
            }
        }

        /**
         * By the keyboard.
         *
         * @param typed so far; belongs to the session
         * @param most code points taken
         * @param lines to show
         * @param trail of an address: the region above
         */
        record Words(TextValue typed, int most, int lines, Vocabulary vocabulary, List<Text> trail) implements Input {
            public Words {
                trail = List.copyOf(trail);
            }
        }
    }

    /** How digits are grouped and which other keys there are. */
    enum Shape {
        /** 3 4 4. */
        PHONE,
        /** 6 8 4, with X. */
        ID_NUMBER,
        /** Year 4, month 2, day 2. */
        DAY,
        NUMBER,
        /** Yuan with a point and two places. */
        MONEY,
        /** Groups of 4. */
        ACCOUNT
    }

    /** What the keyboard offers first. */
    enum Vocabulary {
        ANY,
        NAMES,
        PLACES
    }

    /** @param leadsOn whether choosing it asks for something inside it */
    record Option(String code, Text label, boolean leadsOn) {}

    /**
     * All answers, before they are handed in.
     *
     * @param lines one page of them
     * @param reasons why it came back, in the department's words; empty for a first submission
     * @param total what it costs; null when nothing is said of money
     * @param page from 0
     * @param covered whether everything is covered because nobody touched the screen for a while
     */
    record Check(
            Progress progress,
            Text title,
            @Nullable Text note,
            List<Line> lines,
            List<String> reasons,
            @Nullable String total,
            Text button,
            int page,
            int pages,
            int revealSeconds,
            boolean covered)
            implements FormScreen {
        public Check {
            lines = List.copyOf(lines);
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * @param page id of the page that asks it; empty where it cannot be changed
     */
    record Line(Row row, Origin origin, String page) {}

    enum Origin {
        CARD,
        TYPED,
        CHOSEN,
        COMPUTED,
        /** From what was handed in before. */
        EARLIER
    }

    /**
     * Handed in: it is on disk here, and with central's receipt there too.
     *
     * @param item title
     * @param slip as printed, in groups
     * @param link of the slip's QR code
     * @param caseNumber 办件编号; empty before central's receipt: 未受理，待上传
     * @param paper what became of the slip
     * @param code of the fault where the slip did not come out; else empty
     * @param cardStillThere whether the ID card lies on the reader
     */
    record Done(
            Progress progress,
            Text item,
            String slip,
            String link,
            String caseNumber,
            Paper paper,
            String code,
            boolean cardStillThere)
            implements FormScreen {
        public boolean received() {
            return !caseNumber.isEmpty();
        }

        Done received(String number) {
            return new Done(progress, item, slip, link, number, paper, code, cardStillThere);
        }

        Done paper(Paper now, String fault) {
            return new Done(progress, item, slip, link, caseNumber, now, fault, cardStillThere);
        }

        Done card(boolean stillThere) {
            return new Done(progress, item, slip, link, caseNumber, paper, code, stillThere);
        }
    }

    enum Paper {
        PRINTING,
        /** 请取走凭条. */
        TAKE,
        /** Certainly not printed: the number is to be written down or photographed. */
        NOT_PRINTED,
        /** Nobody can tell. */
        UNKNOWN
    }
}
