// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.function.BiFunction;
import java.util.function.Predicate;
import javafx.scene.layout.Region;
import org.doorstep.terminal.theme.Measures;

/**
 * Finds the measures at which a page fits: first somewhat smaller ones, then more sheets where the content can be cut, then
 * the smallest there are. So a reader of large letters gets more pages rather than small letters.
 */
final class PageFit {
    /** Steps down before a content is cut: letters a reader chose are worth more than one page less. */
    private static final int EASY_STEPS = 2;

    /** On a low panel, whose pages hold little, letters come down to those of print first. */
    private static final int EASY_STEPS_OF_A_LOW_PANEL = 5;

    private final BiFunction<Measures, Cut, Kit> kits;
    private final Predicate<Region> fits;

    /**
     * @param into into how many sheets a content that can be cut should be cut at least
     * @param sheet which of them is wanted; one beyond the last means the last
     */
    record Cut(int into, int sheet) {
        static final Cut WHOLE = new Cut(1, 0);
    }

    /**
     * @param good false where nothing helped
     */
    record Built(Region region, int step, int into, boolean good) {}

    PageFit(BiFunction<Measures, Cut, Kit> kits, Predicate<Region> fits) {
        this.kits = kits;
        this.fits = fits;
    }

    Built find(Measures from, Cut wanted) {
        int into = wanted.into();
        while (true) {
            Measures m = from;
            while (true) {
                Kit kit = kits.apply(m, new Cut(into, wanted.sheet()));
                Page page = ScreenPage.of(kit);
                Region region = page.lay(kit);
                boolean good = fits.test(region) && othersFit(m, into, page.sheets());
                boolean cuttable = page.sheets().most() > page.sheets().of();
                int last = cuttable ? Math.max(from.step(), easySteps(m)) : Measures.LAST_STEP;
                if (good || (!cuttable && m.step() >= last)) {
                    return new Built(region, m.step(), into, good);
                }
                if (m.step() >= last) {
                    into = Math.max(into, page.sheets().of()) + 1;
                    break;
                }
                m = m.next();
            }
        }
    }

    private static int easySteps(Measures m) {
        return m.panel().low() ? EASY_STEPS_OF_A_LOW_PANEL : EASY_STEPS;
    }

    /** All sheets at the same measures, or the page would change while it is turned. */
    private boolean othersFit(Measures m, int into, Sheets<?> sheets) {
        for (int sheet = 0; sheet < sheets.of(); sheet++) {
            if (sheet != sheets.at()) {
                Kit kit = kits.apply(m, new Cut(into, sheet));
                if (!fits.test(ScreenPage.of(kit).lay(kit))) {
                    return false;
                }
            }
        }
        return true;
    }
}
