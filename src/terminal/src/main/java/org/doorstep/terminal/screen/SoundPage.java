// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.widget.Buttons;
import org.doorstep.terminal.widget.Grid;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Rows;

/** How fast and how loud the voice is; each touch is answered by the voice as it is now. */
final class SoundPage {
    private static final int RATE_STEP = 25;
    private static final int VOLUME_STEP = 20;

    /** Softer than this nobody hears that there is a voice; who wants none turns it off. */
    private static final int SOFTEST = 20;

    private SoundPage() {}

    static Page build(Kit kit) {
        Comfort now = kit.view().comfort();
        Region slower = now.rate() > Comfort.SLOWEST
                ? change(kit, "slower", Pictogram.SLOWER, now.withRate(now.rate() - RATE_STEP))
                : end(kit, "slowest");
        Region faster = now.rate() < Comfort.FASTEST
                ? change(kit, "faster", Pictogram.FASTER, now.withRate(now.rate() + RATE_STEP))
                : end(kit, "fastest");
        int softer = Math.max(SOFTEST, now.volume() - VOLUME_STEP);
        Region quieter = softer < now.volume()
                ? change(kit, "quieter", Pictogram.QUIETER, now.withVolume(softer))
                : end(kit, "quietest");
        Region louder = now.volume() < Comfort.LOUDEST
                ? change(kit, "louder", Pictogram.VOICE, now.withVolume(now.volume() + VOLUME_STEP))
                : end(kit, "loudest");
        List<Node> content = List.of(
                pair(kit, kit.say("sound.rate", now.rate()), slower, faster),
                pair(kit, kit.say("sound.volume", now.volume()), quieter, louder));
        return Page.of(
                kit.lead(null, kit.say("sound.heading"), kit.say("sound.explained")),
                content,
                kit.primary("close", null, kit.say("sound.close"), new Event.Close()));
    }

    private static VBox pair(Kit kit, String words, Region less, Region more) {
        Measures m = kit.m();
        return Rows.stack(
                m.nearGap(), kit.group(words), new Grid(2, m.gap(), m.target(), m.target(), List.of(less, more)));
    }

    private static Region change(Kit kit, String id, Pictogram icon, Comfort then) {
        return kit.outline(id, icon, kit.say("sound." + id), new Event.SetComfort(then));
    }

    /** It cannot go on in that direction, and says so. */
    private static Region end(Kit kit, String id) {
        return Buttons.notYet(kit.m(), id, kit.say("sound." + id));
    }
}
