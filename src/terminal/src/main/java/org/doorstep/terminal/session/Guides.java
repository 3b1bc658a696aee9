// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.util.ArrayList;
import java.util.List;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.Guide;
import org.doorstep.catalog.item.Item;
import org.jspecify.annotations.Nullable;

/** Lays 办事指南 out on pages: what it is first, then a section each, a long one on several. */
final class Guides {
    private static final int LINES = 4;

    private Guides() {}

    private record Leaf(Text heading, List<Text> lines) {}

    static BrowseScreen.GuidePage page(Item item, Screen.@Nullable Progress progress, int page, @Nullable Text button) {
        List<Leaf> leaves = new ArrayList<>();
        leaves.add(new Leaf(item.shortTitle(), List.of(item.guide().summary())));
        for (Guide.Section section : item.guide().sections()) {
            for (int i = 0; i < section.lines().size(); i += LINES) {
                leaves.add(new Leaf(
                        section.heading(),
                        section.lines().subList(i, Math.min(section.lines().size(), i + LINES))));
            }
        }
        int at = Math.clamp(page, 0, leaves.size() - 1);
        Leaf leaf = leaves.get(at);
        return new BrowseScreen.GuidePage(
                progress, item.title(), leaf.heading(), leaf.lines(), at, leaves.size(), button);
    }
}
