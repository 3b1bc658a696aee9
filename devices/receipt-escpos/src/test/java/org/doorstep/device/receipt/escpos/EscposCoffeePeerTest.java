// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.receipt.escpos;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.anastaciocintra.escpos.EscPos;
import com.github.anastaciocintra.escpos.EscPosConst.Justification;
import com.github.anastaciocintra.escpos.Style;
import com.github.anastaciocintra.escpos.barcode.QRCode;
import com.github.anastaciocintra.escpos.image.BitonalThreshold;
import com.github.anastaciocintra.escpos.image.CoffeeImageImpl;
import com.github.anastaciocintra.escpos.image.EscPosImage;
import com.github.anastaciocintra.escpos.image.GraphicsImageWrapper;
import com.github.anastaciocintra.escpos.image.RasterBitImageWrapper;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.doorstep.device.simulator.VirtualReceiptPrinter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs of escpos-coffee, an encoder nobody here wrote, printed by the virtual printer. */
class EscposCoffeePeerTest {
    private static final String CONTENT = "https://example.invalid/v/coffee";

    @TempDir
    Path folder;

    private VirtualReceiptPrinter printer;

    private interface Job {
        void write(EscPos to) throws IOException;
    }

    @BeforeEach
    void switchOn() throws IOException {
        printer = new VirtualReceiptPrinter(folder, 48);
    }

    private void print(Job job) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (EscPos to = new EscPos(bytes)) {
            job.write(to);
        }
        // A byte at a time, as a slow line brings them.
        for (byte b : bytes.toByteArray()) {
            printer.receive(new byte[] {b});
        }
        assertThat(printer.unsupported()).isEmpty();
    }

    private Path picture() {
        return folder.resolve("001.png");
    }

    private static EscPosImage qrAsPicture() throws IOException {
        ByteMatrix modules;
        try {
            modules = Encoder.encode(CONTENT, ErrorCorrectionLevel.M).getMatrix();
        } catch (com.google.zxing.WriterException e) {
            throw new IOException(e);
        }
        int module = 5;
        int size = modules.getWidth() * module;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                image.setRGB(x, y, modules.get(x / module, y / module) == 1 ? 0 : 0xFFFFFF);
            }
        }
        return new EscPosImage(new CoffeeImageImpl(image), new BitonalThreshold());
    }

    @Test
    void text_in_its_styles_is_printed_and_the_slip_cut_through() throws IOException {
        print(to -> to.initializePrinter()
                .writeLF(
                        new Style()
                                .setFontSize(Style.FontSize._2, Style.FontSize._2)
                                .setJustification(Justification.Center),
                        "RECEIPT")
                .writeLF(new Style().setBold(true).setUnderline(Style.Underline.OneDotThick), "bold 12.50")
                .writeLF(new Style().setColorMode(Style.ColorMode.WhiteOnBlack), "reverse")
                .feed(2)
                .cut(EscPos.CutMode.FULL));
        assertThat(Files.readString(folder.resolve("001.txt")))
                .isEqualTo(" ".repeat(17) + "RECEIPT\nbold 12.50\nreverse\n\n\n");
        assertThat(printer.cuts()).isEqualTo(1);
        assertThat(printer.lastCutWasFull()).isTrue();
    }

    @Test
    void a_qr_code_drawn_by_the_printer_is_read() throws IOException {
        print(to -> to.write(new QRCode().setSize(6).setJustification(Justification.Center), CONTENT)
                .cut(EscPos.CutMode.PART));
        assertThat(Zbar.read(picture())).containsExactly(CONTENT);
        assertThat(printer.lastCutWasFull()).isFalse();
    }

    @Test
    void a_qr_code_sent_as_a_raster_picture_is_read() throws IOException {
        print(to -> to.write(new RasterBitImageWrapper().setJustification(Justification.Center), qrAsPicture())
                .cut(EscPos.CutMode.PART));
        assertThat(Zbar.read(picture())).containsExactly(CONTENT);
    }

    @Test
    void a_qr_code_sent_as_stored_graphics_is_read() throws IOException {
        print(to -> to.write(new GraphicsImageWrapper().setJustification(Justification.Right), qrAsPicture())
                .cut(EscPos.CutMode.PART));
        assertThat(Zbar.read(picture())).containsExactly(CONTENT);
    }

    @Test
    void a_drawer_pulse_is_seen_and_moves_no_paper() throws IOException {
        print(to -> to.pulsePin(EscPos.PinConnector.Pin_2, 100, 200));
        assertThat(printer.pulses()).isEqualTo(1);
        assertThat(printer.lines()).isZero();
    }
}
