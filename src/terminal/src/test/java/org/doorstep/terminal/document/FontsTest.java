// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FontsTest {
    @TempDir
    Path folder;

    @Test
    void missingFilesAreAllNamedWithThePackagesThatBringThem() {
        assertThatThrownBy(() -> Fonts.load(FontFiles.under(folder)))
                .isInstanceOf(FontsMissingException.class)
                .hasMessageContaining("LXGWWenKai-Regular.ttf is missing. Install the package fonts-lxgw-wenkai.")
                .hasMessageContaining("HanaMinB.ttf is missing. Install the package fonts-hanazono.");
    }

    @Test
    void theHeaviestWeightOfEachDebianIsBold() throws IOException {
        Path wenkai = Files.createDirectories(folder.resolve("lxgw-wenkai"));
        assertThat(FontFiles.under(folder).bold()).isEqualTo(wenkai.resolve("LXGWWenKai-Bold.ttf"));

        Path medium = Files.createFile(wenkai.resolve("LXGWWenKai-Medium.ttf"));
        assertThat(FontFiles.under(folder).bold()).isEqualTo(medium);
    }

    @Test
    void aFileThatIsNoFontIsRefused() throws IOException {
        FontFiles real = FontFiles.installed();
        Path broken = Files.writeString(folder.resolve("broken.ttf"), "not a font");

        assertThatThrownBy(() -> Fonts.load(new FontFiles(broken, real.bold(), real.rareA(), real.rareB())))
                .isInstanceOf(IOException.class);
    }

    @Test
    void eachCharacterIsTakenFromTheFirstFontThatHasIt() throws IOException {
        try (Fonts fonts = Fonts.load(FontFiles.installed())) {
            fonts.take();
            try {
                assertThat(fonts.glyph('家', false).face()).isEqualTo(Face.REGULAR);
                assertThat(fonts.glyph('家', true).face()).isEqualTo(Face.BOLD);
                assertThat(fonts.glyph(0x2CB4E, false).face()).isEqualTo(Face.REGULAR);
                assertThat(fonts.glyph(0x2428F, true).face()).isEqualTo(Face.RARE_B);
                assertThat(fonts.glyph(0x31350, false).face()).isNull();
            } finally {
                fonts.release();
            }
            assertThat(fonts.has(0x2CB4E)).isTrue();
            assertThat(fonts.has(0x31350)).isFalse();
        }
    }

    @Test
    void whatCannotBeSeenIsLeftOut() throws IOException {
        try (Fonts fonts = Fonts.load(FontFiles.installed())) {
            fonts.take();
            try {
                assertThat(fonts.glyphs(
                                "葛\uDB40\uDD00\u200B\uFEFF\u0007城\t1"
                                        .codePoints()
                                        .toArray(),
                                false))
                        .extracting(Glyph::codePoint)
                        .containsExactly((int) '葛', (int) '城', (int) ' ', (int) '1');
            } finally {
                fonts.release();
            }
        }
    }
}
