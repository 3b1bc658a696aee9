// SPDX-License-Identifier: Apache-2.0
/**
 * A complete adapter for a printer that does not exist: the one that devices/README.md explains. It prints queue tickets
 * on a serial line at 9600 baud, 8N1.
 *
 * <pre>
 * frame            02 | LEN | payload of LEN bytes, 1 to 255, UTF-8 | XOR of LEN and payload
 * host to printer  S              tell your state
 *                  T 17 text      print ticket 17 (0 to 999), lines end in 0A; then cut
 * printer to host  S 17 -         the next ticket's number, and - or one letter for each trouble:
 *                                 P paper out, C cover open, L paper low
 *                  F 17           the sensor saw ticket 17 leave
 * </pre>
 *
 * <p>The printer does one thing after the other, so a state that it tells is that behind all it was sent before. A ticket
 * whose frame did not arrive whole is not printed, so nothing is ever left half done.
 */
@NullMarked
package org.doorstep.device.example.ticket;

import org.jspecify.annotations.NullMarked;
