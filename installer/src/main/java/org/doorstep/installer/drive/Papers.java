// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.drive;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;

/** Holds what came out of the printers against what should have. */
final class Papers {
    private static final Pattern CERTIFICATE = Pattern.compile("RS[0-9]{14}");

    private final URI central;

    Papers(URI central) {
        this.central = central;
    }

    void check(List<Path> documents, List<Path> slips) throws DriveException, IOException, InterruptedException {
        if (documents.size() != 1 || slips.size() != 1) {
            throw new DriveException(
                    "one document and one slip should have come out, not " + documents.size() + " and " + slips.size());
        }
        String number;
        try (PDDocument pdf = Loader.loadPDF(documents.getFirst().toFile())) {
            String text = new PDFTextStripper().getText(pdf);
            Matcher matcher = CERTIFICATE.matcher(text);
            if (!matcher.find()) {
                throw new DriveException("the document carries no certificate number");
            }
            number = matcher.group();
            if (!text.contains("张建国") || text.contains("999999195503120014")) {
                throw new DriveException("the document does not name its holder, or shows the whole id number");
            }
            verify(number, link(new PDFRenderer(pdf).renderImageWithDPI(0, 150)));
        }
        String slip = Files.readString(slips.getFirst(), StandardCharsets.UTF_8);
        if (!slip.contains(number) || slip.contains("张建国")) {
            throw new DriveException("the slip does not carry the certificate's number, or names its holder");
        }
    }

    private static String link(BufferedImage page) throws DriveException {
        int width = page.getWidth();
        int height = page.getHeight();
        int[] pixels = page.getRGB(0, 0, width, height, null, 0, width);
        try {
            return new QRCodeReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                    .getText();
        } catch (NotFoundException e) {
            throw new DriveException("the document carries no QR code", e);
        } catch (ReaderException e) {
            throw new DriveException("the document's QR code cannot be read", e);
        }
    }

    private void verify(String number, String link) throws DriveException, IOException, InterruptedException {
        URI target = URI.create(link);
        if (!target.getAuthority().equals(central.getAuthority())) {
            throw new DriveException("the verification link does not lead to central");
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    http.send(HttpRequest.newBuilder(target).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200 || !answer.body().contains(number)) {
                throw new DriveException("central does not verify the certificate: " + answer.statusCode());
            }
        }
    }
}
