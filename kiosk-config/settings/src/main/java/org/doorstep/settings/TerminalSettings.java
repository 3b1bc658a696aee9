// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a technician settles for one terminal.
 *
 * @param slots by device id, where its slot is on this cabinet
 * @param devices in the order of the file, ids unique
 */
public record TerminalSettings(
        Central central,
        Site site,
        Panel panel,
        Timing timing,
        Map<String, Words> slots,
        Paths paths,
        List<DeviceSettings> devices,
        Voice voice,
        Theme theme) {
    public TerminalSettings {
        slots = Map.copyOf(slots);
        devices = List.copyOf(devices);
    }

    /** Where the slot of {@code device} is; empty where the cabinet's words for it are not given. */
    public Optional<Words> slot(String device) {
        return Optional.ofNullable(slots.get(device));
    }

    /** The device of that id. */
    public Optional<DeviceSettings> device(String id) {
        return devices.stream().filter(d -> d.id().equals(id)).findFirst();
    }

    /**
     * @param url {@code https} with host and perhaps port; no path
     */
    public record Central(URI url) {}

    /**
     * @param timezone in which dates and times are shown and printed
     */
    public record Site(ZoneId timezone) {}

    /**
     * The screen and how it hangs.
     *
     * @param widthPx as it is turned
     * @param heightPx as it is turned
     * @param widthMm of the picture, without the frame
     * @param heightMm of the picture, without the frame
     * @param bottomMm from the floor to the lower edge of the picture
     */
    public record Panel(int widthPx, int heightPx, double widthMm, double heightMm, double bottomMm) {
        public Orientation orientation() {
            return heightPx > widthPx ? Orientation.PORTRAIT : Orientation.LANDSCAPE;
        }

        /** Pixels in a millimetre; across and down differ by 3 % at most. */
        public double pxPerMm() {
            return (widthPx / widthMm + heightPx / heightMm) / 2;
        }
    }

    public enum Orientation {
        PORTRAIT,
        LANDSCAPE
    }

    /**
     * How long the screens wait.
     *
     * @param idle without a touch on a private screen, before the countdown
     * @param countdown until the session ends
     * @param privateHide without a touch until personal data is hidden
     * @param reveal how long 显示 10 秒 shows
     * @param ratingSkip until a rating counts as not given
     * @param cardReminderEvery between two reminders of a card or paper left behind
     */
    public record Timing(
            Duration idle,
            Duration countdown,
            Duration privateHide,
            Duration reveal,
            Duration ratingSkip,
            Duration cardReminderEvery) {}

    /**
     * @param state absolute folder of journal, keys and catalog
     * @param journalCopy absolute folder of the journal's second copy; {@code state} where none is named
     */
    public record Paths(Path state, Path journalCopy) {}

    /**
     * How the terminal reads aloud.
     *
     * @param offered whether it can read aloud at all; where it cannot, no screen offers it
     * @param speak whether screens are read aloud when a session begins
     * @param ratePercent 50 to 200
     * @param volumePercent 0 to 100
     * @param engine what turns text into sound: a name looked up in PATH, or an absolute path
     * @param player what plays the sound, likewise
     * @param speaker the player's name of the loudspeaker, which everybody near hears
     * @param headset the player's name of a headset or handset; empty where the cabinet has none
     * @param headsetSign file that is there only while the headset is plugged in; empty for one that is never unplugged
     */
    public record Voice(
            boolean offered,
            boolean speak,
            int ratePercent,
            int volumePercent,
            String engine,
            String player,
            String speaker,
            String headset,
            String headsetSign) {}

    /**
     * @param font the one font family of all screens
     */
    public record Theme(String font) {}
}
