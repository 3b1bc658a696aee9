// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.View;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.Panel;
import org.doorstep.terminal.theme.Theme;
import org.doorstep.terminal.typing.Pinyin;
import org.doorstep.terminal.widget.Row;
import org.doorstep.terminal.widget.Touch;
import org.jspecify.annotations.Nullable;

/**
 * The root of the terminal's scene: shows one {@link View} after the other and sends what the resident touches.
 *
 * <p>It is as large as the panel and lays itself out without a scene. All of it belongs to the FX thread. Nothing below it
 * listens to mouse or keys: {@link Finger} and {@link TactilePad} remember a target by its id, so a page that is built anew
 * meanwhile (a countdown, an answer) neither loses a touch nor gets one meant for another page. A touch that hits nothing
 * is sent as {@link Event.Touched}.
 *
 * <p>Where the panel hangs so that a part of it is out of reach, pages and the bar below them keep out of that part as far as
 * there is room ({@link Panel#belowReach}, {@link Panel#aboveReach}); lowered, the bar goes down to the edge.
 */
public final class ScreenHost extends Region {
    private static final System.Logger LOG = System.getLogger(ScreenHost.class.getName());

    private final Fixture fixture;
    private final Panel panel;
    private final Texts texts;
    private final Consumer<Event.Touch> out;
    private final Finger finger;
    private final TactilePad pad;
    private final Scratch scratch;

    private @Nullable View shown;
    private @Nullable Region header;
    private @Nullable Region footer;
    private @Nullable Region page;
    private int step;
    private int into = 1;

    /**
     * @param pinyin what the keyboard knows; asked on the FX thread when words are typed, so it should be there by then
     * @param out gets each touch, on the FX thread
     */
    public ScreenHost(Fixture fixture, Texts texts, Supplier<Pinyin> pinyin, Consumer<Event.Touch> out) {
        this.fixture = fixture;
        this.panel = fixture.panel();
        this.texts = texts;
        this.out = out;
        this.finger = new Finger(this, out);
        this.pad = new TactilePad(this, fixture.aloud(), out);
        this.scratch = new Scratch(this::anew, pinyin);
        getStyleClass().add(Theme.ROOT_CLASS);
        getStylesheets().setAll(Theme.stylesheets(panel, fixture.family()));
        Theme.contrast(this, Comfort.STANDARD.contrast());
        setMinSize(panel.width(), panel.height());
        setPrefSize(panel.width(), panel.height());
        setMaxSize(panel.width(), panel.height());
        setPickOnBounds(true);
        setOnMousePressed(event -> {
            pad.rest();
            finger.down(event);
        });
        setOnMouseDragged(finger::moved);
        setOnMouseReleased(finger::up);
        // Keys come to whatever has the focus; that is always this, as nothing below it can have it.
        setFocusTraversable(true);
        sceneProperty().subscribe(scene -> {
            if (scene != null) {
                requestFocus();
            }
        });
        setOnKeyPressed(pad::pressed);
        setOnKeyReleased(pad::released);
    }

    /** What is shown now; null before the first. */
    public @Nullable View shown() {
        return shown;
    }

    /** What makes the page that is shown this page; null before the first. */
    @Nullable
    Place place() {
        View now = shown;
        return now == null ? null : Place.of(now);
    }

    /** All that can be touched now, from the top; looked for each time, as some controls change themselves. */
    List<Touch> targets() {
        List<Touch> touches = new ArrayList<>();
        collect(this, touches);
        return touches;
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
        Measures bars = Chrome.measures(panel, fixture.family(), view.comfort().size());
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
        PageFit.Built built = new PageFit((m, cut) -> kit(view, m, cut), this::fits)
                .find(
                        new Measures(panel, fixture.family(), view.comfort().size(), step),
                        new PageFit.Cut(into, scratch.sheet()));
        if (!built.good() && step < Measures.LAST_STEP) {
            LOG.log(Level.WARNING, "{0} does not fit the panel", view.screen().id());
        }
        page = built.region();
        step = built.step();
        into = built.into();
        settle();
    }

    private Kit kit(View view, Measures m, PageFit.Cut cut) {
        return new Kit(view, m, texts, fixture, out, scratch, cut);
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

    private double pageTop() {
        return Math.max(barHeight(header), panel.aboveReach());
    }

    private double pageHeight() {
        return panel.height() - pageTop() - barHeight(footer);
    }

    private void settle() {
        List<Node> parts = new ArrayList<>();
        for (Region part : new Region[] {header, page, footer}) {
            if (part != null) {
                part.setMouseTransparent(true);
                parts.add(part);
            }
        }
        getChildren().setAll(parts);
        requestLayout();
        List<Touch> touches = targets();
        finger.rebuilt(touches);
        pad.rebuilt(touches);
    }

    private static void collect(Parent parent, List<Touch> touches) {
        for (Node node : parent.getChildrenUnmodifiable()) {
            if (node instanceof Touch touch) {
                touches.add(touch);
            } else if (node instanceof Parent inner) {
                collect(inner, touches);
            }
        }
    }

    @Override
    protected void layoutChildren() {
        double width = panel.width();
        double bottom = barHeight(footer);
        if (header != null) {
            header.resizeRelocate(0, 0, width, barHeight(header));
        }
        if (page != null) {
            page.resizeRelocate(0, pageTop(), width, pageHeight());
        }
        if (footer != null) {
            footer.resizeRelocate(0, panel.height() - bottom, width, bottom);
        }
    }
}
