// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Comfort.Contrast;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.theme.Panel;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The code that stands for a slip on the screen, as a phone's camera sees it. */
class QrTest {
    @ParameterizedTest
    @EnumSource(Contrast.class)
    void theCodeOnTheScreenIsReadInEveryContrastAndOnEveryPanel(Contrast contrast) throws ReaderException {
        Samples.Seen seen = Samples.all().get("done-not-printed");
        for (Panel panel : Samples.PANELS) {
            BufferedImage glass = Glass.onFx(() -> new Glass(panel)
                    .onStage()
                    .show(seen.with(Comfort.STANDARD.with(contrast)))
                    .picture());
            assertThat(read(glass)).isEqualTo(((FormScreen.Done) seen.screen()).link());
        }
    }

    private static String read(BufferedImage picture) throws ReaderException {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
        RGBLuminanceSource source = new RGBLuminanceSource(width, height, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(source)))
                .getText();
    }
}
