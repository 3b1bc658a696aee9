// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Arrays;
import org.doorstep.device.spi.Deadline;

/** The streams of a {@link MemoryLink}. */
final class MemoryStreams {
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private MemoryStreams() {}

    /** Ends, rather than fails, when the link does, as a socket's stream does. */
    static final class In extends InputStream {
        private final MemoryLink link;

        In(MemoryLink link) {
            this.link = link;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            if (most == 0) {
                return 0;
            }
            try {
                return link.readUpTo(into, from, most, Deadline.in(FOR_EVER));
            } catch (LinkClosedException _) {
                return -1;
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }

        @Override
        public void close() {
            link.close();
        }
    }

    static final class Out extends OutputStream {
        private final MemoryLink link;

        Out(MemoryLink link) {
            this.link = link;
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            try {
                link.write(Arrays.copyOfRange(bytes, from, from + count), Deadline.in(FOR_EVER));
            } catch (InterruptedException e) {
                throw interrupted(e);
            }
        }

        @Override
        public void close() {
            link.close();
        }
    }

    private static IOException interrupted(InterruptedException cause) {
        Thread.currentThread().interrupt();
        var e = new InterruptedIOException("interrupted");
        e.initCause(cause);
        return e;
    }
}
