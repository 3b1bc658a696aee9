// SPDX-License-Identifier: Apache-2.0
/**
 * Document printers that speak IPP, directly or through a CUPS queue.
 *
 * <p>The command's id is the job's name, so that the job can be found again after a restart or a lost answer. A printer
 * is looked at before a job is sent, because what refuses then has certainly done nothing; afterwards job and printer
 * are polled together, because a job that waits for paper says only "processing". A job that is held up for longer than
 * {@code stallSeconds} is cancelled, and only a printer that then reports the job ended and how many pages came has
 * certainly stopped: some go on with a cancelled job once paper is there (ippeveprinter 2.4.2 does while its tray is
 * empty), so a job that does not end leaves the outcome unknown.
 *
 * <p>Printers take one job and answer the next with {@code server-error-busy}. So this module's own jobs stand in a line
 * for each printer ({@link org.doorstep.device.document.ipp.Turns}), and a printer at work for somebody else is waited
 * for within the deadline; the wait counts as progress only while the jobs ahead move. The document is sent again only
 * after the printer answered that it is busy, which says that it made no job of it.
 *
 * <p>A printer that is really a CUPS queue is recognised by {@code cups-version}, {@code printer-type} or {@code
 * device-uri} among its attributes: all three are extensions that CUPS documents and printers do not have. What the queue
 * calls completed was handed to a backend and believed by it: evidence HOST_ACCEPTED. The {@code ipp} backend waits for
 * the printer's word, but also ends well where the printer holds the job or has forgotten it, and CUPS's own page count
 * is that of its filters, so neither is taken for the printer's word. Where {@code device-uri} names an IPP printer that
 * can be reached from here, that printer is asked itself for the job of that name: its answer is evidence DEVICE, and its
 * page count makes a cancelled job Partial rather than Unknown. A queue at rest goes on telling the last troubles of its
 * printer, so they count only while it works or when the printer itself confirms them.
 *
 * <p>{@code ipps} trusts what the system trusts, or the one certificate whose fingerprint is set. Passwords are not
 * spoken: a printer or queue must let the terminal print without.
 */
@NullMarked
package org.doorstep.device.document.ipp;

import org.jspecify.annotations.NullMarked;
