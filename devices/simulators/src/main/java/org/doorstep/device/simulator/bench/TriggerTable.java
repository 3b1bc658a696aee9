// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Makes the rows of one device's table of triggers. Not safe for use by several threads; its rows are. */
final class TriggerTable {
    private final String device;
    private final List<Trigger> rows = new ArrayList<>();

    /** A table whose ids begin with {@code device}. */
    TriggerTable(String device) {
        this.device = device;
    }

    List<Trigger> rows() {
        return List.copyOf(rows);
    }

    /** What a device was told and does not tell again: kept beside it. */
    static final class Told {
        private volatile String now = "";

        Order.Plain as(String what, Order.Plain then) {
            return () -> {
                then.run();
                now = what;
            };
        }

        Order.Counted counted(String what, Order.Counted then) {
            return number -> {
                then.run(number);
                now = number == 0 ? "" : what;
            };
        }

        BooleanSupplier is(String what) {
            return () -> now.equals(what);
        }
    }

    /** A row in the making: what it is called, on which side, with which faults. */
    final class Row {
        private final String name;
        private final Trigger.Side side;
        private final List<String> faults;
        private Optional<Order> mend = Optional.empty();
        private BooleanSupplier inForce = () -> false;

        private Row(String name, Trigger.Side side, List<String> faults) {
            this.name = name;
            this.side = side;
            this.faults = faults;
        }

        Row until(String words, String help, Order.Plain undo) {
            mend = Optional.of(Order.plain(words, help, undo));
            return this;
        }

        Row while_(BooleanSupplier so) {
            inForce = so;
            return this;
        }

        void does(String words, String help, Order.Plain action) {
            add(Order.plain(words, help, action), Optional.empty());
        }

        void does(String words, String help, Trigger.Amount amount, Order.Counted action) {
            add(Order.counted(words, help, action), Optional.of(amount));
        }

        private void add(Order make, Optional<Trigger.Amount> amount) {
            String title = "trigger." + (side == Trigger.Side.WIRE ? "wire" : device) + "." + name;
            rows.add(new Trigger(device + "." + name, side, title, faults, make, mend, amount, inForce));
        }
    }

    Row device(String name, String... faults) {
        return new Row(name, Trigger.Side.DEVICE, List.of(faults));
    }

    Row sign(String name, String... faults) {
        return new Row(name, Trigger.Side.SIGN, List.of(faults));
    }

    Row wire(String name, String... faults) {
        return new Row(name, Trigger.Side.WIRE, List.of(faults));
    }
}
