// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A USB printer through {@code /dev/usb/lp*}, the character device of Linux' usblp driver.
 *
 * <p>What follows from that driver (drivers/usb/class/usblp.c): it lets only one program have the device open, and that
 * once, so both directions share one descriptor; a printer without paper blocks the write; a read that gives nothing
 * means that the printer has nothing to say, not that it is gone; when it is pulled out, calls fail and the path
 * vanishes. Each direction has a channel of its own over the descriptor, because one channel would let a read that
 * waits hold up a write, and because closing a channel ends the call that is blocked in it.
 *
 * <p>Opened with {@code O_CREAT} by the JDK, so the path is looked at first: a printer that is not there must not
 * become a file in {@code /dev}.
 */
final class LpWire implements Wire {
    private static final int TYPE = 0170000;
    private static final int CHARACTER_DEVICE = 0020000;
    private static final long NOTHING_TO_SAY_MS = 50;

    private final Path path;
    private final RandomAccessFile file;
    private final FileChannel in;
    private final FileChannel out;
    private final CountDownLatch closing = new CountDownLatch(1);

    private LpWire(Path path, RandomAccessFile file) throws IOException {
        this.path = path;
        this.file = file;
        in = new FileInputStream(file.getFD()).getChannel();
        out = new FileOutputStream(file.getFD()).getChannel();
    }

    static LpWire open(LinkAddress address, LinkAddress.Lp target) throws IOException {
        Path path = Path.of(target.path());
        if (!Files.exists(path)) {
            throw new IOException(address + ": there is no such printer; plug it in and switch it on, or correct the"
                    + " path in its settings");
        }
        if (!isDevice(path)) {
            throw new IOException(
                    address + ": this is no character device; correct the path in the printer's settings");
        }
        if (!Files.isReadable(path) || !Files.isWritable(path)) {
            throw new IOException(address
                    + ": no permission; add the terminal's user to the group that owns the device (lp on Debian)");
        }
        try {
            return new LpWire(path, new RandomAccessFile(path.toFile(), "rw"));
        } catch (IOException e) {
            throw new IOException(
                    address + ": the printer does not open (" + e.getMessage()
                            + "); stop any other program that uses it, such as CUPS",
                    e);
        }
    }

    private static boolean isDevice(Path path) throws IOException {
        return ((int) Files.getAttribute(path, "unix:mode") & TYPE) == CHARACTER_DEVICE;
    }

    @Override
    public int read(byte[] into) throws IOException {
        try {
            int count = in.read(ByteBuffer.wrap(into));
            return count > 0 ? count : nothing();
        } catch (AsynchronousCloseException closed) {
            return -1;
        }
    }

    private int nothing() throws IOException {
        try {
            return closing.await(NOTHING_TO_SAY_MS, TimeUnit.MILLISECONDS) || !Files.exists(path) ? -1 : 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the printer", e);
        }
    }

    @Override
    public void write(byte[] bytes, int from, int count) throws IOException {
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, count);
        while (rest.hasRemaining()) {
            out.write(rest);
        }
    }

    /** The driver has nothing to drop: what it took is on its way to the printer. */
    @Override
    public void close(boolean dropUnsent) throws IOException {
        closing.countDown();
        try (file;
                in) {
            out.close();
        }
    }
}
