// SPDX-License-Identifier: Apache-2.0
package org.doorstep.installer.house;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What holds of every class of the house. Uses of a method are calls and references alike: {@code Platform::runLater} posts
 * to the window's thread as well as a call of it does.
 */
final class HouseRules {
    private static final String CONTRACT = "org.doorstep.contract";
    private static final String WIRE = "org.doorstep.wire";
    private static final String CATALOG = "org.doorstep.catalog";
    private static final String SETTINGS = "org.doorstep.settings";
    private static final String SPI = "org.doorstep.device.spi";
    private static final String LINK = "org.doorstep.device.link";
    private static final String RUNTIME = "org.doorstep.device.runtime";
    private static final String FAULTS = "org.doorstep.device.faults";
    private static final String TERMINAL = "org.doorstep.terminal";

    /** Each room, and the rooms it may look into. */
    static final Map<String, List<String>> MAY_USE = new TreeMap<>(Map.ofEntries(
            Map.entry(CONTRACT, List.of()),
            Map.entry(WIRE, List.of(CONTRACT)),
            Map.entry(CATALOG, List.of(CONTRACT, WIRE)),
            Map.entry(SETTINGS, List.of()),
            Map.entry(SPI, List.of()),
            Map.entry(LINK, List.of(SPI)),
            Map.entry(RUNTIME, List.of(SPI)),
            Map.entry(FAULTS, List.of(SPI)),
            Map.entry("org.doorstep.device.conformance", List.of(SPI, LINK, RUNTIME)),
            Map.entry("org.doorstep.device.simulator", List.of()),
            Map.entry("org.doorstep.device.idcard", List.of(SPI, LINK)),
            Map.entry("org.doorstep.device.receipt", List.of(SPI, LINK)),
            Map.entry("org.doorstep.device.document", List.of(SPI, LINK)),
            Map.entry(TERMINAL, List.of(CONTRACT, WIRE, CATALOG, SETTINGS, SPI, RUNTIME, FAULTS)),
            Map.entry("org.doorstep.central", List.of(CONTRACT, WIRE, CATALOG, FAULTS)),
            Map.entry("org.doorstep.desk", List.of(CONTRACT, WIRE, CATALOG)),
            Map.entry("org.doorstep.cli", List.of(CONTRACT, WIRE, CATALOG, SETTINGS, TERMINAL, SPI, RUNTIME, FAULTS))));

    /** {@code contract} and {@code spi} stand on the JDK and the null marks alone. */
    static final ArchRule BARE = noClasses()
            .that()
            .resideInAnyPackage(CONTRACT + "..", SPI + "..")
            .should()
            .dependOnClassesThat(not(resideInAnyPackage("java..", "org.jspecify..", CONTRACT + "..", SPI + "..")));

    /** The pure rooms know values and nothing else: no window, database, file, network, thread or library. */
    static final ArchRule PURE = pure().should()
            .dependOnClassesThat(not(resideInAnyPackage(
                    "java.lang",
                    "java.lang.invoke",
                    "java.lang.runtime",
                    "java.math",
                    "java.security",
                    "java.time..",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "org.jspecify..",
                    CONTRACT + "..",
                    CATALOG + "..",
                    SPI + "..",
                    TERMINAL + ".session..")))
            .orShould()
            .dependOnClassesThat(assignableTo(Thread.class))
            .orShould()
            .dependOnClassesThat(assignableTo(Process.class))
            .orShould()
            .dependOnClassesThat(assignableTo(ProcessBuilder.class));

    /** Nor do they ask what time it is, or for anything else that differs from one call to the next. */
    static final ArchRule TIMELESS = pure().should()
            .accessTargetWhere(member("java.time", "now"))
            .orShould()
            .accessTargetWhere(member(System.class, "currentTimeMillis", "nanoTime", "getenv", "getProperty"))
            .orShould()
            .accessTargetWhere(member(java.util.UUID.class, "randomUUID"))
            .orShould()
            .dependOnClassesThat(assignableTo(java.time.InstantSource.class))
            .orShould()
            .dependOnClassesThat(assignableTo(java.util.Date.class))
            .orShould()
            .dependOnClassesThat(assignableTo(java.util.Calendar.class))
            .orShould()
            .dependOnClassesThat(assignableTo(java.util.Timer.class))
            .orShould()
            .dependOnClassesThat(assignableTo(java.util.random.RandomGenerator.class));

    /** A file chooser, a browser, a print dialog: each is a way out of the kiosk. The devices' window is never on one. */
    static final ArchRule NO_WAY_OUT = noClasses()
            .that()
            .resideOutsideOfPackage("org.doorstep.device.simulator.window..")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("javafx.scene.web..", "javafx.print..", "javax.print..", "java.awt.print.."))
            .orShould()
            .dependOnClassesThat(describe(
                    "opens a way out",
                    (JavaClass of) -> Set.of(
                                    "javafx.stage.FileChooser",
                                    "javafx.stage.DirectoryChooser",
                                    "javax.swing.JFileChooser",
                                    "java.awt.FileDialog",
                                    "java.awt.Desktop")
                            .contains(of.getName())))
            .orShould()
            .accessTargetWhere(member(javafx.application.HostServices.class, "showDocument"));

    /** One class hops onto the window's thread; the driver of the unattended run, which is not shipped, may too. */
    static final ArchRule ONE_HOP = noClasses()
            .that()
            .doNotHaveFullyQualifiedName("org.doorstep.terminal.app.FxHop")
            .and()
            .resideOutsideOfPackage("org.doorstep.installer..")
            .should()
            .accessTargetWhere(member(javafx.application.Platform.class, "runLater"));

    /** Waiting is for a condition. */
    static final ArchRule NOTHING_SLEEPS = noClasses()
            .should()
            .accessTargetWhere(member(Thread.class, "sleep"))
            .orShould()
            .accessTargetWhere(member(java.util.concurrent.TimeUnit.class, "sleep"));

    /** Whom to trust over TLS is decided in two places, and both compare with one pinned key or certificate. */
    static final ArchRule TRUST_IS_PINNED = noClasses()
            .that()
            .resideOutsideOfPackage(WIRE)
            .and()
            .doNotHaveFullyQualifiedName("org.doorstep.device.document.ipp.PinnedCertificate")
            .should()
            .beAssignableTo(javax.net.ssl.TrustManager.class)
            .orShould()
            .dependOnClassesThat(assignableTo(javax.net.ssl.HostnameVerifier.class));

    private HouseRules() {}

    /** {@code room} uses only the rooms below it. */
    static ArchRule arrows(String room) {
        List<String> below = MAY_USE.get(room);
        return noClasses()
                .that()
                .resideInAPackage(room + "..")
                .should()
                .dependOnClassesThat(resideInAPackage("org.doorstep..")
                        .and(not(resideInAPackage(room + "..")))
                        .and(not(resideInAnyPackage(
                                below.stream().map(b -> b + "..").toArray(String[]::new)))))
                .as(room + " uses only " + below);
    }

    private static GivenClassesConjunction pure() {
        return noClasses().that().resideInAnyPackage(TERMINAL + ".session..", CATALOG + ".flow..");
    }

    private static DescribedPredicate<JavaAccess<?>> member(Class<?> owner, String... names) {
        return describe(
                owner.getSimpleName() + "." + String.join("|", names),
                access -> access.getTargetOwner().isAssignableTo(owner)
                        && Set.of(names).contains(access.getName()));
    }

    private static DescribedPredicate<JavaAccess<?>> member(String ofPackage, String name) {
        return describe(
                ofPackage + ".*." + name,
                access -> access.getTargetOwner().getPackageName().equals(ofPackage)
                        && access.getName().equals(name));
    }
}
