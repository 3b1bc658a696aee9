// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.window;

import java.awt.BorderLayout;
import java.awt.Component;
import java.awt.event.MouseAdapter;
import java.awt.event.MouseEvent;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.Box;
import javax.swing.BoxLayout;
import javax.swing.JLabel;
import javax.swing.JList;
import javax.swing.JPanel;
import javax.swing.ListCellRenderer;
import javax.swing.ListSelectionModel;
import org.doorstep.device.simulator.CardData;
import org.doorstep.device.simulator.bench.Words;

/** The made-up people by name and kind of card; one can be put on the reader and lifted. */
final class CardChooser extends JPanel {
    @java.io.Serial
    private static final long serialVersionUID = 1L;

    private static final int ROWS = 5;

    private final transient List<CardData> people;
    private final transient Words words;
    private final JList<CardData> list;
    private final JLabel lies;

    CardChooser(List<CardData> people, Words words, Hand hand) {
        super(new BorderLayout(0, 8));
        this.people = people;
        this.words = words;
        setOpaque(false);
        list = new JList<>(people.toArray(CardData[]::new));
        list.setName("cards");
        list.setOpaque(false);
        list.setLayoutOrientation(JList.VERTICAL_WRAP);
        list.setVisibleRowCount(ROWS);
        list.setFixedCellHeight(26);
        list.setFixedCellWidth(184);
        list.setSelectionMode(ListSelectionModel.SINGLE_SELECTION);
        list.setSelectedIndex(0);
        list.setCellRenderer(new Row());
        list.addMouseListener(new MouseAdapter() {
            @Override
            public void mouseClicked(MouseEvent click) {
                if (click.getClickCount() == 2) {
                    put(hand);
                }
            }
        });
        add(list, BorderLayout.CENTER);
        Push put = new Push(Push.Weight.MAIN);
        put.setName("card.put");
        put.setText(words.get("card.put"));
        put.addActionListener(_ -> put(hand));
        Push lift = new Push(Push.Weight.PLAIN);
        lift.setName("card.lift");
        lift.setText(words.get("card.lift"));
        lift.addActionListener(_ -> hand.order("card lift"));
        lies = Labels.of(words.get("card.none"), Look.text(13), Look.SECOND);
        JPanel below = new JPanel();
        below.setLayout(new BoxLayout(below, BoxLayout.X_AXIS));
        below.setOpaque(false);
        below.add(lies);
        below.add(Box.createHorizontalGlue());
        below.add(put);
        below.add(Box.createHorizontalStrut(8));
        below.add(lift);
        add(below, BorderLayout.SOUTH);
    }

    private void put(Hand hand) {
        if (list.getSelectedIndex() >= 0) {
            hand.order("card put " + (list.getSelectedIndex() + 1));
        }
    }

    /** Shows whose card lies there: the place from 1, 0 for none, less for a card of nobody. */
    void show(int place) {
        if (place == 0) {
            lies.setText(words.get("card.none"));
        } else {
            lies.setText(words.get("card.lies", place < 0 ? words.get("card.nobody") : name(people.get(place - 1))));
        }
    }

    private static String name(CardData person) {
        return person.name().isEmpty() ? person.englishName() : person.name();
    }

    /** A name and, small behind it, the kind of card. */
    private final class Row implements ListCellRenderer<CardData> {
        private final JPanel row = new JPanel();
        private final JLabel name = Labels.of("", Look.text(13), Look.INK);
        private final JLabel layout = Labels.of("", Look.text(11), Look.SECOND);

        Row() {
            row.setLayout(new BoxLayout(row, BoxLayout.X_AXIS));
            row.setBorder(BorderFactory.createEmptyBorder(0, 8, 0, 8));
            row.add(name);
            row.add(Box.createHorizontalStrut(8));
            row.add(layout);
        }

        @Override
        public Component getListCellRendererComponent(
                JList<? extends CardData> in, CardData person, int index, boolean selected, boolean focused) {
            name.setText(name(person));
            layout.setText(
                    person.name().isEmpty()
                            ? ""
                            : words.get("layout." + person.layout().name()));
            row.setToolTipText(words.get("layout." + person.layout().name()));
            row.setOpaque(selected);
            row.setBackground(Look.ACTION_SOFT);
            return row;
        }
    }
}
