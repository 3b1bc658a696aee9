// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.doorstep.central.catalog.ReleaseRefused;
import org.doorstep.central.store.Releases;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code central publish}. */
@Command(
        name = "publish",
        description = "Publishes a folder of items with the desks enrolled now. Writes the number of the release.",
        mixinStandardHelpOptions = true)
final class PublishCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private CommandSpec spec;

    @Mixin
    @SuppressWarnings("NullAway.Init") // picocli sets it before call
    private StateOption state;

    @Option(
            names = "--catalog",
            required = true,
            paramLabel = "DIR",
            description = "Folder of items, one YAML file each.")
    @SuppressWarnings("NullAway.Init") // picocli sets it: required
    private Path catalog;

    @Override
    public Integer call() throws IOException, InterruptedException, ReleaseRefused {
        try (CentralOffice office = state.open()) {
            Releases.Release release = office.publishing.publish(catalog, StateOption.actor());
            spec.commandLine().getOut().println(release.number());
        }
        return 0;
    }
}
