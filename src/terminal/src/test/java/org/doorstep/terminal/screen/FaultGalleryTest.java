// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.doorstep.catalog.Language;
import org.doorstep.device.faults.FaultEntry;
import org.doorstep.device.faults.FaultEntry.Words;
import org.doorstep.device.spi.Severity;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Comfort.Size;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.Screen.TroubleKind;
import org.doorstep.terminal.theme.Panel;
import org.junit.jupiter.api.Test;

/**
 * Every fault of the book as a resident meets it. {@code -Ddoorstep.gallery=DIR -Dtest=FaultGalleryTest} leaves the pictures
 * in DIR, on an upright and on a lying panel, to be looked at.
 */
class FaultGalleryTest {
    @Test
    void everyFaultIsToldInFullInBothLanguages() throws IOException {
        String folder = System.getProperty("doorstep.gallery", "");
        Glass glass = Glass.onFx(() -> new Glass(Samples.PORTRAIT).onStage());
        List<String> wrong = new ArrayList<>();
        for (FaultEntry entry : Glass.FAULTS.entries()) {
            for (Language language : Language.values()) {
                wrong.addAll(Glass.onFx(() -> look(glass, entry, language, Size.STANDARD)));
            }
        }
        assertThat(wrong).isEmpty();
        if (!folder.isEmpty()) {
            pictures(Samples.PORTRAIT, Files.createDirectories(Path.of(folder, "upright")));
            pictures(Samples.LANDSCAPE, Files.createDirectories(Path.of(folder, "lying")));
        }
    }

    private static void pictures(Panel panel, Path folder) throws IOException {
        Glass glass = Glass.onFx(() -> new Glass(panel).onStage());
        for (FaultEntry entry : Glass.FAULTS.entries()) {
            for (Language language : Language.values()) {
                BufferedImage picture = Glass.onFx(
                        () -> show(glass, entry, language, Size.STANDARD).picture());
                String file = entry.code() + "-" + entry.name() + "-" + language.tag() + ".png";
                ImageIO.write(picture, "png", folder.resolve(file).toFile());
            }
        }
    }

    @Test
    void theLongestWordsFitEveryPanelInEverySize() {
        List<FaultEntry> all = Glass.FAULTS.entries();
        FaultEntry chinese = all.stream()
                .max(Comparator.comparingInt(e -> e.resident().zh().length()))
                .orElseThrow();
        FaultEntry english = all.stream()
                .max(Comparator.comparingInt(e -> e.resident().en().length()))
                .orElseThrow();
        List<String> wrong = new ArrayList<>();
        for (Panel panel : Samples.PANELS) {
            Glass glass = Glass.onFx(() -> new Glass(panel));
            for (Size size : Size.values()) {
                wrong.addAll(Glass.onFx(() -> look(glass, chinese, Language.ZH_CN, size)));
                wrong.addAll(Glass.onFx(() -> look(glass, english, Language.EN, size)));
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static List<String> look(Glass glass, FaultEntry entry, Language language, Size size) {
        show(glass, entry, language, size);
        String where = entry.code() + " " + glass.panel.width() + " " + language + " " + size + ": ";
        List<String> wrong = new ArrayList<>();
        Inspection.of(glass.panel, glass.host).forEach(fault -> wrong.add(where + fault));
        List<String> shown =
                Inspection.words(glass.host).stream().map(words -> words.text()).toList();
        String told = in(entry.resident(), language);
        if (shown.stream().noneMatch(text -> text.contains(told))) {
            wrong.add(where + "does not say " + told);
        }
        boolean trouble = screen(entry) instanceof Screen.Trouble;
        if (trouble
                && shown.stream().noneMatch(text -> text.contains(entry.code().value()))) {
            wrong.add(where + "does not name its code");
        }
        return wrong;
    }

    private static Glass show(Glass glass, FaultEntry entry, Language language, Size size) {
        Comfort comfort = Comfort.STANDARD.with(size).with(language);
        return glass.show(new Samples.Seen(screen(entry), new Overlay.None()).with(comfort));
    }

    /** Where a card is to blame it is asked for again, or the staff must look at it; everything else is a trouble. */
    private static Screen screen(FaultEntry entry) {
        String code = entry.code().value();
        if (code.startsWith("I-") && entry.severity() != Severity.BLOCKING) {
            switch (entry.remedy()) {
                case RESIDENT -> {
                    return new Screen.PutCard(Samples.STEP_1, Screen.CardStage.UNREADABLE, code);
                }
                case ATTENDANT -> {
                    return new Screen.PutCard(Samples.STEP_1, Screen.CardStage.NOT_VALID, code);
                }
                case TECHNICIAN, CENTRAL -> {}
            }
        }
        TroubleKind kind = kind(entry);
        return new Screen.Trouble(kind, code, Samples.ways(kind));
    }

    /** What the resident's affair came to when this fault stopped it. */
    private static TroubleKind kind(FaultEntry entry) {
        String code = entry.code().value();
        return switch (code) {
            case "P-104" -> TroubleKind.PRINTER_PAPER_OUT;
            case "P-106", "P-108", "P-113" -> TroubleKind.PRINT_STOPPED;
            case "D-102", "D-104", "D-111", "P-105", "P-110" -> TroubleKind.PRINT_UNKNOWN;
            default -> code.startsWith("I-") ? TroubleKind.READER_GONE : TroubleKind.PRINTER_OFF;
        };
    }

    private static String in(Words words, Language language) {
        return switch (language) {
            case ZH_CN -> words.zh();
            case EN -> words.en();
        };
    }

    @Test
    void aCodeOfTheSessionHasNoWordsOfADevice() {
        assertThat(Stream.of("S-104", "A-106", "", "Z-999"))
                .allSatisfy(code ->
                        assertThat(Glass.TEXTS.fault(Language.ZH_CN, code)).isEmpty());
    }
}
