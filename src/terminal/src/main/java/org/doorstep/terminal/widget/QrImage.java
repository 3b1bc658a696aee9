// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.widget;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;

/** A QR code for a phone's camera, dark on light in every contrast, whole pixels to a module, with its quiet zone. */
public final class QrImage extends Region {
    /** ISO/IEC 18004 asks for four modules of light around the code. */
    private static final int QUIET = 4;

    /** @param side in pixels, at most; never less than three to a module */
    public QrImage(String content, double side) {
        BitMatrix modules = modules(content);
        int across = modules.getWidth() + 2 * QUIET;
        int scale = Math.max(3, (int) (side / across));
        SVGPath dark = new SVGPath();
        dark.setContent(path(modules));
        dark.getTransforms().add(new Scale(scale, scale));
        dark.setSmooth(false);
        dark.setManaged(false);
        dark.setLayoutX((double) QUIET * scale);
        dark.setLayoutY((double) QUIET * scale);
        dark.getStyleClass().add("qr-dark");
        getStyleClass().add("qr");
        getChildren().add(dark);
        double whole = (double) across * scale;
        setMinSize(whole, whole);
        setPrefSize(whole, whole);
        setMaxSize(whole, whole);
        setId("qr");
        setAccessibleRole(AccessibleRole.NODE);
    }

    private static BitMatrix modules(String content) {
        try {
            return new QRCodeWriter()
                    .encode(
                            content,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(EncodeHintType.MARGIN, 0, EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "a QR code holds no text of " + content.length() + " characters; shorten it", e);
        }
    }

    /** One rectangle for each run of dark modules of a row. */
    private static String path(BitMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int from = x;
                while (x < modules.getWidth() && modules.get(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append('M')
                            .append(from)
                            .append(' ')
                            .append(y)
                            .append('h')
                            .append(x - from)
                            .append("v1h-")
                            .append(x - from)
                            .append('z');
                }
            }
        }
        return path.toString();
    }
}
