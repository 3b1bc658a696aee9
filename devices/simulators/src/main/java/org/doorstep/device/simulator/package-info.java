// SPDX-License-Identifier: Apache-2.0
/**
 * The far end of each wire: a card reader, a receipt printer and a document printer that a test, the demo or a
 * technician can tell to run out of paper, lose power, fall silent or answer rubbish.
 *
 * <p>Nothing here knows the adapters. A {@link org.doorstep.device.simulator.SimulatedDevice} is bytes in, bytes out;
 * {@link org.doorstep.device.simulator.Wires} puts it on streams, a pseudo-terminal or a TCP port, at the pace of a
 * real line and with frames broken at random places, because a pseudo-terminal moves bytes at the speed of memory and
 * would leave time-outs and reassembly untested. Each device counts what it really did, so that a test can hold an
 * adapter's answer against the truth. What is wrong with a cable rather than with a device is {@link
 * org.doorstep.device.simulator.LineFaults}, which knows bytes only and serves every wire. The document printer is no
 * imitation: it is Debian's {@code ippeveprinter}.
 */
@NullMarked
package org.doorstep.device.simulator;

import org.jspecify.annotations.NullMarked;
