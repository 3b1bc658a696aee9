// SPDX-License-Identifier: Apache-2.0
package org.doorstep.device.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.doorstep.device.spi.LinkIdentity;
import org.doorstep.device.spi.LinkInspector;
import org.jspecify.annotations.Nullable;

/**
 * What Linux tells of ports in {@code /dev} and {@code /sys}. jSerialComm's getters read the same files, but know serial
 * ports only and cannot be shown a tree made up for a test.
 *
 * <p>A USB port is named by its interface's place on the bus, such as {@code usb:1-1.4:1.0} (bus, chain of hub ports,
 * configuration, interface): that stays as long as the plug does, while {@code ttyUSB} numbers follow the order of
 * plugging in.
 */
public final class SystemLinkInspector implements LinkInspector {
    /** Where the kernel lists serial ports, and what only prints (usblp) or only talks HID. */
    private static final List<String> CLASSES = List.of("tty", "usbmisc", "hidraw");

    private static final List<String> STABLE_NAMES = List.of("dev/serial/by-path", "dev/serial/by-id");
    private static final Map<String, Integer> DEFAULT_PORTS = Map.of("ipp", 631, "ipps", 631, "http", 80, "https", 443);
    /** {@code port.type} of a serial port whose hardware was not found (PORT_UNKNOWN of Linux's serial_core.h). */
    private static final String NO_UART = "0";

    private final Path root;

    /** Looks at this machine. */
    public SystemLinkInspector() {
        this(Path.of("/"));
    }

    /** Looks at the {@code dev} and {@code sys} below {@code root}. */
    SystemLinkInspector(Path root) {
        this.root = root;
    }

    @Override
    public Optional<String> mistake(String address) {
        return LinkAddress.mistake(address);
    }

    @Override
    public Sight look(String address) {
        int colon = address.indexOf(':');
        if (colon < 1) {
            return new Sight.Blind("'" + address + "' is no address");
        }
        String rest = address.substring(colon + 1);
        if (rest.startsWith("//")) {
            return url(address);
        }
        if (rest.startsWith("/")) {
            int query = rest.indexOf('?');
            return file(query < 0 ? rest : rest.substring(0, query));
        }
        return address.startsWith("tcp:")
                ? new Sight.Seen(new LinkIdentity(address, null, null, null, "a network device"))
                : new Sight.Blind("nothing can be seen of an address such as " + address.substring(0, colon) + ":");
    }

    private static Sight url(String address) {
        try {
            URI uri = new URI(address);
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            int port = uri.getPort() > 0 ? uri.getPort() : DEFAULT_PORTS.getOrDefault(scheme, 0);
            if (uri.getHost() == null || port == 0) {
                return new Sight.Blind("the URL names no host and port");
            }
            String path = scheme + "://" + uri.getHost() + ":" + port;
            return new Sight.Seen(new LinkIdentity(path, null, null, null, "a network device"));
        } catch (URISyntaxException e) {
            return new Sight.Blind("it is no URL (" + e.getReason() + ")");
        }
    }

    private Sight file(String path) {
        try {
            Path named = root.resolve(path.substring(1));
            if (!Files.exists(named)) {
                return new Sight.Gone("there is no " + path + "; plug the device in, or correct the path");
            }
            Path real = named.toRealPath();
            return new Sight.Seen(usb(real.getFileName().toString()).orElseGet(() -> plain(real)));
        } catch (InvalidPathException e) {
            return new Sight.Blind("it is no path (" + e.getReason() + ")");
        } catch (IOException | UncheckedIOException e) {
            return new Sight.Gone(path + " went away while it was looked at; plug the device in");
        }
    }

    private LinkIdentity plain(Path real) {
        return new LinkIdentity("/" + root.relativize(real), null, null, null, "a port of this machine");
    }

    /** The USB device behind a device file; empty when it is no USB device. */
    private Optional<LinkIdentity> usb(String name) {
        return CLASSES.stream()
                .map(kind ->
                        root.resolve("sys/class").resolve(kind).resolve(name).resolve("device"))
                .filter(Files::exists)
                .findFirst()
                .flatMap(SystemLinkInspector::above);
    }

    /** Goes up from a function of a device to the device itself, noting the interface on the way. */
    private static Optional<LinkIdentity> above(Path device) {
        try {
            Path usbInterface = null;
            for (Path at = device.toRealPath(); at != null; at = at.getParent()) {
                if (Files.exists(at.resolve("bInterfaceNumber"))) {
                    usbInterface = at;
                } else if (Files.exists(at.resolve("idVendor"))) {
                    Path place = usbInterface == null ? at : usbInterface;
                    return Optional.of(new LinkIdentity(
                            "usb:" + place.getFileName(),
                            hex(at.resolve("idVendor")),
                            hex(at.resolve("idProduct")),
                            text(at.resolve("serial")).filter(s -> !s.isEmpty()).orElse(null),
                            String.join(
                                            " ",
                                            text(at.resolve("manufacturer")).orElse(""),
                                            text(at.resolve("product")).orElse(""))
                                    .strip()));
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<String> text(Path file) throws IOException {
        return Files.exists(file) ? Optional.of(new String(Files.readAllBytes(file), UTF_8).strip()) : Optional.empty();
    }

    private static @Nullable Integer hex(Path file) throws IOException {
        String text = text(file).orElse("");
        return text.matches("[0-9a-fA-F]{4}") ? Integer.valueOf(text, 16) : null;
    }

    @Override
    public List<Port> ports() {
        var found = new ArrayList<Port>();
        for (String kind : CLASSES) {
            for (Path entry : entries(root.resolve("sys/class").resolve(kind))) {
                if (Files.exists(entry.resolve("device")) && hasHardware(entry)) {
                    String name = entry.getFileName().toString();
                    for (String file : List.of("dev/" + name, "dev/usb/" + name)) {
                        if (look("port:/" + file) instanceof Sight.Seen(var identity)) {
                            found.add(new Port(stable(root.resolve(file)), identity));
                        }
                    }
                }
            }
        }
        return List.copyOf(found);
    }

    private static boolean hasHardware(Path entry) {
        try {
            return !text(entry.resolve("type")).equals(Optional.of(NO_UART));
        } catch (IOException e) {
            return false;
        }
    }

    /** The name by which udev knows the port where it is plugged in, or else by what is plugged in. */
    private String stable(Path file) {
        for (String folder : STABLE_NAMES) {
            for (Path link : entries(root.resolve(folder))) {
                try {
                    if (link.toRealPath().equals(file.toRealPath())) {
                        return "/" + root.relativize(link);
                    }
                } catch (IOException _) {
                    // Unplugged between listing and looking: this name leads nowhere any more.
                }
            }
        }
        return "/" + root.relativize(file);
    }

    private static List<Path> entries(Path folder) {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted().toList();
        } catch (IOException | UncheckedIOException e) {
            return List.of();
        }
    }
}
