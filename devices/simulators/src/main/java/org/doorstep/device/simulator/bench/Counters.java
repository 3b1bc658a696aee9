// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.simulator.bench;

/**
 * What the devices have done since they were started.
 *
 * @param placements cards put down
 * @param cardLies whether one lies there now
 * @param readings times a host asked to read a card
 * @param reads cards handed out whole
 * @param slips slips cut
 * @param lines lines printed on slips
 * @param pages pages printed
 * @param documents documents printed to their end
 */
public record Counters(
        long placements,
        boolean cardLies,
        long readings,
        long reads,
        long slips,
        long lines,
        long pages,
        long documents) {
    static final Counters NONE = new Counters(0, false, 0, 0, 0, 0, 0, 0);

    Counters withReader(long put, boolean lies, long asked, long whole) {
        return new Counters(put, lies, asked, whole, slips, lines, pages, documents);
    }

    Counters withReceipt(long cut, long printed) {
        return new Counters(placements, cardLies, readings, reads, cut, printed, pages, documents);
    }

    Counters withDocument(long out, long whole) {
        return new Counters(placements, cardLies, readings, reads, slips, lines, out, whole);
    }
}
