// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.doorstep.catalog.Language;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.Panel;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.widget.Buttons;
import org.doorstep.terminal.widget.FooterBar;
import org.doorstep.terminal.widget.HeaderBar;
import org.doorstep.terminal.widget.Pictogram;
import org.doorstep.terminal.widget.Row;
import org.doorstep.terminal.widget.Touch;

/** The bars that frame every page; only helpers that work on it are there. */
final class Chrome {
    private Chrome() {}

    /** The bars leave the page its room: on low and wide panels their text grows less than the page's. */
    static Measures measures(Panel panel, String family, Comfort.Size size) {
        double mostMm = panel.low() ? 7.5 : panel.landscape() ? 10 : 13;
        Measures m = Measures.of(panel, family, size);
        while (m.fontPx(TextStyle.BODY) > panel.mm(mostMm) && m.step() < Measures.LAST_STEP) {
            m = m.next();
        }
        return m;
    }

    static Row header(Kit kit) {
        return switch (kit.frame().link()) {
            case ONLINE -> header(kit, Pictogram.ONLINE, "link.online", HeaderBar.Tone.OK);
            case PARTLY -> header(kit, Pictogram.PARTLY, "link.partly", HeaderBar.Tone.WARN);
            case OFFLINE -> header(kit, Pictogram.OFFLINE, "link.offline", HeaderBar.Tone.WARN);
        };
    }

    private static Row header(Kit kit, Pictogram icon, String link, HeaderBar.Tone tone) {
        return HeaderBar.of(
                kit.m(),
                kit.say("brand"),
                kit.frame().site(),
                icon,
                kit.say(link),
                tone,
                kit.frame().clock());
    }

    static Row footer(Kit kit) {
        Comfort comfort = kit.view().comfort();
        List<Touch> left = new ArrayList<>();
        Comfort.Size nextSize = next(Comfort.Size.values(), comfort.size());
        left.add(helper(kit, "size", Pictogram.TEXT_SIZE, "footer.size." + nextSize, comfort.with(nextSize)));
        left.addAll(voice(kit, comfort));
        Language nextLanguage = next(Language.values(), comfort.language());
        left.add(helper(kit, "language", Pictogram.LANGUAGE, "footer.language", comfort.with(nextLanguage)));
        Comfort.Contrast nextContrast = next(Comfort.Contrast.values(), comfort.contrast());
        left.add(helper(kit, "contrast", Pictogram.CONTRAST, "footer.contrast", comfort.with(nextContrast)));
        left.add(
                comfort.lowered()
                        ? helper(kit, "lower", Pictogram.UP, "footer.raise", comfort.withLowered(false))
                        : helper(kit, "lower", Pictogram.DOWN, "footer.lower", comfort.withLowered(true)));
        List<Touch> right = new ArrayList<>();
        if (offered(kit).contains(Always.END)) {
            left.add(
                    Buttons.helper(kit.m(), "end", Pictogram.CLEAR, kit.say("footer.end"), kit.send(new Event.AskEnd()))
                            .kind("end"));
        }
        if (offered(kit).contains(Always.HELP)) {
            right.add(Buttons.helper(
                            kit.m(), "help", Pictogram.HELP, kit.say("footer.help"), kit.send(new Event.AskHelp()))
                    .kind("outline"));
        }
        double below = comfort.lowered() ? 0 : kit.m().panel().belowReach();
        return FooterBar.of(kit.m(), left, right, below);
    }

    private enum Always {
        END,
        HELP
    }

    /** What is always there, but for a page that is it, and for one on which nobody's session is on. */
    private static Set<Always> offered(Kit kit) {
        return switch (kit.view().overlay()) {
            case Overlay.None() ->
                kit.view().screen() instanceof Screen.Attract ? Set.of(Always.HELP) : Set.of(Always.values());
            case Overlay.Sound() -> Set.of(Always.values());
            case Overlay.Help ignored -> Set.of(Always.END);
            case Overlay.StillThere ignored -> Set.of();
            case Overlay.ConfirmEnd() -> Set.of();
            case Overlay.CardLeft() -> Set.of();
        };
    }

    /** Silent, a touch turns it on; speaking, the page can be heard once more, and how it sounds can be changed. */
    private static List<Touch> voice(Kit kit, Comfort comfort) {
        if (!kit.fixture().aloud().speaks()) {
            return List.of();
        }
        if (!comfort.voice()) {
            return List.of(helper(kit, "voice", Pictogram.VOICE, "footer.voice", comfort.withVoice(true)));
        }
        Touch listen = Buttons.helper(
                kit.m(), "listen", Pictogram.VOICE, kit.say("footer.listen"), kit.send(new Event.Listen()));
        return kit.view().overlay() instanceof Overlay.None
                ? List.of(
                        listen,
                        Buttons.helper(
                                kit.m(),
                                "sound",
                                Pictogram.SOUND,
                                kit.say("footer.sound"),
                                kit.send(new Event.AskSound())))
                : List.of(listen, helper(kit, "voice", Pictogram.MUTE, "footer.silence", comfort.withVoice(false)));
    }

    private static Touch helper(Kit kit, String id, Pictogram icon, String key, Comfort then) {
        return Buttons.helper(kit.m(), id, icon, kit.say(key), kit.send(new Event.SetComfort(then)));
    }

    private static <E> E next(E[] all, E now) {
        int at = List.of(all).indexOf(now);
        return all[(at + 1) % all.length];
    }
}
