// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/**
 * Something that went wrong at a device.
 *
 * @param code the stable code
 * @param severity what it does to the device
 * @param remedy who can mend it
 * @param detail one line for a technician: protocol facts, never personal data
 */
public record Fault(FaultCode code, Severity severity, Remedy remedy, String detail) {}
