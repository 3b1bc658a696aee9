// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import org.doorstep.terminal.theme.Panel;
import org.doorstep.terminal.widget.Icon;
import org.doorstep.terminal.widget.Touch;
import org.doorstep.terminal.widget.Words;

/** Looks at what a host shows, as laid out, and lists what is wrong with it. FX thread. */
final class Inspection {
    private static final double PIXEL = 1.01;

    private final Panel panel;
    private final Parent root;
    private final List<String> faults = new ArrayList<>();
    private final List<Words> words = new ArrayList<>();
    private final List<Touch> touches = new ArrayList<>();

    private Inspection(Panel panel, Parent root) {
        this.panel = panel;
        this.root = root;
    }

    static List<String> of(Panel panel, Parent root) {
        Inspection inspection = new Inspection(panel, root);
        inspection.walk(root);
        inspection.words.forEach(inspection::text);
        inspection.apart();
        inspection.targets();
        return inspection.faults;
    }

    static List<Touch> touches(Parent root) {
        List<Touch> found = new ArrayList<>();
        for (Node child : root.getChildrenUnmodifiable()) {
            if (child instanceof Touch touch) {
                found.add(touch);
            } else if (child instanceof Parent parent) {
                found.addAll(touches(parent));
            }
        }
        return found;
    }

    static List<Words> words(Parent root) {
        List<Words> found = new ArrayList<>();
        for (Node child : root.getChildrenUnmodifiable()) {
            if (child instanceof Words words) {
                found.add(words);
            } else if (child instanceof Parent parent) {
                found.addAll(words(parent));
            }
        }
        return found;
    }

    private void walk(Parent parent) {
        for (Node child : parent.getChildrenUnmodifiable()) {
            if (!child.isVisible()) {
                continue;
            }
            if (child instanceof Touch touch) {
                touches.add(touch);
            }
            if (child instanceof Words text) {
                words.add(text);
            }
            if (child instanceof Region region) {
                inside(region, parent);
            }
            if (child instanceof Parent inner && !(child instanceof Icon)) {
                walk(inner);
            }
        }
    }

    private void inside(Region child, Parent parent) {
        Bounds within = child.getBoundsInParent();
        Bounds room = parent.getLayoutBounds();
        if (within.getMinX() < room.getMinX() - PIXEL
                || within.getMinY() < room.getMinY() - PIXEL
                || within.getMaxX() > room.getMaxX() + PIXEL
                || within.getMaxY() > room.getMaxY() + PIXEL) {
            faults.add("outside its parent: " + name(child) + " " + brief(within) + " in " + name(parent) + " "
                    + brief(room));
        }
    }

    private void text(Words shown) {
        Text glyphs = (Text) shown.getChildrenUnmodifiable().getFirst();
        String drawn = glyphs.getText();
        if (!squeezed(drawn).equals(squeezed(shown.text()))) {
            faults.add("cut: " + name(shown));
        }
        Bounds ink = glyphs.getBoundsInParent();
        if (ink.getWidth() > shown.getWidth() + 2 * PIXEL) {
            faults.add("wider than its room: " + name(shown) + " " + ink.getWidth() + " > " + shown.getWidth());
        }
        if (ink.getHeight() > shown.getHeight() + 2 * PIXEL) {
            faults.add("higher than its room: " + name(shown) + " " + ink.getHeight() + " > " + shown.getHeight());
        }
        double em = shown.font().getSize() / panel.pxPerMm();
        if (em < 5.9) {
            faults.add("smaller than 6 mm: " + name(shown) + " " + em);
        }
        String[] lines = drawn.split("\n", -1);
        if (shown.getHeight() < lines.length * shown.font().getSize() * 1.3) {
            faults.add("lines closer than 1.3: " + name(shown));
        }
        for (String line : lines) {
            if (lines.length > 1
                    && line.codePoints().filter(Character::isLetterOrDigit).count() < 2) {
                faults.add("a line of one character: " + drawn.replace('\n', '/'));
            }
        }
    }

    /** No text lies on another, no target nearer to another than 3 mm. */
    private void apart() {
        for (int i = 0; i < words.size(); i++) {
            Bounds one = onRoot(words.get(i));
            for (int j = i + 1; j < words.size(); j++) {
                Bounds other = onRoot(words.get(j));
                if (gap(one, other) < -PIXEL) {
                    faults.add("over each other: " + name(words.get(i)) + " and " + name(words.get(j)));
                }
            }
        }
        for (int i = 0; i < touches.size(); i++) {
            for (int j = i + 1; j < touches.size(); j++) {
                double gap = gap(onRoot(touches.get(i)), onRoot(touches.get(j)));
                if (gap < 3 * panel.pxPerMm() - PIXEL) {
                    faults.add("nearer than 3 mm: " + name(touches.get(i)) + " and " + name(touches.get(j)) + " "
                            + gap / panel.pxPerMm());
                }
            }
        }
    }

    private void targets() {
        Set<String> ids = new HashSet<>();
        for (Touch touch : touches) {
            double least = leastMm(touch.getId()) * panel.pxPerMm() - PIXEL;
            if (touch.getWidth() < least || touch.getHeight() < least) {
                faults.add("too small to hit: " + name(touch) + " " + touch.getWidth() / panel.pxPerMm() + "x"
                        + touch.getHeight() / panel.pxPerMm() + " mm");
            }
            if (!ids.add(touch.getId())) {
                faults.add("twice on one page: " + touch.getId());
            }
            if (touch.getAccessibleText() == null || touch.getAccessibleText().isBlank()) {
                faults.add("says nothing: " + name(touch));
            }
        }
    }

    /** Keys of digits 18 mm, those of a page with letters 15, everything else 20. */
    private double leastMm(String id) {
        boolean key = Set.of("clear", "erase").contains(id)
                || id.startsWith("digit-")
                || id.startsWith("letter-")
                || id.startsWith("key-");
        boolean letters = touches.stream()
                .anyMatch(t -> t.getId().startsWith("letter-") || t.getId().startsWith("key-"));
        return key ? letters ? 15 : 18 : 20;
    }

    private Bounds onRoot(Node node) {
        return root.sceneToLocal(node.localToScene(node.getLayoutBounds()));
    }

    /** Distance along the axis on which they are farther apart; negative where they overlap. */
    private static double gap(Bounds a, Bounds b) {
        double across = Math.max(b.getMinX() - a.getMaxX(), a.getMinX() - b.getMaxX());
        double down = Math.max(b.getMinY() - a.getMaxY(), a.getMinY() - b.getMaxY());
        return Math.max(across, down);
    }

    private static String squeezed(String text) {
        return text.replaceAll("\\s", "");
    }

    private static String name(Node node) {
        return node instanceof Words words
                ? "“" + words.text() + "”"
                : node.getClass().getSimpleName() + "#" + node.getId() + node.getStyleClass();
    }

    private static String brief(Bounds bounds) {
        return "[" + Math.round(bounds.getMinX()) + "," + Math.round(bounds.getMinY()) + " "
                + Math.round(bounds.getWidth()) + "x" + Math.round(bounds.getHeight()) + "]";
    }
}
