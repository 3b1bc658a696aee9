// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.util.Arrays;
import org.doorstep.device.spi.DocumentPrinter;

/** A finished document in memory. Owned by whoever asked for it, who closes it when it is printed. */
public final class Pdf implements AutoCloseable {
    private final byte[] bytes;
    private final int pages;

    /** Takes over {@code bytes}; the caller must not keep them. */
    Pdf(byte[] bytes, int pages) {
        this.bytes = bytes;
        this.pages = pages;
    }

    /** The bytes themselves, not a copy: zeros after {@link #close}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Sides of A4. */
    public int pages() {
        return pages;
    }

    /** What a printer is given; it shares the bytes, so close only after the print has returned. */
    public DocumentPrinter.Document forPrinter(int copies) {
        return new DocumentPrinter.Document(bytes, pages, copies);
    }

    /** Overwrites the bytes with zeros. Idempotent. */
    @Override
    public void close() {
        Arrays.fill(bytes, (byte) 0);
    }

    @Override
    public String toString() {
        return "Pdf[" + pages + " pages]";
    }
}
