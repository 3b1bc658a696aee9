// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.doorstep.catalog.Language;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.StepResult;
import org.doorstep.catalog.item.View;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.ReceiptPage;
import org.doorstep.device.spi.ReceiptPage.Align;
import org.doorstep.device.spi.ReceiptPage.Block;
import org.doorstep.device.spi.ReceiptPage.Feed;
import org.doorstep.device.spi.ReceiptPage.Pair;
import org.doorstep.device.spi.ReceiptPage.Qr;
import org.doorstep.device.spi.ReceiptPage.Rule;
import org.doorstep.device.spi.ReceiptPage.Text;

/** Writes slips, free of any printer's language. A person on a slip is always masked. Pure; any thread. */
public final class SlipPages {
    private final Phrases phrases;

    public SlipPages(Language language) {
        this.phrases = Phrases.in(language);
    }

    /**
     * Where and when something happened.
     *
     * @param site the hall, as people know it
     * @param terminal number of the terminal
     * @param at local time
     * @param item title of the item
     * @param trace what the centre finds this case by, such as the command's id; nothing personal
     * @param phone to call for help
     * @param hours when it is staffed; empty where it always is
     */
    public record Occasion(
            String site, String terminal, LocalDateTime at, String item, String trace, String phone, String hours) {}

    /**
     * Nobody can tell whether the certificate came out: what to do, and that nothing is repeated by itself.
     *
     * @param certificateNumber of the certificate in question
     */
    public ReceiptPage printUnknown(Occasion occasion, String certificateNumber) {
        List<Block> blocks = head(occasion, phrases.of("slip.unknown.title"));
        facts(blocks, occasion);
        pair(blocks, "slip.number", certificateNumber);
        pair(blocks, "slip.trace", occasion.trace());
        pair(blocks, "slip.state", phrases.of("slip.unknown.state"));
        blocks.add(new Rule());
        blocks.add(left(phrases.of("slip.unknown.text")));
        return tail(blocks, occasion);
    }

    /** The certificate was certainly not printed. */
    public ReceiptPage failed(Occasion occasion, FaultCode code) {
        List<Block> blocks = head(occasion, phrases.of("slip.failed.title"));
        facts(blocks, occasion);
        pair(blocks, "slip.trace", occasion.trace());
        pair(blocks, "slip.state", phrases.of("slip.failed.state"));
        pair(blocks, "slip.fault", code.value());
        blocks.add(new Rule());
        blocks.add(left(phrases.of("slip.failed.text")));
        return tail(blocks, occasion);
    }

    /** The certificate was printed: its number, its holder masked, and the code that verifies it. */
    public ReceiptPage pickUp(Occasion occasion, StepResult.Holder holder, Certificate.Proof proof) {
        List<Block> blocks = head(occasion, phrases.of("slip.pickUp.title"));
        facts(blocks, occasion);
        pair(blocks, "slip.number", proof.number());
        pair(blocks, "slip.holder", Display.masked(holder.name(), View.Mask.NAME));
        pair(blocks, "slip.idNumber", Display.masked(holder.idNumber(), View.Mask.ID_NUMBER));
        blocks.add(new Rule());
        blocks.add(left(phrases.of("slip.pickUp.text")));
        blocks.add(new Feed(1));
        blocks.add(new Qr(proof.link()));
        return tail(blocks, occasion);
    }

    /**
     * What an item's template says, within the frame of every slip.
     *
     * @param blocks the template's, filled
     */
    public ReceiptPage of(Occasion occasion, String title, List<Block> blocks) {
        List<Block> all = head(occasion, title);
        facts(all, occasion);
        all.addAll(blocks);
        return tail(all, occasion);
    }

    /**
     * The slip of a case whose own never came out.
     *
     * @param number 办件编号; empty while it waits
     * @param link shows the case's state; empty when it is not known here any more
     */
    public ReceiptPage ofCase(Occasion occasion, String number, String link) {
        List<Block> blocks = head(occasion, phrases.of("slip.case.title"));
        facts(blocks, occasion);
        pair(blocks, "slip.case.slip", occasion.trace());
        if (number.isEmpty()) {
            pair(blocks, "slip.state", phrases.of("slip.case.waiting"));
        } else {
            pair(blocks, "slip.case.number", number);
        }
        blocks.add(new Rule());
        blocks.add(left(phrases.of("slip.case.text")));
        if (!link.isEmpty()) {
            blocks.add(new Feed(1));
            blocks.add(new Qr(link));
        }
        return tail(blocks, occasion);
    }

    private List<Block> head(Occasion occasion, String title) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Text(occasion.site(), Align.CENTRE, 1, false));
        blocks.add(new Text(title, Align.CENTRE, 2, true));
        blocks.add(new Rule());
        return blocks;
    }

    private void facts(List<Block> blocks, Occasion occasion) {
        pair(blocks, "slip.item", occasion.item());
        pair(
                blocks,
                "slip.time",
                occasion.at().format(DateTimeFormatter.ofPattern(phrases.of("slip.timeFormat"), phrases.locale())));
        pair(blocks, "slip.terminal", occasion.terminal());
    }

    private ReceiptPage tail(List<Block> blocks, Occasion occasion) {
        blocks.add(new Rule());
        String label =
                occasion.hours().isEmpty() ? phrases.of("slip.phone") : phrases.of("slip.phoneHours", occasion.hours());
        blocks.add(new Pair(label, occasion.phone()));
        blocks.add(new Text(phrases.of("slip.keep"), Align.CENTRE, 1, false));
        blocks.add(new Feed(2));
        return new ReceiptPage(blocks);
    }

    private void pair(List<Block> blocks, String key, String value) {
        blocks.add(new Pair(phrases.of(key), value));
    }

    private static Text left(String text) {
        return new Text(text, Align.LEFT, 1, false);
    }
}
