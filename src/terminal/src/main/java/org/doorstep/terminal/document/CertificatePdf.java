// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Sets certificates on A4 as PDF 1.7. Nothing is written to disk; the same certificate gives the same bytes. Any thread;
 * takes some 100 ms once {@link Warmup} has run, more than a second before.
 */
public final class CertificatePdf {
    private final Fonts fonts;

    public CertificatePdf(Fonts fonts) {
        this.fonts = fonts;
    }

    /**
     * Sets {@code certificate}. While it works, its text also stands in objects of PDFBox, which nothing refers to
     * afterwards.
     *
     * @return the document, which the caller closes to wipe it
     * @throws IOException when a font file went away or is broken
     */
    public Pdf compose(Certificate certificate) throws IOException {
        fonts.take();
        try (PDDocument document = new PDDocument();
                WipedBuffer out = new WipedBuffer()) {
            Composition composition = new Composition(document, fonts);
            new CertificateLayout(composition, certificate).draw();
            composition.finish();
            Archive.describe(
                    document, certificate.kind(), certificate.language().tag(), certificate.day(), seed(certificate));
            // Object streams save little here, and interpreters in printers are happier without.
            document.save(out, CompressParameters.NO_COMPRESSION);
            return new Pdf(out.take(), composition.sheets().size());
        } finally {
            fonts.release();
        }
    }

    private static long seed(Certificate certificate) {
        Certificate.Proof proof = certificate.proof();
        String name = proof == null ? certificate.kind() : proof.link() + " " + proof.number();
        CRC32 crc = new CRC32();
        crc.update(name.getBytes(StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
