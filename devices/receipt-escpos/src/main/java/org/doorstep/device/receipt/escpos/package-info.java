// SPDX-License-Identifier: Apache-2.0
/**
 * Receipt printers that speak ESC/POS over a serial line or TCP port 9100.
 *
 * <p>A slip is sent line by line, each line followed by {@code GS r 1}, which a printer answers only after it has
 * printed everything before it: so the adapter knows how far the paper has come, and "done" rests on the printer's own
 * word. When paper ends in the midst of a slip a printer keeps the rest in its buffer and would print it for the next
 * resident; so the buffer is cleared first, and only a printer that confirms this has certainly stopped. One that does
 * not leaves the outcome unknown.
 *
 * <p>Chinese goes out as two bytes of GBK. Where a line holds a character that takes four bytes in GB 18030, the whole
 * line is sent as a picture, because GBK printers print such a character as rubbish.
 */
@NullMarked
package org.doorstep.device.receipt.escpos;

import org.jspecify.annotations.NullMarked;
