// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.Shape;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/**
 * A drawing of what hands do, in flat fills and even lines of the token colours: bolder and plainer than a pictogram, which
 * grows coarse at this size.
 */
public final class Picture extends Region {
    /** What is drawn; width and height in units of the drawing. */
    public enum Motif {
        PUT_CARD(132, 100),
        READ_CARD(132, 100),
        TAKE_CARD(132, 100),
        PRINT(132, 100),
        TAKE_PAPER(132, 100),
        DOORSTEP(260, 104);

        private final double width;
        private final double height;

        Motif(double width, double height) {
            this.width = width;
            this.height = height;
        }
    }

    private static final String ARROW_DOWN = "M0 0 V34 M-12 22 L0 35 L12 22";
    private static final String ARROW_UP = "M0 35 V1 M-12 13 L0 0 L12 13";

    private final Group drawing = new Group();
    private final double line;

    /**
     * @param height in pixels
     * @param line thickness of lines in pixels
     */
    public Picture(Motif motif, double height, double line) {
        double scale = height / motif.height;
        this.line = line / scale;
        draw(motif);
        drawing.getTransforms().add(new Scale(scale, scale));
        drawing.setManaged(false);
        getChildren().add(drawing);
        double width = Math.rint(motif.width * scale);
        setMinSize(width, height);
        setPrefSize(width, height);
        setMaxSize(width, height);
        setAccessibleRole(AccessibleRole.NODE);
    }

    private void draw(Motif motif) {
        switch (motif) {
            case PUT_CARD -> {
                reader();
                card(14, 8);
                arrow(ARROW_DOWN, 116, 22);
            }
            case READ_CARD -> {
                reader();
                card(28, 26);
                for (int i = 0; i < 2; i++) {
                    double far = i * 8;
                    add(
                            path("M" + (112 + far) + " " + (38 - far / 2) + " q" + (7 + far / 3) + " " + (12 + far / 2)
                                    + " 0 " + (24 + far)),
                            "line");
                }
            }
            case TAKE_CARD -> {
                reader();
                card(14, 12);
                arrow(ARROW_UP, 116, 20);
            }
            case PRINT -> {
                sheet(30, 44);
                slot();
            }
            case TAKE_PAPER -> {
                sheet(30, 76);
                slot();
                arrow(ARROW_DOWN, 116, 40);
            }
            case DOORSTEP -> doorstep();
        }
    }

    private void reader() {
        add(box(8, 84, 96, 12, 6), "solid");
    }

    private void card(double x, double y) {
        add(box(x, y, 80, 50, 6), "sheet");
        add(box(x + 50, y + 10, 21, 24, 2), "soft");
        add(new Circle(x + 60.5, y + 18.5, 4.6), "solid");
        add(path("M" + (x + 52.5) + " " + (y + 34) + " q0 -8.5 8 -8.5 q8 0 8 8.5 z"), "solid");
        for (double row : List.of(14.0, 23.0, 32.0)) {
            add(path("M" + (x + 9) + " " + (y + row) + " h" + (row == 32.0 ? 22 : 33)), "line");
        }
        add(path("M" + (x + 9) + " " + (y + 42) + " h62"), "line");
    }

    private void slot() {
        add(box(12, 6, 96, 13, 6), "solid");
    }

    private void sheet(double x, double length) {
        double top = 12;
        add(box(x, top, 60, length, 2), "sheet");
        for (double row = 18; row < length - 8; row += 9) {
            boolean beside = row > 40;
            add(path("M" + (x + 9) + " " + (top + row) + " h" + (beside ? 22 : 42)), "line");
        }
        if (length > 60) {
            add(box(x + 37, top + 46, 15, 15, 1), "line");
            add(box(x + 42, top + 51, 5, 5, 0), "solid");
        }
    }

    private void doorstep() {
        add(new Circle(66, 18, 11), "soft");
        add(box(14, 52, 46, 44, 2), "sheet");
        add(path("M8 54 L37 32 L66 54"), "line");
        add(box(30, 64, 14, 12, 1), "soft");
        add(box(88, 44, 84, 52, 2), "sheet");
        add(path("M78 48 L130 10 L182 48"), "line");
        add(box(98, 58, 16, 16, 1), "soft");
        add(box(146, 58, 16, 16, 1), "soft");
        add(box(119, 56, 22, 40, 1), "solid");
        add(path("M141 56 L153 61 V103 L141 96 Z"), "sheet");
        add(path("M119 96 L108 103 H153"), "line");
        add(path("M206 96 V74"), "line");
        add(new Circle(206, 62, 14), "sheet");
        add(path("M236 96 V82"), "line");
        add(new Circle(236, 73, 10), "sheet");
        add(path("M2 96 H108 M153 96 H258"), "line");
    }

    private void arrow(String path, double x, double y) {
        Shape arrow = path(path);
        arrow.setTranslateX(x);
        arrow.setTranslateY(y);
        add(arrow, "line");
        arrow.setStrokeWidth(line * 2);
    }

    private static Rectangle box(double x, double y, double width, double height, double corner) {
        Rectangle box = new Rectangle(x, y, width, height);
        box.setArcWidth(corner * 2);
        box.setArcHeight(corner * 2);
        return box;
    }

    private static SVGPath path(String content) {
        SVGPath path = new SVGPath();
        path.setContent(content);
        return path;
    }

    private void add(Shape shape, String kind) {
        shape.getStyleClass().addAll("pic", "pic-" + kind);
        shape.setStrokeWidth(line);
        shape.setStrokeLineCap(StrokeLineCap.ROUND);
        shape.setStrokeLineJoin(StrokeLineJoin.ROUND);
        drawing.getChildren().add(shape);
    }
}
