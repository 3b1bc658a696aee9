// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.remixicon.RemixiconAL;
import org.kordamp.ikonli.remixicon.RemixiconMZ;

/** The pictograms of the terminal: the line style of the Remix family, by what they mean here. */
public enum Pictogram {
    BRAND("community-line"),
    CHOOSE("layout-grid-line"),
    BACK("arrow-left-line"),
    FORWARD("arrow-right-line"),
    DOWN("arrow-down-line"),
    UP("arrow-up-line"),
    ID_CARD("profile-line"),
    PAPER("file-text-line"),
    SLIP("bill-line"),
    PRINTER("printer-line"),
    DONE("checkbox-circle-line"),
    WARNING("alert-line"),
    PHONE("phone-line"),
    MESSAGE("message-2-line"),
    PERSON("user-follow-line"),
    STAFF("service-line"),
    HELP("question-line"),
    CLOCK("time-line"),
    WAIT("timer-2-line"),
    RETRY("refresh-line"),
    HOME("home-4-line"),
    LEAVE("door-open-line"),
    CLEAR("eraser-line"),
    ERASE("delete-back-2-line"),
    SHOW("eye-line"),
    HIDE("eye-off-line"),
    SAFE("shield-check-line"),
    TEXT_SIZE("font-size-2"),
    LANGUAGE("translate-2"),
    CONTRAST("contrast-line"),
    ONLINE("wifi-line"),
    PARTLY("signal-wifi-error-line"),
    OFFLINE("wifi-off-line"),
    DEPARTMENT("government-line"),
    NO_RECORD("file-unknow-line"),
    SOMEBODY_ELSE("user-unfollow-line"),
    LOCKED("lock-line"),
    MACHINE("tools-line"),
    FACE_1("emotion-laugh-line"),
    FACE_2("emotion-line"),
    FACE_3("emotion-normal-line"),
    FACE_4("emotion-unhappy-line"),
    FACE_5("emotion-sad-line"),
    HARD_TO_READ("zoom-in-line"),
    DO_NOT_UNDERSTAND("question-answer-line"),
    WRONG_CONTENT("file-warning-line"),
    TOO_SLOW("timer-line"),
    LIFE_EVENTS("parent-line"),
    ALL_ITEMS("folders-line"),
    SEARCH("search-line"),
    EDIT("pencil-line"),
    VOICE("volume-up-line"),
    SOUND("equalizer-line"),
    MUTE("volume-mute-line"),
    SLOWER("rewind-line"),
    FASTER("speed-line"),
    QUIETER("volume-down-line"),
    CHOICE("checkbox-blank-circle-line"),
    CHOSEN("checkbox-circle-line"),
    TICK("checkbox-blank-line"),
    TICKED("checkbox-line"),
    HERE("record-circle-line"),
    REFUSED("close-circle-line"),
    RETURNED("arrow-go-back-line"),
    RECEIVED("inbox-line"),
    FORM("file-list-3-line"),
    GUIDE("book-open-line"),
    QR("qr-code-line"),
    BIRTH("bear-smile-line"),
    SCHOOL("book-3-line"),
    WORK("briefcase-4-line"),
    MARRIAGE("hearts-line"),
    HOUSING("home-heart-line"),
    HEALTH("stethoscope-line"),
    RETIREMENT("plant-line"),
    DISABILITY("wheelchair-line"),
    BUSINESS("store-2-line"),
    DEATH("leaf-line");

    private static final Map<String, Ikon> FAMILY = family();

    private final String name;

    Pictogram(String name) {
        this.name = name;
    }

    /** Its name in the family. */
    String named() {
        return name;
    }

    Ikon ikon() {
        return named(name);
    }

    /**
     * The pictogram an item of the catalog names, such as {@code article-line}; a sheet of paper where this family has no
     * such name, because a missing picture must not hide a service.
     */
    static Ikon named(String name) {
        return FAMILY.getOrDefault(name, RemixiconAL.FILE_TEXT_LINE);
    }

    /** {@code remixal-article-line} without the name of its half of the family. */
    private static String name(Ikon ikon) {
        return ikon.getDescription().substring(ikon.getDescription().indexOf('-') + 1);
    }

    private static Map<String, Ikon> family() {
        return Stream.<Ikon>concat(Stream.of(RemixiconAL.values()), Stream.of(RemixiconMZ.values()))
                .collect(Collectors.toUnmodifiableMap(Pictogram::name, ikon -> ikon));
    }
}
