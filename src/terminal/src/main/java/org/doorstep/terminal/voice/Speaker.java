// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.voice;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.doorstep.catalog.Language;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.device.spi.Ticker;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.FormScreen.Input;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;
import org.jspecify.annotations.Nullable;

/**
 * Decides when something is said. Shown every view, on the window's thread; never blocks it and never throws. Views must
 * come at least with every tick of the session, as reminders are due by them. Keeps nothing personal between two views.
 *
 * <p>Another place hushes what was being said. It is read out when the resident wants a voice, and again when the resident
 * asks for it, chooses another language or puts the voice on. A card or paper that must not be left is called out even
 * when nobody asked for a voice, at once and then again and again.
 */
public final class Speaker implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Speaker.class.getName());

    private final Voice voice;
    private final Ticker ticker;
    private final long remindEvery;
    private final VoiceTexts texts;
    private final Scripts scripts;
    private @Nullable Heard last;
    private long lastCall;

    /** What of a view the next one is compared with. */
    private record Heard(Place place, boolean wanted, Language language, Tuning tuning, int listens, int typed) {}

    /**
     * @param voice closed with this
     * @param remindEvery between two reminders of what was left behind
     * @param texts what is said
     */
    public Speaker(Voice voice, Ticker ticker, Duration remindEvery, VoiceTexts texts) {
        this.voice = voice;
        this.texts = texts;
        this.scripts = new Scripts(texts);
        this.ticker = ticker;
        this.remindEvery = remindEvery.toNanos();
    }

    /** With the voice and the pace of reminders that the settings ask for. */
    public static Speaker open(TerminalSettings settings, Ticker ticker, FaultBook faults) {
        TerminalSettings.Voice voice = settings.voice();
        return new Speaker(Voices.open(voice), ticker, settings.timing().cardReminderEvery(), VoiceTexts.load(faults));
    }

    /** Whether there is a voice; screens offer it only then. Any thread. */
    public boolean speaks() {
        return voice.available() instanceof Availability.Ready;
    }

    /** On the window's thread. */
    public void show(View view) {
        try {
            hear(view);
        } catch (RuntimeException e) {
            // Nothing that the voice does may end a session. The message could hold what a resident typed.
            LOG.log(Level.ERROR, "{0} could not be said: {1}", view.screen().id(), e.getClass());
        }
    }

    /**
     * Says what the keys of a pad have come to, where the resident wants a voice. On the window's thread.
     *
     * @param own whether it is the resident's own, so that it is heard on the headset only
     */
    public void name(String words, boolean own) {
        Heard now = last;
        if (now == null || !now.wanted()) {
            return;
        }
        Token token = new Token(own ? Privacy.HEADSET : Privacy.PUBLIC, new Said.Words(words));
        try {
            voice(new Script(now.language(), List.of(token)), now.tuning());
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "a name could not be said: {0}", e.getClass());
        }
    }

    private void hear(View view) {
        Heard before = last;
        Heard now = new Heard(
                Place.of(view),
                view.comfort().voice(),
                view.comfort().language(),
                new Tuning(view.comfort().rate(), view.comfort().volume()),
                view.listens(),
                typed(view.screen()));
        last = now;
        boolean arrived = before == null || !before.place().equals(now.place());
        if (arrived) {
            voice.hush();
        }
        if (mustRead(before, now, arrived)) {
            call(scripts.of(view), now.tuning());
            return;
        }
        if (arrived || ticker.nanos() - lastCall >= remindEvery) {
            Optional<Script> left = scripts.reminder(view);
            if (left.isPresent()) {
                call(left.get(), now.tuning());
                return;
            }
        }
        if (before == null || arrived) {
            return;
        }
        if (before.wanted() && !now.wanted()) {
            voice.hush();
        } else if (now.wanted() && !now.tuning().equals(before.tuning())) {
            voice(scripts.tuned(view), now.tuning());
        } else if (now.wanted() && now.typed() > before.typed()) {
            voice(scripts.echo(view), now.tuning());
        }
    }

    private static boolean mustRead(@Nullable Heard before, Heard now, boolean arrived) {
        if (before == null) {
            return now.wanted();
        }
        boolean again = now.listens() > before.listens();
        boolean anew = arrived || !before.wanted() || before.language() != now.language();
        return again || (now.wanted() && anew);
    }

    private void call(Script script, Tuning tuning) {
        lastCall = ticker.nanos();
        voice(script, tuning);
    }

    private void voice(Script script, Tuning tuning) {
        Utterance utterance = Utterance.of(script, voice.headset(), texts);
        if (!utterance.parts().isEmpty()) {
            voice.say(utterance, tuning);
        }
    }

    private static int typed(Screen screen) {
        return switch (screen) {
            case Screen.EnterCode enter -> enter.typed();
            case FormScreen.Ask ask
            when ask.question() != null && ask.question().input() instanceof Input.Digits digits ->
                digits.typed().length();
            default -> 0;
        };
    }

    /** Silence for good. */
    @Override
    public void close() {
        voice.close();
    }
}
