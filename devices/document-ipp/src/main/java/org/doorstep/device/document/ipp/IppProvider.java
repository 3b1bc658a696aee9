// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.document.ipp;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.doorstep.device.spi.AdapterDescriptor;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.CoreFault;
import org.doorstep.device.spi.Deadline;
import org.doorstep.device.spi.DeviceAdapter;
import org.doorstep.device.spi.DeviceContext;
import org.doorstep.device.spi.DeviceFault;
import org.doorstep.device.spi.DocumentPrinter;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.SettingField;

/** IPP printers that take PDF, and CUPS queues in front of others. */
public final class IppProvider implements AdapterProvider {
    private static final Duration OPENING = Duration.ofSeconds(10);
    private static final String STALL = "8";

    private final Patience patience;

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
                Set.of(DocumentPrinter.class),
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
                                "How long a job may wait for paper, or be held up otherwise, before it is cancelled.")),
                Duration.ofSeconds(3),
                Duration.ofMinutes(5),
                Duration.ofSeconds(12));
    }

    @Override
    public Match probe(LinkIdentity seen) {
        return seen.path().startsWith("ipp:") || seen.path().startsWith("ipps:")
                ? new Match.Exact("its address is one of IPP")
                : new Match.No("not an IPP address");
    }

    @Override
    public DeviceAdapter open(DeviceContext context) throws DeviceFault, InterruptedException {
        IppClient client = new IppClient(url(context.settings().getOrDefault("url", "")), context.ticker(), patience);
        IppAdapter adapter = new IppAdapter(client, context, Duration.ofSeconds(stall(context)), patience);
        boolean answered = false;
        try {
            adapter.observe(Deadline.in(context.ticker(), OPENING));
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

    private static int stall(DeviceContext context) throws DeviceFault {
        try {
            return Integer.parseInt(context.settings().getOrDefault("stallSeconds", STALL));
        } catch (NumberFormatException e) {
            throw new DeviceFault(CoreFault.SETTINGS.with("setting stallSeconds: give a whole number"), e);
        }
    }
}
