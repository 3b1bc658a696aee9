// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.session;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import javafx.application.Platform;
import org.doorstep.device.document.ipp.IppProvider;

/** Classes that each break one rule of the house, in a room where it holds; for the test that the rules find them. */
public final class Wrongs {
    private Wrongs() {}

    public static final class ReadsTheClock {
        final long time = System.currentTimeMillis();
    }

    public static final class HandsTheClockOn {
        final LongSupplier time = System::nanoTime;
    }

    public static final class AsksWhatDayItIs {
        final LocalDate day = LocalDate.now(java.time.ZoneOffset.UTC);
    }

    public static final class HandsTheMonthOn {
        final Supplier<YearMonth> month = YearMonth::now;
    }

    public static final class ThrowsDice {
        final java.util.Random dice = new java.util.Random(1);
    }

    public static final class ShowsAWindow {
        javafx.scene.Node node;
    }

    public static final class AsksADatabase {
        java.sql.Connection database;
    }

    public static final class LooksIntoAFile {
        boolean there(String path) {
            return Files.exists(Path.of(path));
        }
    }

    public static final class StartsAThread {
        final Thread thread = new Thread(() -> {});
    }

    public static final class Hops {
        void hop(Runnable task) {
            Platform.runLater(task);
        }
    }

    public static final class HandsTheHopOn {
        final Executor hop = Platform::runLater;
    }

    public static final class Sleeps {
        interface Nap {
            void take(long length) throws InterruptedException;
        }

        final Nap nap = TimeUnit.SECONDS::sleep;
    }

    public static final class ChoosesAFile {
        javafx.stage.FileChooser chooser;
    }

    public static final class Prints {
        javafx.print.PrinterJob job;
    }

    public static final class OpensABrowser {
        void open(javafx.application.HostServices services) {
            services.showDocument("https://example.org");
        }
    }

    public static final class KnowsAnAdapter {
        IppProvider adapter;
    }

    public abstract static class TrustsWhomItLikes implements javax.net.ssl.X509TrustManager {}
}
