// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import java.util.List;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.doorstep.terminal.theme.Measures;
import org.doorstep.terminal.widget.Columns;
import org.doorstep.terminal.widget.Row;
import org.doorstep.terminal.widget.Rows;

/**
 * The parts of a page, and the one grid they stand on: upright panels put the content below the question, wide ones beside
 * it; the actions are always at the bottom, back to the left, the main one to the right. Lowered, the page's empty part is
 * above it rather than above the actions.
 *
 * @param lead question and where one is
 * @param content what the page is about, from top to bottom
 * @param actions from left to right; the last one is the widest
 * @param across whether the content takes the whole width of a wide panel, below the question
 * @param sheets which part of its content it shows
 */
record Page(Node lead, List<Node> content, List<Node> actions, boolean across, Sheets<?> sheets) {
    private static final double LEAD_SHARE = 0.42;
    private static final double LOW_LEAD_SHARE = 0.46;
    private static final double LEAST_ACTION = 2.2;

    Page {
        content = List.copyOf(content);
        actions = List.copyOf(actions);
    }

    static Page of(Node lead, List<? extends Node> content, Node... actions) {
        return new Page(lead, List.copyOf(content), List.of(actions), false, Sheets.WHOLE);
    }

    /** A page whose content stands below the question on every panel. */
    static Page across(Node lead, List<? extends Node> content, Node... actions) {
        return new Page(lead, List.copyOf(content), List.of(actions), true, Sheets.WHOLE);
    }

    static Page of(Node lead, List<? extends Node> content, List<? extends Node> actions) {
        return new Page(lead, List.copyOf(content), List.copyOf(actions), false, Sheets.WHOLE);
    }

    /** The same page, whose content is cut into sheets. */
    Page in(Sheets<?> newSheets) {
        return new Page(lead, content, actions, across, newSheets);
    }

    Region lay(Kit kit) {
        Measures m = kit.m();
        boolean lowered = kit.view().comfort().lowered();
        VBox page = new VBox();
        page.setFillWidth(true);
        double top = m.panel().low() ? m.mm(4, 1.5) : m.margin();
        page.setPadding(new Insets(top, m.margin(), top, m.margin()));
        if (lowered) {
            page.getChildren().add(Rows.space());
        }
        page.getChildren().add(m.panel().landscape() && !across ? wide(m) : upright(m));
        if (!lowered) {
            page.getChildren().add(Rows.space());
        }
        if (!actions.isEmpty()) {
            Row row = actionRow(m);
            VBox.setMargin(row, new Insets(m.wideGap(), 0, 0, 0));
            page.getChildren().add(row);
        }
        return page;
    }

    private Region upright(Measures m) {
        VBox all = Rows.stack(m.wideGap(), lead);
        all.getChildren().addAll(content);
        VBox.setVgrow(all, Priority.ALWAYS);
        return limited(all);
    }

    private Region wide(Measures m) {
        if (content.isEmpty()) {
            return limited(Rows.stack(0, lead));
        }
        VBox right = Rows.stack(m.wideGap());
        right.getChildren().addAll(content);
        Columns columns =
                new Columns(Rows.stack(0, lead), right, m.panel().low() ? LOW_LEAD_SHARE : LEAD_SHARE, m.margin());
        VBox.setVgrow(columns, Priority.ALWAYS);
        return columns;
    }

    /** Grows only if something in it can. */
    private static Region limited(VBox box) {
        boolean grows = box.getChildren().stream().anyMatch(child -> VBox.getVgrow(child) == Priority.ALWAYS);
        if (!grows) {
            VBox.setVgrow(box, Priority.NEVER);
        }
        return box;
    }

    /** The last action gets what is left; a lone one that only leads away stays as wide as it needs. */
    private Row actionRow(Measures m) {
        Row row = Rows.row(m.gap()).even();
        actions.forEach(row::add);
        int last = actions.size() - 1;
        for (int i = 0; i <= last; i++) {
            if (actions.get(i) instanceof Region action) {
                boolean main = i == last && (last > 0 || action.getStyleClass().contains("primary"));
                if (main) {
                    HBox.setHgrow(action, Priority.ALWAYS);
                } else {
                    action.setMaxWidth(Region.USE_PREF_SIZE);
                    action.setPrefWidth(Math.max(action.prefWidth(-1), Math.rint(m.target() * LEAST_ACTION)));
                }
            }
        }
        return row;
    }
}
