// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is committed: the shape of the top level, no keys, no trust in everybody, versions in one place. */
class CheckoutTest {
    private static final Path CHECKOUT = Path.of(System.getProperty("doorstep.checkout"));
    private static final Pattern KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE" + " KEY-----");

    @Test
    void theTopLevelHoldsWhatWasAskedForAndNothingElse() throws IOException {
        try (Stream<Path> top = Files.list(CHECKOUT)) {
            // target is where the build of the parent itself leaves what it makes; git ignores it.
            assertThat(top.map(p -> p.getFileName().toString()).filter(n -> !n.startsWith(".") && !n.equals("target")))
                    .isSubsetOf("pom.xml", "src", "devices", "kiosk-config", "installer", "README.md", "LICENSE");
        }
    }

    @Test
    void noPrivateKeyIsInTheCheckout() throws IOException {
        assertThat(sources(Set.of("java", "pem", "key", "yaml", "toml", "properties", "json", "sh", "md")).stream()
                        .filter(p -> KEY.matcher(read(p)).find()))
                .isEmpty();
    }

    @Test
    void noProgramTrustsEverybody() throws IOException {
        assertThat(sources(Set.of("java")).stream()
                        .filter(p -> !p.toString().contains("/src/test/"))
                        .filter(p ->
                                read(p).matches("(?s).*(ALLOW_ALL|NoopHostnameVerifier|TrustAll|TrustEverything).*")))
                .isEmpty();
    }

    @Test
    void versionsStandInTheParentOnly() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path pom : poms()) {
            String text = read(pom).replaceFirst("(?s)<parent>.*?</parent>", "");
            if (!pom.equals(CHECKOUT.resolve("pom.xml")) && text.contains("<version>")) {
                wrong.add(pom.toString());
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(read(CHECKOUT.resolve("pom.xml"))).doesNotContain("-SNAPSHOT");
    }

    private static List<Path> poms() throws IOException {
        try (Stream<Path> all = Files.walk(CHECKOUT, 4)) {
            return all.filter(p -> p.getFileName().toString().equals("pom.xml"))
                    .filter(p -> !p.toString().contains("/target/"))
                    .toList();
        }
    }

    private static List<Path> sources(Set<String> endings) throws IOException {
        try (Stream<Path> all = Files.walk(CHECKOUT)) {
            return all.filter(Files::isRegularFile)
                    .filter(p ->
                            !p.toString().contains("/target/") && !p.toString().contains("/.git/"))
                    .filter(p -> {
                        String name = p.getFileName().toString();
                        return endings.contains(name.substring(name.lastIndexOf('.') + 1));
                    })
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
