// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.SettingField;
import org.doorstep.settings.Nearest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lists the adapters installed, what their devices can do and which keys they know. Opens nothing. */
@Command(
        name = "devices",
        mixinStandardHelpOptions = true,
        description = "Lists the adapters installed, what their devices can do and which keys their [[device]] tables"
                + " have. Opens no device.")
final class DevicesCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Parameters(paramLabel = "ADAPTER", arity = "0..1", description = "Only this one.")
    private @Nullable String wanted;

    DevicesCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<AdapterDescriptor> adapters = surroundings.adapters().stream()
                .map(AdapterProvider::descriptor)
                .filter(adapter -> wanted == null || adapter.id().equals(wanted))
                .toList();
        if (adapters.isEmpty()) {
            surroundings.err().println(nothing());
            return Exit.PROBLEMS;
        }
        adapters.forEach(this::tell);
        return Exit.WELL;
    }

    private String nothing() {
        List<String> ids = surroundings.adapters().stream()
                .map(provider -> provider.descriptor().id())
                .toList();
        if (wanted == null || ids.isEmpty()) {
            return "No adapter is installed. Put the jars of the adapters on the class path.";
        }
        return "No adapter called " + wanted + " is installed. "
                + Nearest.to(wanted, ids)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("Installed are " + String.join(", ", ids) + ".");
    }

    private void tell(AdapterDescriptor adapter) {
        PrintWriter out = surroundings.out();
        out.println(adapter.id() + "  " + adapter.title());
        out.println("  for     " + String.join("; ", adapter.models()));
        out.println("  offers  "
                + adapter.capabilities().stream()
                        .map(Class::getSimpleName)
                        .sorted()
                        .collect(Collectors.joining(", ")));
        for (SettingField field : adapter.settings()) {
            out.println("  key     " + field.name() + "  " + kind(field));
            out.println("          " + field.help());
        }
        out.println();
    }

    private static String kind(SettingField field) {
        String what = switch (field.type()) {
            case TEXT -> "text";
            case NUMBER -> number(field);
            case FLAG -> "true or false";
            case CHOICE -> "one of " + String.join(", ", field.choices());
            case LINK -> "link";
            case URL -> "URL";
        };
        String fallback = field.fallback();
        String need = field.required() ? ", required" : fallback == null ? ", optional" : ", else " + fallback;
        return what + need + (field.secret() ? ", secret" : "");
    }

    private static String number(SettingField field) {
        String unit = field.unit().isEmpty() ? "" : " " + field.unit();
        return field.min() == 0 && field.max() == 0
                ? "whole number" + unit
                : "whole number from " + field.min() + " to " + field.max() + unit;
    }
}
