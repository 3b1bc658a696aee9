// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.doorstep.device.spi.AdapterProvider;

/** A technician's desk: types a command and keeps what comes back. */
final class Desk {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();
    private List<AdapterProvider> adapters = Surroundings.installed();
    private String typed = "";

    Desk with(List<AdapterProvider> others) {
        adapters = others;
        return this;
    }

    Desk with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    Desk typing(String text) {
        typed = text;
        return this;
    }

    int run(String... arguments) {
        return Doorstep.run(
                new Surroundings(
                        new PrintWriter(out, true),
                        new PrintWriter(err, true),
                        new BufferedReader(new StringReader(typed)),
                        adapters,
                        environment),
                arguments);
    }

    String out() {
        return out.toString();
    }

    String err() {
        return err.toString();
    }
}
