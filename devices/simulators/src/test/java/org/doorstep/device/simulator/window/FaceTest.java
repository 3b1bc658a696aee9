// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Component;
import java.awt.Container;
import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.swing.AbstractButton;
import javax.swing.JTextField;
import javax.swing.SwingUtilities;
import org.doorstep.device.simulator.ManualTicker;
import org.doorstep.device.simulator.bench.Bench;
import org.doorstep.device.simulator.bench.Commands;
import org.doorstep.device.simulator.bench.Counters;
import org.doorstep.device.simulator.bench.DeviceKind;
import org.doorstep.device.simulator.bench.Tongue;
import org.doorstep.device.simulator.bench.Trigger;
import org.doorstep.device.simulator.scenario.Scenario;
import org.doorstep.device.simulator.scenario.ScenarioRunner;
import org.doorstep.device.simulator.scenario.Scenarios;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The window's face needs no display: Swing lays out and paints without one. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class FaceTest {
    @TempDir
    static Path folder;

    private static final ManualTicker TICKER = new ManualTicker();
    private static Bench bench;
    private static Commands commands;
    private static List<Scenario> scenarios;

    private final List<String> ordered = new ArrayList<>();
    private final ScenarioRunner runner = new ScenarioRunner(
            new ScenarioRunner.Stage() {
                @Override
                public void obey(String command) {
                    ordered.add(command);
                }

                @Override
                public Counters counters() {
                    return bench.counters();
                }

                @Override
                public boolean somethingWrong() {
                    return false;
                }
            },
            TICKER);

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        Bench.Setup setup = Bench.Setup.in(folder).only(EnumSet.of(DeviceKind.READER, DeviceKind.RECEIPT));
        bench = Bench.start(setup, InstantSource.system(), TICKER);
        commands = new Commands(bench);
        scenarios = Scenarios.shipped(commands::refusal);
    }

    @AfterAll
    static void end() {
        bench.close();
    }

    private static void swing(Runnable work) throws Exception {
        SwingUtilities.invokeAndWait(work);
    }

    private Face face(Tongue tongue) {
        Face face = new Face(bench, scenarios, tongue, ordered::add, () -> ordered.add("other language"));
        face.setSize(new Dimension(1280, 760));
        return face;
    }

    private Seen seen() {
        try {
            return new Sampler(bench, runner).look();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static <T extends Component> T named(Container in, Class<T> kind, String name) {
        for (Component child : in.getComponents()) {
            if (kind.isInstance(child) && name.equals(child.getName())) {
                return kind.cast(child);
            }
            if (child instanceof Container container) {
                T below = named(container, kind, name);
                if (below != null) {
                    return below;
                }
            }
        }
        return null;
    }

    @Test
    void there_is_a_button_for_every_trigger_and_each_says_a_command_that_the_devices_know() throws Exception {
        swing(() -> {
            Face face = face(Tongue.EN);
            assertThat(face.buttons())
                    .extracting(b -> b.trigger().id())
                    .containsExactlyInAnyOrderElementsOf(
                            bench.triggers().stream().map(Trigger::id).toList());
            face.buttons().forEach(AbstractButton::doClick);
            assertThat(ordered)
                    .hasSize(bench.triggers().size())
                    .allSatisfy(line -> assertThat(commands.refusal(line)).isEmpty());
        });
    }

    @Test
    void a_press_brings_it_about_and_another_undoes_it() throws Exception {
        swing(() -> {
            Face face = face(Tongue.ZH);
            TriggerButton cover = named(face, TriggerButton.class, "receipt.cover");
            cover.doClick();
            assertThat(ordered).containsExactly("receipt cover open");
            obey();
            face.show(seen());
            assertThat(cover.isInForce()).isTrue();
            cover.doClick();
            assertThat(ordered).containsExactly("receipt cover close");
            obey();
            face.show(seen());
            assertThat(cover.isInForce()).isFalse();
        });
    }

    private void obey() {
        try {
            commands.obey(ordered.getLast());
            ordered.clear();
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void a_number_is_taken_from_its_field_and_kept_within_bounds() throws Exception {
        swing(() -> {
            Face face = face(Tongue.EN);
            JTextField field = named(face, JTextField.class, "reader.late.amount");
            TriggerButton late = named(face, TriggerButton.class, "reader.late");
            field.setText("750");
            late.doClick();
            field.setText("99999999");
            late.doClick();
            field.setText("soon");
            late.doClick();
            assertThat(ordered).containsExactly("reader late 750", "reader late 600000", "reader late 3000");
        });
    }

    @Test
    void a_card_is_put_down_and_lifted_and_named_while_it_lies() throws Exception {
        swing(() -> {
            Face face = face(Tongue.EN);
            named(face, AbstractButton.class, "card.put").doClick();
            named(face, AbstractButton.class, "card.lift").doClick();
            assertThat(ordered).containsExactly("card put 1", "card lift");
        });
    }

    @Test
    void a_scenario_is_started_followed_and_stopped() throws Exception {
        swing(() -> {
            Face face = face(Tongue.EN);
            AbstractButton go = named(face, AbstractButton.class, "scenario.go");
            assertThat(go.getText()).isEqualTo("Start");
            go.doClick();
            assertThat(ordered)
                    .containsExactly("scenario start " + scenarios.getFirst().name());
            runner.start(scenarios.getFirst());
            TICKER.pass(java.time.Duration.ZERO);
            face.show(seen());
            assertThat(go.getText()).isEqualTo("Stop");
            assertThat(named(face, javax.swing.JLabel.class, "scenario.said").getText())
                    .contains("near its end");
            assertThat(named(face, javax.swing.JLabel.class, "scenario.step").getText())
                    .startsWith("Step 5 of ");
            runner.stop();
            face.show(seen());
            assertThat(go.getText()).isEqualTo("Start");
        });
    }

    @ParameterizedTest
    @EnumSource(Tongue.class)
    void no_button_is_cut_off_at_the_size_of_the_window(Tongue tongue) throws Exception {
        swing(() -> {
            Face face = face(tongue);
            face.show(seen());
            for (int page = 0; page < 3; page++) {
                for (DevicePane pane : face.panes()) {
                    if (page < pane.pages()) {
                        pane.tabs().bring(page);
                    }
                }
                lay(face);
                assertThat(face.buttons())
                        .filteredOn(b -> b.getParent().isVisible() && b.getWidth() > 0)
                        .allSatisfy(b -> {
                            assertThat(b.getHeight()).as(b.getText()).isGreaterThanOrEqualTo(26);
                            assertThat(b.getWidth())
                                    .as(b.getText())
                                    .isGreaterThanOrEqualTo(
                                            b.getFontMetrics(b.getFont()).stringWidth(b.getText()) + 16);
                        });
            }
            BufferedImage picture = new BufferedImage(1280, 760, BufferedImage.TYPE_INT_RGB);
            face.paint(picture.getGraphics());
            assertThat(picture.getRGB(640, 2) & 0xFFFFFF).isEqualTo(Look.PAPER.getRGB() & 0xFFFFFF);
        });
    }

    private static void lay(Container in) {
        in.doLayout();
        for (Component child : in.getComponents()) {
            if (child instanceof Container container) {
                lay(container);
            }
        }
    }
}
