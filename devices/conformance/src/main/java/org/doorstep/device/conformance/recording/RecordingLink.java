// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.conformance.recording;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import org.doorstep.device.link.Link;
import org.doorstep.device.link.LinkAddress;
import org.doorstep.device.link.LinkOpener;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;

/** A link whose traffic is kept, scrubbed of personal data, to be played again as a regression test. */
public final class RecordingLink implements Link {
    private final Link link;
    private final Ticker ticker;
    private final Scrubber scrubber;
    private final Consumer<Recording.Piece> tape;
    private final long start;

    private RecordingLink(Link link, Ticker ticker, Scrubber scrubber, Consumer<Recording.Piece> tape) {
        this.link = link;
        this.ticker = ticker;
        this.scrubber = scrubber;
        this.tape = tape;
        start = ticker.nanos();
    }

    /**
     * Links of {@code opener}, each recorded on {@code tape} through the scrubber of {@code adapter}. The tape is called
     * on the link's thread and returns at once.
     *
     * @throws IllegalStateException when that adapter's traffic has no scrubber
     */
    public static LinkOpener around(LinkOpener opener, String adapter, Consumer<Recording.Piece> tape) {
        ScrubberProvider.of(adapter);
        return (address, ticker, by) ->
                new RecordingLink(opener.open(address, ticker, by), ticker, ScrubberProvider.of(adapter), tape);
    }

    private void keep(Recording.Direction direction, byte[] bytes) {
        byte[] scrubbed = scrubber.scrub(direction, bytes);
        tape.accept(new Recording.Piece((ticker.nanos() - start) / 1000, direction, scrubbed));
    }

    @Override
    public LinkAddress address() {
        return link.address();
    }

    @Override
    public int read(byte[] into, Deadline by) throws IOException, InterruptedException {
        int count = link.read(into, by);
        if (count > 0) {
            keep(Recording.Direction.RECEIVED, Arrays.copyOf(into, count));
        }
        return count;
    }

    @Override
    public void write(byte[] bytes, Deadline by) throws IOException, InterruptedException {
        keep(Recording.Direction.SENT, bytes.clone());
        link.write(bytes, by);
    }

    @Override
    public void discardInput() throws IOException {
        link.discardInput();
    }

    @Override
    public long lastByteOut() {
        return link.lastByteOut();
    }

    @Override
    public void close() {
        link.close();
    }
}
