// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 120, unit = TimeUnit.SECONDS)
class IppPrinterTest {
    /** The program at the port answers as a printer would, but not before the printer that found it taken has ended. */
    @Test
    void a_printer_whose_port_another_took_is_not_taken_for_that_other(@TempDir Path folder) throws IOException {
        HttpServer other = HttpServer.create(new InetSocketAddress(0), 0);
        int port = other.getAddress().getPort();
        other.createContext("/", exchange -> {
            ProcessHandle.current()
                    .children()
                    .filter(child -> child.info().arguments().stream()
                            .flatMap(Arrays::stream)
                            .anyMatch(Integer.toString(port)::equals))
                    .forEach(child -> child.onExit().join());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        other.start();
        try {
            assertThatThrownBy(() -> IppPrinter.start(folder, port))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + port + ": is the port taken?");
        } finally {
            other.stop(0);
        }
    }
}
