// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.spi;

/** What was put out: {@code sheets} of paper, or one slip. */
public record Printed(int sheets) {}
