// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
}
