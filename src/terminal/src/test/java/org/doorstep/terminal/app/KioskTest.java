// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.device.spi.CardPosition;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Ending;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Facts;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.Session;
import org.doorstep.terminal.session.Timing;
import org.doorstep.terminal.session.View;
import org.junit.jupiter.api.Test;

/** The one store, with its thread played by the test's own. */
class KioskTest {
    private final List<Effect> effects = new ArrayList<>();
    private final List<View> shown = new ArrayList<>();
    private final List<Runnable> hopped = new ArrayList<>();
    private boolean windowBreaks;

    private final Kiosk kiosk = new Kiosk(
            new Session(
                    Timing.STANDARD,
                    new FlowEngine((item, expression, scope) -> Optional.empty(), Phrases.load()),
                    new Display(Phrases.load())),
            facts(),
            hopped::add,
            this::show,
            effects::add);

    @Test
    void aWindowThatBreaksEndsTheSessionSafely() {
        kiosk.on(new Event.Touched());
        assertThat(kiosk.view().screen()).isInstanceOf(Screen.Home.class);
        windowBreaks = true;
        kiosk.on(new Event.AskHelp());
        assertThat(kiosk.view().screen()).isInstanceOf(Screen.Attract.class);
        assertThat(effects).containsExactly(new Effect.Began(1), new Effect.Wipe(1), new Effect.Ended(1, Ending.BROKE));
    }

    @Test
    void whatIsTouchedDuringAChangeBetweenSessionsIsTakenUpAfterIt() throws InterruptedException {
        kiosk.betweenSessions(() -> {
            kiosk.on(new Event.Touched());
            assertThat(kiosk.view().screen()).isInstanceOf(Screen.Attract.class);
        });
        hopped.forEach(Runnable::run);
        assertThat(kiosk.view().screen()).isInstanceOf(Screen.Home.class);
    }

    @Test
    void whatCameDuringAChangeIsTakenUpBeforeWhatComesAfterIt() throws InterruptedException {
        kiosk.betweenSessions(() -> kiosk.on(new Event.FactsChanged(at("10:25"))));
        kiosk.on(new Event.FactsChanged(at("10:26")));
        hopped.forEach(Runnable::run);
        assertThat(shown).extracting(view -> view.frame().clock()).containsExactly("10:25", "10:26");
    }

    private void show(View view) {
        if (windowBreaks) {
            windowBreaks = false;
            throw new IllegalStateException("a broken page");
        }
        shown.add(view);
    }

    private static Facts facts() {
        return at("10:24");
    }

    private static Facts at(String clock) {
        Text nowhere = Text.of("", "");
        return new Facts(
                new View.Frame(
                        "示范镇",
                        View.Link.ONLINE,
                        clock,
                        "00317",
                        "0537-12345",
                        "8:30-17:30",
                        null,
                        new View.Slots(nowhere, nowhere, nowhere)),
                new CardPosition(false, 0),
                new Facts.CardReading.Possible(),
                List.of(),
                new Facts.DocumentPrinting.Possible(),
                org.doorstep.catalog.flow.CodeTables.NONE,
                LocalDate.of(2026, 11, 22));
    }
}
