// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.util.Optional;
import org.doorstep.catalog.Text;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.settings.Words;
import org.doorstep.terminal.session.Timing;
import org.doorstep.terminal.session.View;

/** What of the settings a session goes by, in its own words. */
final class SessionSettings {
    private SessionSettings() {}

    static View.Slots slots(TerminalSettings settings) {
        return new View.Slots(
                words(settings.slot("idcard")), words(settings.slot("document")), words(settings.slot("receipt")));
    }

    private static Text words(Optional<Words> slot) {
        return slot.map(w -> Text.of(w.zh(), w.en())).orElseGet(() -> Text.of("", ""));
    }

    static Timing timing(TerminalSettings.Timing timing) {
        return new Timing(
                timing.idle().toMillis(),
                timing.countdown().toMillis(),
                timing.privateHide().toMillis(),
                timing.reveal().toMillis(),
                timing.ratingSkip().toMillis(),
                Timing.STANDARD.cardAlarm(),
                Timing.STANDARD.work(),
                Timing.STANDARD.receipt(),
                Timing.STANDARD.print());
    }
}
