// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FreePortTest {
    @Test
    void nobody_is_told_a_port_that_another_was_told_and_does_not_yet_listen_on() throws IOException {
        Set<Integer> told = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            assertThat(told.add(FreePort.find())).isTrue();
        }
    }

    @Test
    void a_port_that_is_listened_to_on_any_address_of_this_machine_is_told_to_nobody() throws IOException {
        try (ServerSocket first = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                ServerSocket second = new ServerSocket(0)) {
            assertThat(FreePort.isFree(first.getLocalPort())).isFalse();
            assertThat(FreePort.isFree(second.getLocalPort())).isFalse();
        }
    }
}
