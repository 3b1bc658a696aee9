// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.Diagnostics;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.SettingField;

/** IPP printers that take PDF, and CUPS queues in front of others. */
public final class IppProvider implements AdapterProvider {
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final String STALL = "8";

    private final Patience patience;
    private final Turns turns = new Turns();

    public IppProvider() {
        this(Patience.USUAL);
    }

    /** A provider whose adapters wait less, for tests that let a printer fall silent. */
    IppProvider(Patience patience) {
        this.patience = patience;
    }

    @Override
    public AdapterDescriptor descriptor() {
        return new AdapterDescriptor(
                "document-ipp",
                "Document printer (IPP)",
                List.of("IPP Everywhere printers", "CUPS queues"),
                Set.of(DocumentPrinter.class, Diagnostics.class),
                List.of(
                        SettingField.required(
                                "url",
                                SettingField.Type.URL,
                                "Address of the printer, such as ipp://192.0.2.9:631/ipp/print, or of a CUPS queue, such"
                                        + " as ipp://localhost:631/printers/kiosk."),
                        SettingField.number(
                                "stallSeconds",
                                8,
                                1,
                                120,
                                "seconds",
                                "How long a job may wait for paper, or be held up otherwise, before it is cancelled."),
                        new SettingField(
                                "certificate",
                                SettingField.Type.TEXT,
                                false,
                                null,
                                0,
                                0,
                                List.of(),
                                "",
                                false,
                                "SHA-256 fingerprint of the printer's certificate for an ipps address, 64 hex digits; left out"
                                        + " where an authority known to this system has signed it.")),
                Duration.ofSeconds(3),
                Duration.ofMinutes(5),
                Duration.ofSeconds(20));
    }

    @Override
    public Match probe(LinkIdentity seen) {
        return seen.path().startsWith("ipp:") || seen.path().startsWith("ipps:")
                ? new Match.Exact("its address is one of IPP")
                : new Match.No("not an IPP address");
    }

    @Override
    public DeviceAdapter open(DeviceContext context) throws DeviceFault, InterruptedException {
        Duration stall = Duration.ofSeconds(stall(context));
        URI url = url(context.settings().getOrDefault("url", ""));
        IppClient client = new IppClient(url, tls(context), context.ticker(), patience);
        IppAdapter adapter = new IppAdapter(client, turns, context, stall, patience);
        boolean answered = false;
        try {
            adapter.open(Deadline.in(context.ticker(), OPENING));
            answered = true;
            return adapter;
        } finally {
            if (!answered) {
                adapter.close();
            }
        }
    }

    private static URI url(String text) throws DeviceFault {
        try {
            URI url = new URI(text);
            boolean ipp = "ipp".equals(url.getScheme()) || "ipps".equals(url.getScheme());
            if (ipp && url.getHost() != null && url.getUserInfo() == null) {
                return url;
            }
        } catch (URISyntaxException e) {
            throw new DeviceFault(CoreFault.SETTINGS.with("setting url: " + e.getMessage()), e);
        }
        throw new DeviceFault(CoreFault.SETTINGS.with(
                "setting url: write ipp://HOST:PORT/PATH, such as ipp://192.0.2.9:631/ipp/print"));
    }

    private static Optional<SSLContext> tls(DeviceContext context) throws DeviceFault {
        String fingerprint = context.settings().getOrDefault("certificate", "");
        if (fingerprint.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(PinnedCertificate.trusting(fingerprint));
        } catch (IllegalArgumentException e) {
            throw new DeviceFault(CoreFault.SETTINGS.with("setting certificate: " + e.getMessage()), e);
        }
    }

    private static int stall(DeviceContext context) throws DeviceFault {
        try {
            return Integer.parseInt(context.settings().getOrDefault("stallSeconds", STALL));
        } catch (NumberFormatException e) {
            throw new DeviceFault(CoreFault.SETTINGS.with("setting stallSeconds: give a whole number"), e);
        }
    }
}
