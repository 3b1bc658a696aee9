// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.View;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.Motion;
import org.doorstep.terminal.theme.Panel;
import org.doorstep.terminal.theme.Theme;
import org.doorstep.terminal.typing.Lexicon;
import org.doorstep.terminal.typing.Pinyin;
import org.doorstep.terminal.widget.Row;
import org.doorstep.terminal.widget.Touch;
import org.jspecify.annotations.Nullable;

/**
 * The root of the terminal's scene: shows one {@link View} after the other and sends what the resident touches.
 *
 * <p>It is as large as the panel and lays itself out without a scene. All of it belongs to the FX thread. Nothing below it
 * listens to the mouse: it compares what lies under the finger when it comes and when it goes, by the target's id, so a
 * page that is built anew meanwhile (a countdown, an answer) neither loses a touch nor gets one meant for another page. A
 * touch that hits nothing is sent as {@link Event.Touched}.
 */
public final class ScreenHost extends Region {
    private static final System.Logger LOG = System.getLogger(ScreenHost.class.getName());

    private final Panel panel;
    private final Texts texts;
    private final Motion motion;
    private final Consumer<Event.Touch> out;

    private final List<Touch> touches = new ArrayList<>();
    private @Nullable View shown;
    private @Nullable Region header;
    private @Nullable Region footer;
    private @Nullable Region page;
    private final Scratch scratch;
    private int step;
    private int into = 1;
    private @Nullable Held held;

    /** A finger on the glass. */
    private record Held(@Nullable String id, Place place) {}

    /**
     * @param pinyin what the keyboard knows; asked on the FX thread when words are typed, so it should be there by then
     * @param out gets each touch, on the FX thread
     */
    public ScreenHost(Panel panel, Texts texts, Motion motion, Supplier<Pinyin> pinyin, Consumer<Event.Touch> out) {
        this.panel = panel;
        this.texts = texts;
        this.motion = motion;
        this.out = out;
        this.scratch = new Scratch(this::anew, pinyin);
        getStyleClass().add(Theme.ROOT_CLASS);
        getStylesheets().setAll(Theme.stylesheets(panel));
        Theme.contrast(this, Comfort.STANDARD.contrast());
        setMinSize(panel.width(), panel.height());
        setPrefSize(panel.width(), panel.height());
        setMaxSize(panel.width(), panel.height());
        setPickOnBounds(true);
        setOnMousePressed(this::down);
        setOnMouseDragged(this::moved);
        setOnMouseReleased(this::up);
    }

    /** The same with no places of its own around it, read when words are typed for the first time. */
    public ScreenHost(Panel panel, Texts texts, Motion motion, Consumer<Event.Touch> out) {
        this(panel, texts, motion, once(() -> Pinyin.of(Lexicon.load())), out);
    }

    private static Supplier<Pinyin> once(Supplier<Pinyin> make) {
        List<Pinyin> made = new ArrayList<>(1);
        return () -> {
            if (made.isEmpty()) {
                made.add(make.get());
            }
            return made.getFirst();
        };
    }

    /** What is shown now; null before the first. */
    public @Nullable View shown() {
        return shown;
    }

    /** Shows {@code view}. What did not change is not built again; a view equal to the one shown costs nothing. */
    public void show(View view) {
        View before = shown;
        if (view.equals(before)) {
            return;
        }
        boolean dressed = before != null && before.comfort().equals(view.comfort());
        boolean samePage = before != null && Place.of(before).equals(Place.of(view)) && dressed;
        if (before != null && !Place.beneath(before).equals(Place.beneath(view))) {
            scratch.wipe();
        } else if (!(view.overlay() instanceof Overlay.None)) {
            scratch.rest();
        }
        if (before == null || before.comfort().contrast() != view.comfort().contrast()) {
            Theme.contrast(this, view.comfort().contrast());
        }
        Measures bars = Chrome.measures(panel, view.comfort().size());
        if (!dressed || before == null || !before.frame().equals(view.frame())) {
            header = bar(view, Chrome::header, bars);
        }
        if (!samePage) {
            footer = bar(view, Chrome::footer, bars);
            step = 0;
            into = 1;
        }
        shown = view;
        build(view);
    }

    /** Builds the page of what is shown once more, as something in {@link Scratch} has changed. */
    private void anew() {
        View now = shown;
        if (now != null) {
            build(now);
        }
    }

    private void build(View view) {
        String focused = focusedId();
        PageFit.Built built = new PageFit((m, cut) -> kit(view, m, cut), this::fits)
                .find(new Measures(panel, view.comfort().size(), step), new PageFit.Cut(into, scratch.sheet()));
        if (!built.good() && step < Measures.LAST_STEP) {
            LOG.log(Level.WARNING, "{0} does not fit the panel", view.screen().id());
        }
        page = built.region();
        step = built.step();
        into = built.into();
        settle(focused);
    }

    private Kit kit(View view, Measures m, PageFit.Cut cut) {
        return new Kit(view, m, texts, motion, out, scratch, cut);
    }

    /** A bar at {@code from} or the first smaller measures at which it is not wider than the panel. */
    private Region bar(View view, Function<Kit, Row> build, Measures from) {
        Measures m = from;
        Row bar = build.apply(kit(view, m, PageFit.Cut.WHOLE));
        while (wide(bar) > panel.width() && m.step() < Measures.LAST_STEP) {
            m = m.next();
            bar = build.apply(kit(view, m, PageFit.Cut.WHOLE));
        }
        return bar;
    }

    /** On a low panel no word of a bar breaks: its second line would be taken from the page. */
    private double wide(Row bar) {
        return panel.low() ? bar.prefWidth(-1) : bar.minWidth(-1);
    }

    private boolean fits(Region built) {
        return built.minWidth(-1) <= panel.width() && built.minHeight(panel.width()) <= pageHeight();
    }

    private double barHeight(@Nullable Region bar) {
        return bar == null ? 0 : Math.ceil(bar.prefHeight(panel.width()));
    }

    private double pageHeight() {
        return panel.height() - barHeight(header) - barHeight(footer);
    }

    private void settle(@Nullable String focused) {
        List<Node> parts = new ArrayList<>();
        for (Region part : new Region[] {header, page, footer}) {
            if (part != null) {
                part.setMouseTransparent(true);
                parts.add(part);
            }
        }
        getChildren().setAll(parts);
        touches.clear();
        collect(this);
        requestLayout();
        if (held != null) {
            Held finger = held;
            touches.stream().filter(touch -> aims(finger, touch)).forEach(touch -> touch.hold(true));
        }
        if (focused != null) {
            touches.stream().filter(t -> focused.equals(t.getId())).findFirst().ifPresent(Node::requestFocus);
        }
    }

    private void collect(Parent parent) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node instanceof Touch touch) {
                touches.add(touch);
            } else if (node instanceof Parent inner) {
                collect(inner);
            }
        }
    }

    private @Nullable String focusedId() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return owner instanceof Touch touch ? touch.getId() : null;
    }

    @Override
    protected void layoutChildren() {
        double top = barHeight(header);
        double bottom = barHeight(footer);
        double width = panel.width();
        if (header != null) {
            header.resizeRelocate(0, 0, width, top);
        }
        if (page != null) {
            page.resizeRelocate(0, top, width, panel.height() - top - bottom);
        }
        if (footer != null) {
            footer.resizeRelocate(0, panel.height() - bottom, width, bottom);
        }
    }

    /** Looks anew each time, as some controls change themselves. */
    private Optional<Touch> under(MouseEvent event) {
        touches.clear();
        collect(this);
        layout();
        return touches.stream()
                .filter(touch -> touch.contains(touch.sceneToLocal(event.getSceneX(), event.getSceneY())))
                .findFirst();
    }

    private boolean aims(Held finger, Touch touch) {
        View now = shown;
        return now != null
                && touch.getId().equals(finger.id())
                && finger.place().equals(Place.of(now));
    }

    private void down(MouseEvent event) {
        View now = shown;
        if (event.getButton() != MouseButton.PRIMARY || now == null) {
            return;
        }
        Optional<Touch> target = under(event);
        held = new Held(target.map(Node::getId).orElse(null), Place.of(now));
        target.ifPresent(touch -> touch.hold(true));
    }

    private void moved(MouseEvent event) {
        Held finger = held;
        if (finger != null) {
            Optional<Touch> below = under(event);
            touches.stream()
                    .filter(touch -> aims(finger, touch))
                    .forEach(touch -> touch.hold(below.filter(touch::equals).isPresent()));
        }
    }

    private void up(MouseEvent event) {
        Held finger = held;
        if (event.getButton() != MouseButton.PRIMARY || finger == null) {
            return;
        }
        held = null;
        touches.forEach(touch -> touch.hold(false));
        if (finger.id() == null) {
            out.accept(new Event.Touched());
            return;
        }
        under(event)
                .filter(touch -> aims(finger, touch))
                .ifPresentOrElse(Touch::fire, () -> out.accept(new Event.Touched()));
    }
}
