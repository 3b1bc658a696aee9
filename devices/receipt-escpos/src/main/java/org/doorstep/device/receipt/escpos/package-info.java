// SPDX-License-Identifier: Apache-2.0
/**
 * Receipt printers that speak ESC/POS over a serial line, TCP port 9100 or USB.
 *
 * <p>A slip is sent line by line, each line followed by {@code GS r 1}, which a printer answers only after it has
 * printed everything before it: so the adapter knows how far the paper has come, and "done" rests on the printer's own
 * word. When paper ends in the midst of a slip a printer keeps the rest in its buffer and would print it for the next
 * resident; so the buffer is cleared first, and only a printer that confirms this has certainly stopped. One that does
 * not leaves the outcome unknown.
 *
 * <p>{@code GS r} answers alike each time, so its answers are counted, and one too many makes the whole count worthless:
 * the slip is unknown then. A line whose far end loses its power can say 00, which is such an answer too; so a full count
 * is believed only once the printer has told its state behind it. {@code GS ( H} answers with a name; a printer that has it is better set up so. A printer
 * that has neither prints, and none of its slips is ever done.
 *
 * <p>Over USB a printer without paper stops taking bytes. At most twelve lines are under way, so a text slip fits what a
 * printer holds and the printer can still be asked what is wrong; where it does not fit, the write ends at its deadline,
 * the link with it, and the slip is unknown.
 *
 * <p>{@code DLE ENQ 1} prints again the line at which an error occurred, so it is never sent; {@code DLE ENQ 2} is, to
 * throw away what is left of a slip, and when a technician asks.
 *
 * <p>A terminal that died in a slip may have left the rest of it in a printer that waits for paper. So nothing is known of
 * a printer that was just opened: before it is used its buffer is cleared, or it is asked for a marker, which it answers
 * only when nothing waits before it.
 *
 * <p>Chinese goes out as two bytes of GBK. Where a line holds a character that takes four bytes in GB 18030, the whole
 * line is sent as a picture, because GBK printers print such a character as rubbish.
 *
 * <p>Without hardware it cannot be proven here that a wrong baud rate or parity is noticed, nor anything of the USB
 * driver itself: that one program at a time may use {@code /dev/usb/lp0}, and that a printer without paper blocks the
 * write. A pseudo-terminal that nobody drains stands in for both.
 */
@NullMarked
package org.doorstep.device.receipt.escpos;

import org.jspecify.annotations.NullMarked;
