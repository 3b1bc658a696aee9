// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.doorstep.catalog.Language;
import org.doorstep.device.spi.AdapterProvider;

/**
 * What commands see of the world outside.
 *
 * @param out for what was asked
 * @param err for what went wrong
 * @param in what is typed
 * @param adapters the adapters installed
 * @param environment variables
 */
record Surroundings(
        PrintWriter out,
        PrintWriter err,
        BufferedReader in,
        List<AdapterProvider> adapters,
        Map<String, String> environment) {
    /** In which language to print what has words in more than one: the locale's, by the order of POSIX. */
    Language language() {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(locale -> !locale.isEmpty())
                .findFirst()
                .filter(locale -> locale.startsWith("zh"))
                .map(locale -> Language.ZH_CN)
                .orElse(Language.EN);
    }

    /** The adapters of the class path, in the order of their ids. */
    static List<AdapterProvider> installed() {
        return ServiceLoader.load(AdapterProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .sorted(java.util.Comparator.comparing(
                        provider -> provider.descriptor().id()))
                .toList();
    }
}
