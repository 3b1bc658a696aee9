// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.Ticker;

/**
 * A link whose traffic is kept, scrubbed of personal data, to be replayed as a regression test.
 *
 * <p>{@link #around} records nothing unless the JVM was started with {@code -Ddoorstep.link.recording=true}, which no
 * installed terminal is.
 */
public final class RecordingLink implements Link {
    /** The system property that allows recording. */
    public static final String ALLOWED = "doorstep.link.recording";

    /**
     * Takes personal data out of traffic. One is made for each link; it sees the link's pieces in order.
     *
     * <p>A piece is what one call read or wrote and may end inside a field, so a scrubber that replaces fields follows
     * the frames. It answers with as many bytes as it was given.
     */
    @FunctionalInterface
    public interface Scrubber {
        byte[] scrub(Recording.Direction direction, byte[] bytes);
    }

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
     * Links of {@code opener}, each recorded on {@code tape} with a scrubber of its own; {@code opener} itself where
     * recording is not allowed. The tape is called on the link's thread and returns at once.
     */
    public static LinkOpener around(LinkOpener opener, Supplier<Scrubber> scrubbers, Consumer<Recording.Piece> tape) {
        if (!Boolean.getBoolean(ALLOWED)) {
            return opener;
        }
        return (address, ticker, by) ->
                new RecordingLink(opener.open(address, ticker, by), ticker, scrubbers.get(), tape);
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
