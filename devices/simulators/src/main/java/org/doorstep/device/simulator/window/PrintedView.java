// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.Desktop;
import java.awt.GraphicsEnvironment;
import java.awt.GridLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import javax.swing.BorderFactory;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.SwingConstants;
import org.doorstep.device.simulator.bench.Words;

/** The last printed documents, the newest first; a click opens one where the desktop can. */
final class PrintedView extends JPanel {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private static final System.Logger LOG = System.getLogger(PrintedView.class.getName());
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final int ROWS = 5;

    private final transient Words words;
    private transient List<Path> shown = List.of();

    PrintedView(Words words) {
        super(new GridLayout(ROWS, 1, 0, 4));
        this.words = words;
        setName("documents");
        setBackground(Look.PAPER);
        setBorder(BorderFactory.createEmptyBorder(8, 8, 8, 8));
        none();
    }

    void show(List<Path> documents) {
        if (documents.equals(shown)) {
            return;
        }
        shown = documents;
        removeAll();
        if (documents.isEmpty()) {
            none();
        }
        for (int i = documents.size() - 1; i >= Math.max(0, documents.size() - ROWS); i--) {
            add(row(i + 1, documents.get(i)));
        }
        revalidate();
        repaint();
    }

    private void none() {
        add(new JLabel());
        add(new JLabel());
        JLabel none = Labels.of(words.get("documents.none"), Look.text(13), Look.SECOND);
        none.setHorizontalAlignment(SwingConstants.CENTER);
        add(none);
    }

    private Push row(int number, Path document) {
        Push row = new Push(Push.Weight.PLAIN);
        row.setHorizontalAlignment(SwingConstants.LEFT);
        row.setText(words.get("documents.one", Integer.toString(number)) + "    " + facts(document));
        row.setToolTipText(document.toString());
        row.addActionListener(_ -> open(document));
        return row;
    }

    private static String facts(Path document) {
        try {
            Instant at = Files.getLastModifiedTime(document).toInstant();
            return TIME.format(at.atZone(ZoneId.systemDefault())) + "    " + (Files.size(document) + 1023) / 1024
                    + " kB";
        } catch (IOException gone) {
            LOG.log(System.Logger.Level.DEBUG, "a printed document cannot be looked at", gone);
            return "";
        }
    }

    private static void open(Path document) {
        if (GraphicsEnvironment.isHeadless() || !Desktop.isDesktopSupported()) {
            return;
        }
        Desktop desktop = Desktop.getDesktop();
        if (desktop.isSupported(Desktop.Action.OPEN)) {
            Thread.ofPlatform().daemon().name("simulator-open").start(() -> open(desktop, document));
        }
    }

    private static void open(Desktop desktop, Path document) {
        try {
            desktop.open(document.toFile());
        } catch (IOException e) {
            LOG.log(System.Logger.Level.INFO, "no program opens documents on this machine", e);
        }
    }
}
