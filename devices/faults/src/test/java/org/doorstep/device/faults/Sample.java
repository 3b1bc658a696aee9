// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults;

import java.nio.charset.StandardCharsets;

/** A file of faults with nothing wrong in it, to be broken. */
public final class Sample {
    public static final String GOOD = """
            faults:
              Q-301:
                name: ticket-roll-out
                severity: blocking
                remedy: attendant
                title: {zh: 号票用完, en: Tickets used up}
                cause: {zh: 号票卷用完了。, en: The roll of tickets is used up.}
                resident: {zh: 号票用完了，请叫工作人员。, en: There are no more tickets. Please call the staff.}
                attendant: {zh: 换一卷号票。, en: Put in a new roll.}
                technician: {zh: 擦净传感器。, en: Clean the sensor.}
                central: {zh: 寄一卷去。, en: Send a roll.}
                signs: ["TOY 41"]
            """;

    private Sample() {}

    public static byte[] bytes(String yaml) {
        return yaml.getBytes(StandardCharsets.UTF_8);
    }

    public static FaultFile file(String yaml) {
        return FaultFile.yaml("toy/faults.yaml", bytes(yaml));
    }
}
