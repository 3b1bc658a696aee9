// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.doorstep.settings.TerminalSettings.Central;
import org.doorstep.settings.TerminalSettings.Panel;
import org.doorstep.settings.TerminalSettings.Paths;
import org.doorstep.settings.TerminalSettings.Site;
import org.doorstep.settings.TerminalSettings.Theme;
import org.doorstep.settings.TerminalSettings.Timing;
import org.doorstep.settings.TerminalSettings.Voice;
import org.tomlj.TomlTable;

/** The meaning of a settings file: which tables and keys there are, and what each may say. */
final class SettingsReader {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,31}");
    private static final double MM_PER_INCH = 25.4;
    /** A panel whose pixels differ more than this from squares was measured wrong. */
    private static final double SQUARE_WITHIN = 0.03;

    private final Findings findings;

    private SettingsReader(Findings findings) {
        this.findings = findings;
    }

    /** Reads what can be read; the answer is meaningful only where nothing was found. */
    static TerminalSettings read(Findings findings, TomlTable toml) {
        SettingsReader reader = new SettingsReader(findings);
        try (Section root = new Section(findings, toml, "", Place.WHOLE_FILE)) {
            Central central = root.required("central").map(reader::central).orElse(new Central(URI.create("")));
            Site site = reader.site(root.table("site"));
            Panel panel = root.required("panel").map(reader::panel).orElse(new Panel(1, 1, 1, 1, 0));
            Timing timing = reader.timing(root.table("timing"));
            Section slots = root.table("slots");
            Paths paths = root.required("paths").map(SettingsReader::paths).orElse(new Paths(Path.of(""), Path.of("")));
            List<DeviceSettings> devices = reader.devices(root.tables("device"));
            Voice voice = VoiceReader.read(root.table("voice"));
            Theme theme = reader.theme(root.table("theme"));
            return new TerminalSettings(
                    central, site, panel, timing, reader.slots(slots, devices), paths, devices, voice, theme);
        }
    }

    private Central central(Section section) {
        try (section) {
            String url = section.text("url", "https://central.example.gov.cn:8443");
            if (url.isEmpty()) {
                return new Central(URI.create(""));
            }
            String remedy = "Write https:// and the host, a port if it needs one, and nothing behind it.";
            try {
                URI uri = new URI(url);
                if (!"https".equals(uri.getScheme())) {
                    section.wrong("url", "url does not begin with https://", remedy);
                } else if (uri.getHost() == null) {
                    section.wrong("url", "url names no host", remedy);
                } else if (uri.getUserInfo() != null
                        || uri.getQuery() != null
                        || uri.getFragment() != null
                        || !(uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
                    section.wrong("url", "url has more than a host and a port", remedy);
                } else if (uri.getPort() > 65535 || uri.getPort() == 0) {
                    section.wrong("url", "url has no port between 1 and 65535", remedy);
                }
                return new Central(uri.getPath() == null || uri.getPath().isEmpty() ? uri : uri.resolve("/"));
            } catch (URISyntaxException e) {
                section.wrong("url", "url is no address (" + e.getReason() + ")", remedy);
                return new Central(URI.create(""));
            }
        }
    }

    private Site site(Section section) {
        try (section) {
            String zone = section.text("timezone", "Asia/Shanghai", "Asia/Shanghai");
            if (ZoneId.getAvailableZoneIds().contains(zone)) {
                return new Site(ZoneId.of(zone));
            }
            if (!zone.isEmpty()) {
                section.wrong(
                        "timezone",
                        "No time zone is called " + zone,
                        Nearest.to(zone, ZoneId.getAvailableZoneIds())
                                .map(near -> "Did you mean " + near + "?")
                                .orElse("Write a name such as Asia/Shanghai."));
            }
            return new Site(ZoneId.of("Asia/Shanghai"));
        }
    }

    private Panel panel(Section section) {
        try (section) {
            int widthPx = section.whole("widthPx", 800, 7680, "pixels");
            int heightPx = section.whole("heightPx", 800, 7680, "pixels");
            double bottomMm = section.measure("bottomMm", 0, 2000, "mm");
            boolean diagonal = section.has("diagonalInches");
            boolean width = section.has("widthMm");
            boolean height = section.has("heightMm");
            if (diagonal && (width || height)) {
                section.wrong(
                        "diagonalInches",
                        "The size is given twice, as diagonalInches and as widthMm and heightMm",
                        "Keep the one you measured and remove the other.");
            }
            if (diagonal) {
                double inches = section.measure("diagonalInches", 13.3, 100, "inches");
                double mmPerPx = inches * MM_PER_INCH / Math.hypot(widthPx, heightPx);
                return new Panel(widthPx, heightPx, widthPx * mmPerPx, heightPx * mmPerPx, bottomMm);
            }
            double widthMm = section.measure("widthMm", 160, 2500, "mm");
            double heightMm = section.measure("heightMm", 160, 2500, "mm");
            double across = widthPx / widthMm;
            double down = heightPx / heightMm;
            if (section.sound("widthPx", "heightPx", "widthMm", "heightMm")
                    && Math.abs(across - down) > SQUARE_WITHIN * Math.max(across, down)) {
                section.wrong(
                        "widthMm",
                        "The millimetres do not fit the pixels: %.2f pixels a mm across and %.2f down"
                                .formatted(across, down),
                        (widthPx < heightPx) == (widthMm < heightMm)
                                ? "Measure the picture again, without the frame."
                                : "Swap widthMm and heightMm, or widthPx and heightPx: the panel stands one way only.");
            }
            return new Panel(widthPx, heightPx, widthMm, heightMm, bottomMm);
        }
    }

    private Timing timing(Section section) {
        try (section) {
            return new Timing(
                    seconds(section, "idle", 30, 600, 120),
                    seconds(section, "countdown", 10, 120, 30),
                    seconds(section, "privateHide", 5, 120, 30),
                    seconds(section, "reveal", 3, 60, 10),
                    seconds(section, "ratingSkip", 5, 60, 15),
                    seconds(section, "cardReminderEvery", 5, 60, 10));
        }
    }

    private static Duration seconds(Section section, String key, int min, int max, int fallback) {
        return Duration.ofSeconds(section.whole(key, min, max, "seconds", fallback));
    }

    private static Paths paths(Section section) {
        try (section) {
            Path state = folder(section, "state", section.text("state", "/var/lib/doorstep"));
            String copy = section.text("journalCopy", "/mnt/doorstep-copy", "");
            return new Paths(state, copy.isEmpty() ? state : folder(section, "journalCopy", copy));
        }
    }

    private static Path folder(Section section, String key, String text) {
        if (text.isEmpty()) {
            return Path.of("");
        }
        try {
            Path path = Path.of(text);
            if (!path.isAbsolute()) {
                section.wrong(
                        key,
                        key + " is not an absolute folder",
                        "Write the whole path from /, such as /var/lib/doorstep; ~ and variables are not"
                                + " understood here.");
            }
            return path.normalize();
        } catch (InvalidPathException e) {
            section.wrong(key, key + " is no path (" + e.getReason() + ")", "Write it as /var/lib/doorstep, say.");
            return Path.of("");
        }
    }

    private Theme theme(Section section) {
        try (section) {
            return new Theme(section.text("font", "Noto Sans CJK SC", "Noto Sans CJK SC"));
        }
    }

    private List<DeviceSettings> devices(List<Section> sections) {
        List<DeviceSettings> devices = new ArrayList<>();
        Map<String, Integer> lines = new LinkedHashMap<>();
        for (Section section : sections) {
            String id = name(section, "id", "receipt");
            String adapter = name(section, "adapter", "receipt-escpos");
            Integer earlier = id.isEmpty()
                    ? null
                    : lines.putIfAbsent(id, section.placeOf("id").line());
            if (earlier != null) {
                section.wrong(
                        "id",
                        "Another device is called " + id + " already, in line " + earlier,
                        "Give this one a name of its own.");
            }
            DeviceSettings.Pin pin = PinReader.read(section);
            Map<String, String> values = section.rest();
            Map<String, Place> places = new LinkedHashMap<>();
            section.keys().forEach(key -> places.put(key, section.placeOf(key)));
            devices.add(new DeviceSettings(findings.file(), id, adapter, pin, values, section.place(), places));
        }
        return devices;
    }

    private static String name(Section section, String key, String example) {
        String name = section.text(key, example);
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            section.wrong(
                    key,
                    key + " is not a name",
                    "Use 1 to 32 of a-z, 0-9 and -, beginning with a letter, such as " + example + ".");
            return "";
        }
        return name;
    }

    private Map<String, Words> slots(Section section, List<DeviceSettings> devices) {
        Map<String, Words> slots = new LinkedHashMap<>();
        List<String> ids = devices.stream().map(DeviceSettings::id).toList();
        for (String id : section.keys()) {
            try (Section words = section.table(id)) {
                String zh = words.text("zh", "屏幕右下方");
                String en = words.text("en", "below the screen, on the right");
                if (!zh.isEmpty() && zh.codePoints().noneMatch(Character::isIdeographic)) {
                    words.wrong("zh", "zh holds no Chinese character", "Say in Chinese where the slot is.");
                }
                slots.put(id, new Words(zh, en));
            }
            if (!ids.contains(id)) {
                section.wrong(
                        id,
                        "No device is called " + id,
                        Nearest.to(id, ids)
                                .map(near -> "Did you mean " + near + "?")
                                .orElse("Name the slot as its [[device]] is named by id."));
            }
        }
        return slots;
    }
}
