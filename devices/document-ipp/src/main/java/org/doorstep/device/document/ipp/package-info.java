// SPDX-License-Identifier: Apache-2.0
/**
 * Document printers that speak IPP, directly or through a CUPS queue.
 *
 * <p>The command's id is the job's name, so that the job can be found again after a restart. A printer is looked at
 * before a job is sent, because what refuses then has certainly done nothing; afterwards job and printer are polled
 * together, because a job that waits for paper says only "processing". A job that is held up for longer than {@code
 * stallSeconds} is cancelled, and only a printer that then reports the job ended and how many pages came has certainly
 * stopped: some go on with a cancelled job once paper is there (ippeveprinter 2.4.2 does while its tray is empty), so
 * a job that does not end leaves the outcome unknown.
 *
 * <p>A printer that is really a CUPS queue is recognised by {@code cups-version}, {@code printer-type} or {@code
 * device-uri} among its attributes: all three are extensions that CUPS documents and printers do not have. What it calls
 * completed was handed to a backend, so the evidence is HOST_ACCEPTED, and its page counts prove nothing.
 */
@NullMarked
package org.doorstep.device.document.ipp;

import org.jspecify.annotations.NullMarked;
