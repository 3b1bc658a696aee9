// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.List;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.flow.TextValue;
import org.jspecify.annotations.Nullable;

/** What the resident sees, one at a time; everything a view needs is in here and in {@link View}. */
public sealed interface Screen
        permits Screen.Attract,
                Screen.Home,
                Screen.WhyNot,
                Screen.PutCard,
                Screen.CardDone,
                Screen.ChooseCheck,
                Screen.EnterCode,
                Screen.AttendantCard,
                Screen.Working,
                Screen.Notice,
                Screen.Result,
                Screen.Printing,
                Screen.TakePaper,
                Screen.Rate,
                Screen.Trouble,
                FormScreen,
                BrowseScreen,
                CaseScreen {
    /** Nobody is there. A touch begins a session. */
    record Attract() implements Screen {}

    /** What shall be done? The six most used items; beside them the ways to all others. */
    record Home(List<Tile> tiles) implements Screen {
        public Home {
            tiles = List.copyOf(tiles);
        }
    }

    /** An item that cannot be done now, and why, before it starts. */
    record WhyNot(Text item, Text reason, String code) implements Screen {}

    /**
     * 请把身份证放到读卡区.
     *
     * @param code of the fault that kept a card from being read; empty before
     */
    record PutCard(Progress progress, CardStage stage, String code) implements Screen {
        public PutCard(Progress progress, CardStage stage) {
            this(progress, stage, "");
        }
    }

    enum CardStage {
        /** Waiting for a card to be put down. */
        WAITING,
        /** 正在读卡，请勿移开. */
        READING,
        /** A card lies there since before this session (or since it was read): it must be lifted and put down. */
        LIFT_FIRST,
        /** It was lifted too early or did not answer; put it down again. */
        UNREADABLE,
        /** Its text breaks the rules of a card; staff must look. */
        NOT_VALID
    }

    /** 读好了，请收好身份证. */
    record CardDone(Progress progress, String maskedName, String maskedNumber, boolean stillThere) implements Screen {}

    /** How do you want to show that it is you? */
    record ChooseCheck(Progress progress, List<CheckWay> ways) implements Screen {
        public ChooseCheck {
            ways = List.copyOf(ways);
        }
    }

    /** One way, and why it is not open now, if so. */
    record CheckWay(CheckMethod method, @Nullable Closed closed) {}

    /** Why a second factor is not open now. */
    enum Closed {
        OFFLINE,
        /** The department knows no phone of this person. */
        NO_PHONE_KNOWN,
        /** Too many wrong codes. */
        LOCKED,
        /** More codes were asked for than central sends in an hour; none of them was wrong. */
        TOO_MANY_CODES
    }

    enum CheckMethod {
        PHONE_CODE,
        ATTENDANT
    }

    /**
     * The code that was sent to the phone the department knows.
     *
     * @param typed how many of the six digits are there
     * @param remark what was wrong with the last one
     */
    record EnterCode(Progress progress, String maskedPhone, int typed, CodeRemark remark, int attemptsLeft)
            implements Screen {}

    enum CodeRemark {
        NONE,
        CHECKING,
        WRONG,
        EXPIRED
    }

    /** 请工作人员放上自己的身份证. */
    record AttendantCard(Progress progress, AttendantStage stage) implements Screen {}

    enum AttendantStage {
        /** The resident's card still lies there and must go first. */
        TAKE_YOURS_FIRST,
        WAITING,
        READING,
        UNREADABLE,
        NOT_ON_ROSTER,
        /** The resident's own card was put down again. */
        SAME_CARD
    }

    /** The machine is busy; nothing to do but wait. */
    record Working(Progress progress, Task task) implements Screen {}

    enum Task {
        SENDING_CODE,
        ASKING_DEPARTMENT,
        MAKING_DOCUMENT,
        /** The answers are on disk; central's receipt is awaited for a moment. */
        HANDING_IN,
        LOOKING_UP
    }

    /** A text to be read before something is collected; nothing is pre-ticked. */
    record Notice(Progress progress, Text title, List<Text> paragraphs, Text button) implements Screen {
        public Notice {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    /**
     * What the department answered, masked until revealed.
     *
     * @param note a line below the heading
     * @param button the main action, named by its verb
     * @param revealSeconds seconds the full values stay, 0 while masked
     * @param covered whether everything is covered because nobody touched the screen for a while; a touch uncovers it
     * @param printing whether the printer can do what the main action asks of it
     */
    record Result(
            Progress progress,
            Text title,
            @Nullable Text note,
            List<Row> rows,
            @Nullable Table table,
            Text button,
            int revealSeconds,
            boolean covered,
            Facts.DocumentPrinting printing)
            implements Screen {
        public Result {
            rows = List.copyOf(rows);
        }

        /** With the full values for so many seconds; 0 masks them. */
        Result revealed(int seconds) {
            return new Result(progress, title, note, rows, table, button, seconds, false, printing);
        }

        /** With everything covered, or readable again but masked. */
        Result covered(boolean now) {
            return new Result(progress, title, note, rows, table, button, 0, now, printing);
        }

        Result printing(Facts.DocumentPrinting now) {
            return new Result(progress, title, note, rows, table, button, revealSeconds, covered, now);
        }
    }

    /** A line: {@code masked} is always shown until {@code full} is revealed; equal values need no full one. */
    record Row(Text label, String masked, @Nullable TextValue full) {}

    /** A small table, one page of it. */
    record Table(List<Text> columns, List<List<String>> rows) {
        public Table {
            columns = List.copyOf(columns);
            rows = List.copyOf(rows);
        }
    }

    /** Paper is on its way. */
    record Printing(Progress progress) implements Screen {}

    /** 请取走证明, and the slip if there is one. */
    record TakePaper(Progress progress, boolean slip, boolean cardStillThere) implements Screen {}

    /** 好差评: five grades, or skip. */
    record Rate(int secondsLeft) implements Screen {}

    /**
     * Something went wrong: what happened, what can be done, a short code.
     *
     * @param code as the manual lists it, such as {@code P-104}
     * @param ways what the resident can do now, the best first
     */
    record Trouble(TroubleKind kind, String code, List<Way> ways) implements Screen {
        public Trouble {
            ways = List.copyOf(ways);
        }
    }

    enum TroubleKind {
        PRINTER_PAPER_OUT,
        /** It stopped at a known point: the sheets are void. */
        PRINT_STOPPED,
        /** No device can tell whether it was printed: a person decides, it is never repeated by itself. */
        PRINT_UNKNOWN,
        PRINTER_OFF,
        READER_GONE,
        NETWORK_GONE,
        DEPARTMENT_SILENT,
        NO_RECORD,
        PERSON_UNKNOWN,
        /** The record belongs to somebody else: nothing is shown. */
        OTHER_HOLDER,
        CODE_LOCKED,
        /** Not handed in: nothing was kept of it, what was typed is. */
        NOT_FILED,
        /** An item of an old catalog, or one that is not offered any more. */
        ITEM_GONE,
        INTERNAL
    }

    /** What can be done about a trouble. */
    enum Way {
        CALL_ATTENDANT,
        TRY_AGAIN,
        /** Print once more what certainly did not come out; under a new attempt. */
        PRINT_AGAIN,
        /** The resident sees the paper of which no device can tell; what is said is recorded. */
        PAPER_CAME,
        /** The resident sees none: recorded, and somebody is called. */
        PAPER_MISSING,
        OTHER_CHECK,
        BACK_HOME,
        END
    }

    /** 第 n 步，共 m 步, of {@code item}. */
    record Progress(Text item, int step, int of) {}

    /** A tile of the home screen. */
    record Tile(
            String item,
            Text title,
            Text subtitle,
            String icon,
            @Nullable Text withheld) {}

    /** The name by which remarks, records and scripts call this screen, such as {@code put-card}. */
    default String id() {
        return getClass().getSimpleName().replaceAll("([a-z])([A-Z])", "$1-$2").toLowerCase(java.util.Locale.ROOT);
    }
}
