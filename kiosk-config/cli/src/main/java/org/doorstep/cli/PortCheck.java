// SPDX-License-Identifier: Apache-2.0
package org.doorstep.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.doorstep.device.spi.AdapterProvider;
import org.doorstep.device.spi.SettingField;
import org.doorstep.settings.DeviceSettings;
import org.doorstep.settings.TerminalSettings;

/**
 * Looks at where central and the devices are said to be. A network address is connected to and left again without a byte;
 * of a serial port only the file and its rights are looked at, because another program may be using it.
 */
final class PortCheck {
    private static final int PATIENCE_MS = 5_000;
    private static final Map<String, Integer> PORTS = Map.of("https", 443, "http", 80, "ipp", 631, "ipps", 631);

    private PortCheck() {}

    static List<Finding> of(TerminalSettings settings, List<AdapterProvider> adapters) {
        List<Finding> findings = new ArrayList<>();
        findings.add(url("central", settings.central().url()));
        for (DeviceSettings device : settings.devices()) {
            adapters.stream()
                    .map(AdapterProvider::descriptor)
                    .filter(adapter -> adapter.id().equals(device.adapter()))
                    .flatMap(adapter -> adapter.settings().stream())
                    .forEach(field -> field(device, field, findings));
        }
        return findings;
    }

    private static void field(DeviceSettings device, SettingField field, List<Finding> findings) {
        String value = device.values().get(field.name());
        if (value == null) {
            return;
        }
        switch (field.type()) {
            case LINK -> findings.add(link(device.id(), value));
            case URL -> {
                try {
                    findings.add(url(device.id(), new URI(value)));
                } catch (URISyntaxException e) {
                    findings.add(Finding.bad(device.id(), value + " is no URL", "Correct it in the settings."));
                }
            }
            case TEXT, NUMBER, FLAG, CHOICE -> {}
        }
    }

    private static Finding link(String subject, String address) {
        String rest = address.substring(address.indexOf(':') + 1);
        int options = rest.indexOf('?');
        String target = options < 0 ? rest : rest.substring(0, options);
        if (address.startsWith("tcp:")) {
            int colon = target.lastIndexOf(':');
            String port = target.substring(colon + 1);
            if (colon < 1 || !port.matches("[1-9][0-9]{0,4}")) {
                return Finding.bad(subject, address + " has no host and port", "Write tcp:192.0.2.7:9100, say.");
            }
            return reach(subject, target.substring(0, colon), Integer.parseInt(port));
        }
        return address.startsWith("serial:") || address.startsWith("lp:")
                ? port(subject, Path.of(target))
                : Finding.doubtful(subject, "nobody here knows how to look at " + address, "Try it on the terminal.");
    }

    private static Finding port(String subject, Path port) {
        if (!Files.exists(port)) {
            return Finding.bad(
                    subject,
                    "there is no " + port,
                    "Plug the device in; the paths below /dev/serial/by-id and /dev/usb tell what is there.");
        }
        if (!Files.isReadable(port) || !Files.isWritable(port)) {
            return Finding.bad(
                    subject,
                    System.getProperty("user.name") + " may not use " + port,
                    "Add that user to the group of the port (Debian: dialout, for a USB printer lp) and log in anew.");
        }
        return Finding.good(subject, port + " is there and may be used");
    }

    private static Finding url(String subject, URI url) {
        String host = url.getHost();
        int port = url.getPort() < 0 ? PORTS.getOrDefault(String.valueOf(url.getScheme()), -1) : url.getPort();
        if (host == null || port < 0) {
            return Finding.bad(subject, url + " has no host or port", "Correct it in the settings.");
        }
        return reach(subject, host, port);
    }

    private static Finding reach(String subject, String host, int port) {
        String address = host + ":" + port;
        try (Socket socket = new Socket()) {
            InetSocketAddress target = new InetSocketAddress(host, port);
            if (target.isUnresolved()) {
                return Finding.bad(subject, "nobody knows the name " + host, "Look at the name and at the network.");
            }
            socket.connect(target, PATIENCE_MS);
            return Finding.good(subject, address + " answers");
        } catch (IllegalArgumentException e) {
            return Finding.bad(subject, address + " has no port from 1 to 65535", "Correct it in the settings.");
        } catch (IOException e) {
            return Finding.bad(
                    subject,
                    address + " does not answer",
                    "Look at its power, the cable and the address; a firewall may stand between.");
        }
    }
}
