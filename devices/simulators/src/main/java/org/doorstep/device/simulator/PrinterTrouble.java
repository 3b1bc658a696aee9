// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

/** Everything that can be made to go wrong with a simulated receipt printer: what a button or a script names. */
public enum PrinterTrouble {
    PAPER_OUT("P-104"),
    /** Paper ends behind the second line that is printed from now on. */
    PAPER_OUT_WHILE_PRINTING("P-104"),
    PAPER_NEAR_END("P-105"),
    COVER_OPEN("P-107"),
    /** The cover opens behind the second line that is printed from now on. */
    COVER_OPEN_WHILE_PRINTING("P-107"),
    /** The cutter sticks at the next cut. */
    CUTTER("P-108"),
    OFFLINE("P-109"),
    AWAITS_RECOVERY("P-301"),
    FEED_BUTTON("P-303"),
    UNRECOVERABLE("P-304"),
    HOT_HEAD("P-305"),
    /** Named, as P-306, by automatic status only: real-time status says that there is an error, not which. */
    MECHANICAL("P-115"),
    /** Power goes behind the second line that is printed from now on. */
    POWER_LOST_WHILE_PRINTING("D-102"),
    SILENT("D-102"),
    ANSWERS_LATE("D-102"),
    /** Where the host counts answers they are worth nothing then; one that has them named takes no notice. */
    ANSWERS_TWICE("D-103"),
    ANSWERS_SPLIT(""),
    ANSWERS_CUT("D-102"),
    ANSWERS_WRONG("D-102"),
    LIES("");

    private final String code;

    PrinterTrouble(String code) {
        this.code = code;
    }

    /** The fault that a terminal shows for it; empty where it shows none. */
    public String code() {
        return code;
    }

    public void begin(VirtualReceiptPrinter printer) {
        switch (this) {
            case PAPER_OUT -> printer.paper(PrinterCondition.Paper.OUT);
            case PAPER_OUT_WHILE_PRINTING -> printer.paperEndsAfter(2);
            case PAPER_NEAR_END -> printer.paper(PrinterCondition.Paper.NEAR_END);
            case COVER_OPEN -> printer.cover(true);
            case COVER_OPEN_WHILE_PRINTING -> printer.coverOpensAfter(2);
            case CUTTER -> printer.cutterSticks();
            case OFFLINE -> printer.offline(true);
            case AWAITS_RECOVERY -> printer.sign(PrinterCondition.Sign.AWAITS_RECOVERY, true);
            case FEED_BUTTON -> printer.sign(PrinterCondition.Sign.FEED_BUTTON, true);
            case UNRECOVERABLE -> printer.sign(PrinterCondition.Sign.UNRECOVERABLE, true);
            case HOT_HEAD -> printer.sign(PrinterCondition.Sign.HOT_HEAD, true);
            case MECHANICAL -> printer.sign(PrinterCondition.Sign.MECHANICAL, true);
            case POWER_LOST_WHILE_PRINTING -> printer.powerEndsAfter(2);
            case SILENT -> printer.answers(PrinterAnswers.NONE);
            case ANSWERS_LATE -> printer.answers(PrinterAnswers.LATE);
            case ANSWERS_TWICE -> printer.answers(PrinterAnswers.TWICE);
            case ANSWERS_SPLIT -> printer.answers(PrinterAnswers.SPLIT);
            case ANSWERS_CUT -> printer.answers(PrinterAnswers.CUT);
            case ANSWERS_WRONG -> printer.answers(PrinterAnswers.WRONG);
            case LIES -> printer.answers(PrinterAnswers.LIES);
        }
    }

    /** Mends it; what waited in the printer goes on. */
    public void end(VirtualReceiptPrinter printer) {
        switch (this) {
            case PAPER_OUT, PAPER_OUT_WHILE_PRINTING, PAPER_NEAR_END -> printer.paper(PrinterCondition.Paper.OK);
            case COVER_OPEN, COVER_OPEN_WHILE_PRINTING -> printer.cover(false);
            case CUTTER -> printer.freeCutter();
            case OFFLINE -> printer.offline(false);
            case AWAITS_RECOVERY -> printer.sign(PrinterCondition.Sign.AWAITS_RECOVERY, false);
            case FEED_BUTTON -> printer.sign(PrinterCondition.Sign.FEED_BUTTON, false);
            case UNRECOVERABLE -> printer.sign(PrinterCondition.Sign.UNRECOVERABLE, false);
            case HOT_HEAD -> printer.sign(PrinterCondition.Sign.HOT_HEAD, false);
            case MECHANICAL -> printer.sign(PrinterCondition.Sign.MECHANICAL, false);
            case POWER_LOST_WHILE_PRINTING -> printer.powerOn();
            case SILENT, ANSWERS_LATE, ANSWERS_TWICE, ANSWERS_SPLIT, ANSWERS_CUT, ANSWERS_WRONG, LIES ->
                printer.answers(PrinterAnswers.PROMPT);
        }
    }
}
