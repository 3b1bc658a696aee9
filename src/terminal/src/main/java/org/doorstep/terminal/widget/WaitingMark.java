// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.theme.Motion;

/**
 * Five squares of which one is lit; where motion is allowed, the next one each second, for two minutes at most and only
 * while it is in a scene. It tells that the machine has not stopped.
 */
public final class WaitingMark extends HBox {
    private static final int SQUARES = 5;
    private static final int MOST_STEPS = 120;

    private int lit;

    public WaitingMark(Measures m, Motion motion) {
        super(m.mm(4));
        setAlignment(Pos.CENTER);
        for (int i = 0; i < SQUARES; i++) {
            Region square = new Region();
            square.setMinSize(m.mm(5), m.mm(5));
            square.setPrefSize(m.mm(5), m.mm(5));
            square.setMaxSize(m.mm(5), m.mm(5));
            square.getStyleClass().add("lane");
            getChildren().add(square);
        }
        light(0);
        if (motion == Motion.CALM) {
            Timeline steps = new Timeline(new KeyFrame(Duration.seconds(1), tick -> light((lit + 1) % SQUARES)));
            steps.setCycleCount(MOST_STEPS);
            sceneProperty().subscribe(scene -> {
                if (scene == null) {
                    steps.stop();
                } else {
                    steps.play();
                }
            });
        }
    }

    private void light(int next) {
        getChildren().get(lit).getStyleClass().setAll("lane");
        getChildren().get(next).getStyleClass().setAll("lane-done");
        lit = next;
    }
}
