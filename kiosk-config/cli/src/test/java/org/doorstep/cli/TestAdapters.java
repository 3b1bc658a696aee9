// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.Capability;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.ReceiptPrinter;
import org.doorstep.device.spi.SettingField;

/**
 * Printers' adapters with the names of the template's, found as installed ones are; they describe themselves and open
 * nothing. The reader's is the real one.
 */
final class TestAdapters {
    private TestAdapters() {}

    abstract static class Described implements AdapterProvider {
        private final AdapterDescriptor descriptor;

        Described(String id, String title, Class<? extends Capability> kind, SettingField... fields) {
            descriptor = new AdapterDescriptor(
                    id,
                    title,
                    List.of("model one", "model two"),
                    Set.of(kind),
                    List.of(fields),
                    Duration.ofSeconds(1),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(2));
        }

        @Override
        public AdapterDescriptor descriptor() {
            return descriptor;
        }

        @Override
        public Match probe(LinkIdentity seen) {
            return new Match.No("a description only");
        }

        @Override
        public DeviceAdapter open(DeviceContext context) {
            throw new AssertionError("A description opens no device");
        }
    }

    public static final class Receipt extends Described {
        public Receipt() {
            super(
                    "receipt-escpos",
                    "Receipt printer",
                    ReceiptPrinter.class,
                    SettingField.required("link", SettingField.Type.LINK, "Address of the printer."),
                    SettingField.number("columns", 48, 32, 64, "characters", "Characters in a line."),
                    SettingField.choice("cut", "full", List.of("full", "part"), "How the paper is cut."));
        }
    }

    public static final class Document extends Described {
        public Document() {
            super(
                    "document-ipp",
                    "Document printer",
                    DocumentPrinter.class,
                    SettingField.required("url", SettingField.Type.URL, "Where the printer listens."));
        }
    }
}
