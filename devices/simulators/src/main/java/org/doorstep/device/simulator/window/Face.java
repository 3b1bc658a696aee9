// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.BorderLayout;
import java.awt.GridLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JComponent;
import javax.swing.JPanel;
import org.doorstep.device.simulator.bench.Bench;
import org.doorstep.device.simulator.bench.DeviceKind;
import org.doorstep.device.simulator.bench.DeviceSample;
import org.doorstep.device.simulator.bench.Tongue;
import org.doorstep.device.simulator.bench.Words;
import org.doorstep.device.simulator.scenario.Scenario;
import org.jspecify.annotations.Nullable;

/** All that the window shows, without the window; confined to Swing's thread, and to be made without a display. */
final class Face extends JPanel {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private final transient List<DevicePane> panes = new ArrayList<>();
    private final ScenarioBar scenarios;
    private @Nullable CardChooser cards;
    private @Nullable SlipView slip;
    private @Nullable PrintedView printed;

    /**
     * @param hand carries out what is pressed
     * @param otherLanguage run when the other language is asked for
     */
    Face(Bench bench, List<Scenario> offered, Tongue tongue, Hand hand, Runnable otherLanguage) {
        super(new BorderLayout(0, 14));
        Words words = Words.in(tongue);
        setBackground(Look.PAPER);
        setBorder(BorderFactory.createEmptyBorder(12, 16, 16, 16));
        JPanel head = new JPanel(new BorderLayout(0, 12));
        head.setOpaque(false);
        head.add(title(words, hand, otherLanguage), BorderLayout.NORTH);
        scenarios = new ScenarioBar(offered, tongue, words, hand);
        head.add(scenarios, BorderLayout.CENTER);
        add(head, BorderLayout.NORTH);
        JPanel columns = new JPanel(new GridLayout(1, 0, 14, 0));
        columns.setOpaque(false);
        for (DeviceKind kind : bench.kinds()) {
            DevicePane pane = new DevicePane(kind, bench.triggers(kind), shown(kind, bench, words, hand), words, hand);
            panes.add(pane);
            columns.add(pane);
        }
        int tallest = panes.stream().mapToInt(DevicePane::wanted).max().orElse(0);
        panes.forEach(pane -> pane.tabsAsTallAs(tallest));
        add(columns, BorderLayout.CENTER);
    }

    private static JPanel title(Words words, Hand hand, Runnable otherLanguage) {
        JPanel title = new JPanel();
        title.setOpaque(false);
        title.setLayout(new BoxLayout(title, BoxLayout.X_AXIS));
        title.add(Labels.of(words.get("app.title"), Look.bold(20), Look.INK));
        title.add(Box.createHorizontalStrut(14));
        title.add(Labels.of(words.get("app.subtitle"), Look.text(13), Look.SECOND));
        title.add(Box.createHorizontalGlue());
        Push mend = new Push(Push.Weight.PLAIN);
        mend.setName("mend");
        mend.setText(words.get("mend"));
        mend.addActionListener(_ -> hand.order("mend"));
        title.add(mend);
        title.add(Box.createHorizontalStrut(8));
        Push language = new Push(Push.Weight.PLAIN);
        language.setName("language");
        language.setText(words.get("language"));
        language.addActionListener(_ -> otherLanguage.run());
        title.add(language);
        return title;
    }

    private JComponent shown(DeviceKind kind, Bench bench, Words words, Hand hand) {
        return switch (kind) {
            case READER -> {
                CardChooser chooser = new CardChooser(bench.people(), words, hand);
                cards = chooser;
                yield chooser;
            }
            case RECEIPT -> {
                SlipView view = new SlipView(words);
                slip = view;
                yield view;
            }
            case DOCUMENT -> {
                PrintedView view = new PrintedView(words);
                printed = view;
                yield view;
            }
        };
    }

    /** Gives the keyboard to the button that starts a scenario. */
    void focus() {
        scenarios.focus();
    }

    List<TriggerButton> buttons() {
        return panes.stream().flatMap(pane -> pane.buttons().stream()).toList();
    }

    List<DevicePane> panes() {
        return panes;
    }

    void failed(String why) {
        scenarios.failed(why);
    }

    void show(Seen seen) {
        for (DeviceSample sample : seen.devices()) {
            panes.stream().filter(pane -> pane.kind() == sample.kind()).forEach(pane -> pane.show(sample));
            switch (sample.kind()) {
                case READER -> Optional.ofNullable(cards).ifPresent(view -> view.show(seen.card()));
                case RECEIPT -> Optional.ofNullable(slip).ifPresent(view -> view.show(seen.slipName(), seen.slip()));
                case DOCUMENT -> Optional.ofNullable(printed).ifPresent(view -> view.show(sample.papers()));
            }
        }
        scenarios.show(seen.scenario());
    }
}
