// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.HPos;
import javafx.geometry.Insets;
import javafx.scene.Scene;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javax.imageio.ImageIO;
import org.doorstep.catalog.Language;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.View;
import org.doorstep.terminal.theme.Fonts;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.Panel;
import org.doorstep.terminal.theme.TextStyle;
import org.doorstep.terminal.theme.Theme;
import org.doorstep.terminal.typing.Composing;
import org.doorstep.terminal.typing.Key;
import org.doorstep.terminal.typing.Layer;
import org.doorstep.terminal.typing.Leaning;
import org.doorstep.terminal.typing.Lexicon;
import org.doorstep.terminal.typing.Pinyin;
import org.doorstep.terminal.typing.Typist;
import org.doorstep.terminal.widget.PinyinKeyboard;
import org.doorstep.terminal.widget.Words;

/**
 * A page that asks for words, with the bars around it, as a form has it: the largest measures at which all of it fits. As a
 * program it writes its picture: {@code KeyboardPage FILE PANEL SIZE CONTRAST LANGUAGE LEANING LAYER LETTERS}. FX thread.
 */
final class KeyboardPage {
    private final Panel panel;
    private final VBox root = new VBox();
    private final Region page;
    private final double room;

    KeyboardPage(Panel panel, Comfort comfort, Composing composing, Typist out) {
        this.panel = panel;
        View view = Samples.all().get("enter-code").with(comfort);
        root.getStyleClass().add(Theme.ROOT_CLASS);
        root.getStylesheets().setAll(Theme.stylesheets(panel, Fonts.FAMILY));
        Theme.contrast(root, comfort.contrast());
        Scene scene = new Scene(root, panel.width(), panel.height());
        Theme.dress(scene);
        Measures bars = Chrome.measures(panel, Fonts.FAMILY, comfort.size());
        Region header = Chrome.header(kit(view, bars));
        Region footer = Chrome.footer(kit(view, bars));
        while (footer.minWidth(-1) > panel.width() && bars.step() < Measures.LAST_STEP) {
            bars = bars.next();
            footer = Chrome.footer(kit(view, bars));
        }
        room = panel.height() - header.prefHeight(panel.width()) - footer.prefHeight(panel.width());
        Measures m = Measures.of(panel, Fonts.FAMILY, comfort.size());
        Region built = build(kit(view, m), composing, out);
        while (!fits(built) && m.step() < Measures.LAST_STEP) {
            m = m.next();
            built = build(kit(view, m), composing, out);
        }
        page = built;
        VBox.setVgrow(page, Priority.ALWAYS);
        root.getChildren().addAll(header, page, footer);
        root.applyCss();
        root.layout();
    }

    private static Kit kit(View view, Measures m) {
        Scratch scratch = new Scratch(() -> {}, Glass.PINYIN);
        return new Kit(view, m, Glass.TEXTS, Glass.fixture(m.panel()), touch -> {}, scratch, PageFit.Cut.WHOLE);
    }

    private static Region build(Kit kit, Composing composing, Typist out) {
        Measures m = kit.m();
        boolean english = kit.view().comfort().language() == Language.EN;
        Region answer = new HBox(Words.of(english ? "Qinghe" : "山东省济宁市任城区", m.plain(TextStyle.ANSWER), HPos.LEFT));
        answer.setPadding(new Insets(m.mm(1), m.inset(), m.mm(1), m.inset()));
        answer.getStyleClass().addAll("band", "box", "next", "now");
        PinyinKeyboard keyboard = new PinyinKeyboard(m, PinyinKeyboard.Labels.of(key -> kit.say(key)), composing, out);
        VBox.setVgrow(keyboard, Priority.ALWAYS);
        Words question = kit.heading(english ? "Address?" : "您住在哪里？");
        HBox.setHgrow(answer, Priority.ALWAYS);
        Region lead = m.panel().low()
                ? org.doorstep.terminal.widget.Rows.row(m.gap(), question, answer)
                : org.doorstep.terminal.widget.Rows.stack(m.nearGap(), question, answer);
        return Page.across(
                        lead,
                        List.of(keyboard),
                        kit.back(),
                        kit.primary("next", null, kit.say("common.continue"), new Event.Next()))
                .lay(kit);
    }

    private boolean fits(Region built) {
        return built.minWidth(-1) <= panel.width() && built.minHeight(panel.width()) <= room;
    }

    boolean fits() {
        return fits(page);
    }

    /** How much is missing, in millimetres. */
    String lack() {
        return Math.round((page.minWidth(-1) - panel.width()) / panel.pxPerMm()) + " across, "
                + Math.round((page.minHeight(panel.width()) - room) / panel.pxPerMm()) + " down";
    }

    VBox root() {
        return root;
    }

    BufferedImage picture() {
        return SwingFXUtils.fromFXImage(root.getScene().snapshot(null), null);
    }

    public static void main(String[] args) throws IOException {
        Panel panel = switch (args[1]) {
            case "portrait" -> Samples.PORTRAIT;
            case "landscape" -> Samples.LANDSCAPE;
            case "counter" -> Samples.COUNTER;
            default -> throw new IllegalArgumentException("no panel " + args[1]);
        };
        Comfort comfort = Comfort.STANDARD
                .with(Comfort.Size.valueOf(args[2].toUpperCase(Locale.ROOT)))
                .with(Comfort.Contrast.valueOf(args[3].toUpperCase(Locale.ROOT).replace('-', '_')))
                .with(Language.valueOf(args[4].toUpperCase(Locale.ROOT)));
        Pinyin pinyin = Pinyin.of(Lexicon.load()).with(List.of("济宁市", "任城区", "兖州区", "微山县", "青禾镇", "新驿镇", "小王庄村"));
        Composing composing = new Composing(pinyin, Leaning.valueOf(args[5].toUpperCase(Locale.ROOT)));
        Typist nobody = new Typist() {
            @Override
            public void typed(int[] codePoints) {}

            @Override
            public void erased() {}

            @Override
            public void touched() {}
        };
        if (args.length > 7) {
            args[7].chars().forEach(c -> composing.press(new Key.Face(c), nobody));
        }
        composing.press(new Key.Turn(Layer.valueOf(args[6].toUpperCase(Locale.ROOT))), nobody);
        BufferedImage picture = Glass.onFx(() -> new KeyboardPage(panel, comfort, composing, nobody).picture());
        Path file = Path.of(args[0]);
        Files.createDirectories(file.toAbsolutePath().getParent());
        ImageIO.write(picture, "png", file.toFile());
        System.exit(0);
    }
}
