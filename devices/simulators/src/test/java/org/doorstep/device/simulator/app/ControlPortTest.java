// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.doorstep.device.simulator.Ticker;
import org.doorstep.device.simulator.bench.Bench;
import org.doorstep.device.simulator.bench.Commands;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 300, unit = TimeUnit.SECONDS)
class ControlPortTest {
    @Test
    void all_three_start_and_obey_lines_on_the_control_port(@TempDir Path folder) throws Exception {
        CountDownLatch quit = new CountDownLatch(1);
        try (Ticker ticker = Ticker.real();
                Bench bench = Bench.start(Bench.Setup.in(folder), InstantSource.system(), ticker);
                ControlPort control = new ControlPort(new Commands(bench), 0, quit::countDown);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), control.port());
                PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))) {
            out.println("card put 1");
            assertThat(in.readLine())
                    .contains("\"ok\":true")
                    .contains("\"card\":true")
                    .contains(folder.resolve("idcard").toString())
                    .doesNotContain("999999");
            out.println("receipt paper out");
            assertThat(in.readLine()).contains("\"paper\":\"OUT\"");
            out.println("document paper out");
            assertThat(in.readLine()).contains("\"paper\":false");
            out.println("document refill");
            assertThat(in.readLine()).contains("\"ok\":true");
            out.println("card put 77");
            assertThat(in.readLine()).contains("\"ok\":false").contains("no such person");
            out.println("dance");
            assertThat(in.readLine()).contains("help");
            out.println("help");
            assertThat(in.readLine()).contains("card put #").contains("document power off");
            print(bench, folder, "slip:1");
            assertThat(bench.counters().documents()).isEqualTo(1);
            assertThat(bench.counters().pages()).isEqualTo(1);
            assertThat(bench.sample().getLast().papers().getFirst()).hasContent("%PDF-1.4\nno pages");
            out.println("quit");
            assertThat(in.readLine()).contains("true");
            assertThat(quit.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Prints by CUPS's own ipptool, a client independent of ours. */
    private static void print(Bench bench, Path folder, String name) throws Exception {
        Path document = Files.writeString(folder.resolve("document.pdf"), "%PDF-1.4\nno pages");
        Path test = Files.writeString(folder.resolve("print.test"), """
                {
                  OPERATION Print-Job
                  GROUP operation-attributes-tag
                  ATTR charset attributes-charset utf-8
                  ATTR naturalLanguage attributes-natural-language en
                  ATTR uri printer-uri $uri
                  ATTR name requesting-user-name test
                  ATTR name job-name "%s"
                  ATTR mimeMediaType document-format application/pdf
                  FILE $filename
                  STATUS successful-ok
                }
                {
                  OPERATION Get-Job-Attributes
                  GROUP operation-attributes-tag
                  ATTR charset attributes-charset utf-8
                  ATTR naturalLanguage attributes-natural-language en
                  ATTR uri printer-uri $uri
                  ATTR integer job-id $job-id
                  STATUS successful-ok
                  EXPECT job-state OF-TYPE enum WITH-VALUE >6 REPEAT-NO-MATCH
                }
                """.formatted(name));
        Process ipptool = new ProcessBuilder(
                        "ipptool",
                        "-t",
                        "-f",
                        document.toString(),
                        bench.sample().getLast().address(),
                        test.toString())
                .redirectErrorStream(true)
                .start();
        String said = new String(ipptool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(ipptool.waitFor()).as(said).isZero();
    }
}
