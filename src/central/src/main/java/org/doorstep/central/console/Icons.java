// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import java.util.Map;

/** Line icons on a grid of 24, drawn for this console; each stands beside a word. */
final class Icons {
    private static final Map<String, String> PATHS = Map.ofEntries(
            Map.entry("house", "M4 21V9.5L11 4l7 5.5M9 21v-5h4v5M18 21V7h3v14M2 21h20"),
            Map.entry("terminal", "M6 2.5h12v13H6zM9 15.5v6h6v-6M6 21.5h12M9.5 6h5M9.5 9.5h5"),
            Map.entry("alarm", "M12 3a6 6 0 0 0-6 6v5l-2 3.5h16L18 14V9a6 6 0 0 0-6-6M9.5 20.5a2.6 2.6 0 0 0 5 0"),
            Map.entry("case", "M3 6h6.500l2 2.500H21v11H3zM7.500 13h9M7.500 16h5"),
            Map.entry("order", "M6 3h9l4 4v14H6zM15 3v4h4M9 12h7M9 16h7"),
            Map.entry(
                    "site",
                    "M12 21.5s7-6.4 7-12a7 7 0 0 0-14 0c0 5.600 7 12 7 12M9.500 9.500a2.500 2.500 0 1 0 5 0a2.500 2.500 0 1 0-5 0"),
            Map.entry(
                    "release",
                    "M12 2.500l8.500 4.800v9.400L12 21.500l-8.500-4.800V7.300zM3.500 7.300L12 12l8.500-4.700M12 12v9.500"),
            Map.entry("phone", "M7 2.500h10v19H7zM10.500 18.500h3"),
            Map.entry("key", "M4 15.500a4 4 0 1 0 8 0a4 4 0 1 0-8 0M11 12.500L20 3.500M16 7.500l3 3"),
            Map.entry("out", "M14 4H5v16h9M10 12h11M17.500 8.500L21 12l-3.500 3.500"),
            Map.entry("ok", "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M8 12.200l2.800 2.800L16 9.500"),
            Map.entry("warn", "M12 3.500L22 20.500H2zM12 10v4.500M12 17.300v.4"),
            Map.entry("bad", "M8 3h8l5 5v8l-5 5H8l-5-5V8zM9 9l6 6M15 9l-6 6"),
            Map.entry("idle", "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M8 12h8"),
            Map.entry("wait", "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M12 7v5.300l3.500 2"),
            Map.entry(
                    "off",
                    "M3 3l18 18M8.500 16.300a5 5 0 0 1 7 0M5 12.700a10 10 0 0 1 4-2.300M14.500 10.200a10 10 0 0 1 4.500 2.500M12 20v.1"),
            Map.entry("ban", "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M5.700 5.700l12.600 12.600"),
            Map.entry(
                    "card",
                    "M3 5.500h18v13H3zM6.500 10.500a2 2 0 1 0 4 0a2 2 0 1 0-4 0M5.800 15.500c.6-1.900 4.800-1.900 5.400 0M14.500 10h3.500M14.500 14h3.500"),
            Map.entry(
                    "receipt",
                    "M5.500 3h13v18.500l-2.200-1.700-2.200 1.700-2.100-1.700-2.100 1.700-2.200-1.700-2.200 1.700zM9 8h6M9 12h6"),
            Map.entry("printer", "M7 8.500V3h10v5.500M7 17.500H3.500v-9h17v9H17M7 14h10v7.500H7z"),
            Map.entry("device", "M4 6h16v12H4zM8 10h.1M8 14h.1M12 10h5M12 14h5"),
            Map.entry("right", "M9 5l7 7-7 7"),
            Map.entry("plus", "M12 5v14M5 12h14"),
            Map.entry("copy", "M8.500 8.500h12v12h-12zM15.500 8.500v-5h-12v12h5"),
            Map.entry("person", "M8 8a4 4 0 1 0 8 0a4 4 0 1 0-8 0M4 20.500c1-6.500 15-6.500 16 0"),
            Map.entry(
                    "seal",
                    "M12 2.500l2.600 2 3.200-.2.900 3.100 2.700 1.800-1.200 3 1.200 3-2.700 1.800-.9 3.100-3.200-.2-2.600 2-2.600-2-3.200.2-.9-3.100L2.600 15.200l1.200-3-1.200-3 2.700-1.800.9-3.100 3.200.2zM8.300 12.300l2.500 2.500 4.900-5"),
            Map.entry(
                    "language",
                    "M3 5.500h10M8 3v2.500M11 5.500c-.8 4-3.500 7-7.500 8.500M5.500 8.500c1 2.500 3 4.300 6 5.500M12.500 21l4.300-11L21 21M14 17.500h5.600"));

    private Icons() {}

    /** An icon as a file of its own. */
    static String file(String name, String colour) {
        return svg(name)
                .replace("<svg class=\"icon\"", "<svg xmlns=\"http://www.w3.org/2000/svg\"")
                .replace("<path ", "<path fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\" ");
    }

    static String svg(String name) {
        String path = PATHS.get(name);
        if (path == null) {
            throw new IllegalArgumentException("There is no icon " + name);
        }
        return "<svg class=\"icon\" viewBox=\"0 0 24 24\" aria-hidden=\"true\"><path d=\"" + path + "\"/></svg>";
    }
}
