// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.faults;

import java.util.List;
import org.doorstep.device.spi.FaultCode;
import org.doorstep.device.spi.Remedy;
import org.doorstep.device.spi.Severity;

/**
 * What the catalogue says of one code. Immutable.
 *
 * @param code as on the screen
 * @param name stable, for logs and audits; lower case with hyphens
 * @param severity what it does to the device
 * @param remedy who can mend it
 * @param title a few words, for lists of devices
 * @param cause for the manual
 * @param resident shown and spoken to the resident, whole sentences without jargon
 * @param attendant what the attendant does
 * @param technician what the technician does
 * @param central what the centre does
 * @param signs what the protocols call it, such as {@code SDT SW3 80}: the protocol's name, then its own words
 */
public record FaultEntry(
        FaultCode code,
        String name,
        Severity severity,
        Remedy remedy,
        Words title,
        Words cause,
        Words resident,
        Words attendant,
        Words technician,
        Words central,
        List<String> signs) {
    public FaultEntry {
        signs = List.copyOf(signs);
    }

    /** The same in both languages of the house: simplified Chinese and English. */
    public record Words(String zh, String en) {}
}
