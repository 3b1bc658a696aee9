// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is committed: the shape of the top level, no keys, no trust in everybody, versions in one place. */
class CheckoutTest {
    private static final Path CHECKOUT = Path.of(System.getProperty("doorstep.checkout"));

    /** In a pattern with places to fill, one apostrophe quotes all that follows; two are one. */
    private static final Pattern LONE_APOSTROPHE =
            Pattern.compile("\"(?=[^\"\\n]*\\{0})(?:[^\"'\\n]|'')*'(?!')[^\"\\n]*\"");

    /** Files that people write, by the end of their name; the scripts of the installer have none. */
    private static final Set<String> TEXTS = Set.of(
            "java",
            "jte",
            "js",
            "html",
            "properties",
            "xml",
            "yaml",
            "toml",
            "json",
            "tsv",
            "sql",
            "md",
            "txt",
            "sh",
            "config",
            "bench",
            "cuts",
            "demo",
            "devices",
            "test",
            "run");

    private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE" + " KEY-----");

    /** Files in which keys are kept, whatever is in them. */
    private static final Pattern KEY_FILE = Pattern.compile(".*\\.(pem|key|p8|p12|pfx|jks|keystore)");

    /** A text as long as a key of 128 bits in hex or 256 in base64. A run of digits is a number. */
    private static final Pattern KEY_LIKE =
            Pattern.compile("\"(?![0-9]+C?[0-9]*\")([0-9a-fA-F]{32,}|[A-Za-z0-9+/_-]{43,}={0,2})\"");

    /** What turns the check of the other end off, in code or on a command line. */
    private static final Pattern TRUST_ALL = Pattern.compile("ALLOW_ALL|NoopHostnameVerifier|TrustAll|TrustEverything"
            + "|InsecureTrustManager|disableHostnameVerification|setEndpointIdentificationAlgorithm\\((null|\"\")"
            + "|--ignore-certificate-errors|--no-check-certificate|NODE_TLS_REJECT_UNAUTHORIZED"
            + "|curl\\b[^\\n]* (-[a-zA-Z]*k\\b|--insecure)");

    @Test
    void theTopLevelHoldsWhatWasAskedForAndNothingElse() throws IOException {
        try (Stream<Path> top = Files.list(CHECKOUT)) {
            // target is where the build of the parent itself leaves what it makes; git ignores it.
            assertThat(top.map(p -> p.getFileName().toString()).filter(n -> !n.startsWith(".") && !n.equals("target")))
                    .isSubsetOf("pom.xml", "src", "devices", "kiosk-config", "installer", "README.md", "LICENSE");
        }
    }

    @Test
    void noKeyIsInTheCheckout() throws IOException {
        assertThat(sources(Set.of()).filter(p -> KEY_FILE.matcher(p.toString()).matches()))
                .as("files of keys")
                .isEmpty();
        assertThat(sources(TEXTS).filter(p -> PRIVATE_KEY.matcher(read(p)).find()))
                .as("private keys")
                .isEmpty();
        assertThat(sources(Set.of("java"))
                        .filter(CheckoutTest::shipped)
                        .filter(p -> KEY_LIKE.matcher(read(p)).find()))
                .as("texts in the code that may be keys")
                .isEmpty();
    }

    @Test
    void noProgramTrustsEverybody() throws IOException {
        assertThat(sources(TEXTS)
                        .filter(CheckoutTest::shipped)
                        .filter(p -> TRUST_ALL.matcher(read(p)).find()))
                .isEmpty();
    }

    @Test
    void noPatternLosesWhatFollowsAnApostrophe() throws IOException {
        assertThat(sources(Set.of("java"))
                        .filter(CheckoutTest::shipped)
                        .filter(p -> LONE_APOSTROPHE.matcher(read(p)).find()))
                .isEmpty();
    }

    @Test
    void theScansFindWhatTheyLookFor() {
        assertThat("String key = \"00112233445566778899aabbccddeeff\";").containsPattern(KEY_LIKE);
        assertThat("\"mLqY0S3vG7Zk1r2w5x8y9A0b1C2d3E4f5G6h7I8j9K0=\"").containsPattern(KEY_LIKE);
        assertThat("\"11999999999000001C3999000000000202601010001\"").doesNotContainPattern(KEY_LIKE);
        assertThat("\"the printer's word: {0}\"").containsPattern(LONE_APOSTROPHE);
        assertThat("\"the printer''s word: {0}\"").doesNotContainPattern(LONE_APOSTROPHE);
        assertThat("curl -sk https://example.org").containsPattern(TRUST_ALL);
        assertThat("parameters.setEndpointIdentificationAlgorithm(null);").containsPattern(TRUST_ALL);
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
        return files().stream()
                .filter(p -> p.getFileName().toString().equals("pom.xml"))
                .toList();
    }

    /** All files but those of builds and of git, which change while this looks. */
    private static List<Path> files() throws IOException {
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(CHECKOUT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = folder.getFileName().toString();
                return name.equals("target") || name.equals(".git")
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private static boolean shipped(Path file) {
        return !file.toString().contains("/src/test/");
    }

    /** Files whose name has one of {@code endings}, or all. */
    private static Stream<Path> sources(Set<String> endings) throws IOException {
        return files().stream().filter(p -> {
            String name = p.getFileName().toString();
            return endings.isEmpty() || endings.contains(name.substring(name.lastIndexOf('.') + 1));
        });
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
