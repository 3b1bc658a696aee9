// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;
import org.doorstep.device.runtime.DeviceRuntime;
import org.doorstep.installer.cut.CutPoints;
import org.doorstep.installer.stack.Stack;
import org.doorstep.settings.SettingsStore;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.terminal.session.CaseScreen;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.FormScreen;
import org.doorstep.terminal.session.FormScreen.Input;
import org.doorstep.terminal.session.Overlay;
import org.doorstep.terminal.session.Screen;
import org.doorstep.terminal.session.View;
import org.doorstep.terminal.sync.EnrolmentClient;
import org.doorstep.wire.KeyFile;
import org.jspecify.annotations.Nullable;

/**
 * The terminal without its window, played as a resident would: all its effects, its journal, its devices and its uplink are
 * real. Writes down what the resident was told, on disk before going on. Ends when the journey is over and all is sent.
 */
public final class PlayedTerminal {
    private static final Duration LIVENESS = Duration.ofMinutes(3);
    private static final Map<String, String> WANTED = Map.of("phone", "13900000004", "how", "card", "arrears", "0");
    private static final int ATTENDANT = 3;
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private final Terminal terminal;
    private final String item;
    private final int card;
    private final int control;
    private final Path told;
    private final Path journal;
    private final long end = System.nanoTime() + LIVENESS.toNanos();
    private boolean over;

    private PlayedTerminal(Terminal terminal, String[] arguments, Path journal) {
        this.terminal = terminal;
        this.item = arguments[1];
        this.card = Integer.parseInt(arguments[2]);
        this.control = Integer.parseInt(arguments[3]);
        this.told = Path.of(arguments[4]);
        this.journal = journal;
    }

    /**
     * Arguments: settings, item, card, control port of the devices, file of what was told, armed file. Ends with 1 when the
     * journey breaks off, whatever threads still run.
     */
    @SuppressWarnings("CatchAndPrintStackTrace") // standard error is where the starter looks for last words
    public static void main(String[] arguments) {
        try {
            playAll(arguments);
        } catch (Throwable e) {
            e.printStackTrace();
            Runtime.getRuntime().halt(1);
        }
    }

    private static void playAll(String[] arguments) throws Exception {
        CompletableFuture<Boolean> up = new CompletableFuture<>();
        Platform.startup(() -> up.complete(true));
        up.get();
        Path file = Path.of(arguments[0]).toAbsolutePath();
        TerminalSettings settings =
                switch (new SettingsStore(file.getParent()).load(file, new DeviceFit(DeviceRuntime.installed()))) {
                    case SettingsStore.InForce(TerminalSettings good, var ignored) -> good;
                    case SettingsStore.LastGood(TerminalSettings good, var ignored) -> good;
                    case SettingsStore.Nothing(var refused) -> throw new IOException(refused.toString());
                };
        KeyFile keys = KeyFile.open(settings.paths().state());
        Terminal terminal = new Terminal(
                settings,
                keys,
                new EnrolmentClient(settings.paths().state(), keys, TerminalMain.SOFTWARE)
                        .known()
                        .orElseThrow());
        terminal.start();
        PlayedTerminal played =
                new PlayedTerminal(terminal, arguments, settings.paths().state().resolve("journal.db"));
        played.awaitOffered();
        if (arguments.length > 5) {
            Files.writeString(Path.of(arguments[5]), "");
        }
        played.play();
        played.awaitSent();
        OUT.println("{\"passed\":" + CutPoints.passed() + "}");
        terminal.close();
        System.exit(0);
    }

    private View view() throws InterruptedException, IOException {
        CompletableFuture<View> seen = new CompletableFuture<>();
        Platform.runLater(() -> seen.complete(terminal.kiosk().view()));
        try {
            return seen.get(60, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("the store does not answer", e);
        }
    }

    private void rest() throws IOException {
        if (System.nanoTime() - end > 0) {
            throw new IOException("the journey does not come to its end");
        }
        LockSupport.parkNanos(10_000_000);
    }

    /**
     * Everything has come up: the item is on the home screen, and can be had. A release is switched only while nobody is
     * there, so a session that does not see the item is ended.
     */
    private void awaitOffered() throws InterruptedException, IOException {
        while (true) {
            Screen screen = view().screen();
            if (screen instanceof Screen.Home home
                    && home.tiles().stream().anyMatch(t -> t.item().equals(item) && t.withheld() == null)) {
                return;
            }
            if (screen instanceof Screen.Attract) {
                terminal.kiosk().post(new Event.Touched());
            } else {
                terminal.kiosk().post(new Event.AskEnd());
                terminal.kiosk().post(new Event.End());
            }
            for (int moment = 0; moment < 20; moment++) {
                rest();
            }
        }
    }

    private void play() throws InterruptedException, IOException {
        while (!over) {
            View view = view();
            Optional<Event> next = next(view);
            if (next.isEmpty()) {
                rest();
            } else {
                terminal.kiosk().post(next.get());
                while (!over && view().equals(view)) {
                    rest();
                }
            }
        }
    }

    private Optional<Event> next(View view) throws InterruptedException, IOException {
        if (!(view.overlay() instanceof Overlay.None)) {
            return Optional.of(new Event.Close());
        }
        return switch (view.screen()) {
            case Screen.Attract ignored -> Optional.of(new Event.Touched());
            case Screen.Home home ->
                home.tiles().stream().anyMatch(t -> t.item().equals(item) && t.withheld() == null)
                        ? Optional.of(new Event.Choose(item))
                        : Optional.empty();
            case Screen.WhyNot ignored -> Optional.of(new Event.Back());
            case Screen.PutCard put -> {
                if (put.stage() != Screen.CardStage.READING) {
                    Stack.device(control, "card lift");
                    Stack.device(control, "card put " + card);
                }
                yield Optional.empty();
            }
            case Screen.CardDone ignored -> Optional.of(new Event.Next());
            case Screen.Notice ignored -> Optional.of(new Event.Next());
            // By an attendant: central sends at most five codes an hour to one phone, and more is played than that.
            case Screen.ChooseCheck ignored -> Optional.of(new Event.Pick(Screen.CheckMethod.ATTENDANT));
            case Screen.AttendantCard attendant -> {
                if (attendant.stage() != Screen.AttendantStage.READING) {
                    Stack.device(control, "card lift");
                    Stack.device(control, "card put " + ATTENDANT);
                }
                yield Optional.empty();
            }
            case Screen.Working ignored -> Optional.empty();
            case Screen.Result ignored -> Optional.of(new Event.Next());
            case Screen.Printing ignored -> Optional.empty();
            case Screen.TakePaper ignored -> Optional.of(new Event.Next());
            case Screen.Rate ignored -> {
                tell("over " + item);
                over = true;
                yield Optional.of(new Event.Rated(1));
            }
            case Screen.Trouble trouble -> {
                tell("trouble " + trouble.kind() + " " + trouble.code());
                if (trouble.kind() == Screen.TroubleKind.PRINT_UNKNOWN) {
                    over = true;
                }
                yield Optional.of(new Event.Take(Screen.Way.END));
            }
            case FormScreen.Ask ask -> answer(ask);
            case FormScreen.Check ignored -> Optional.of(new Event.Next());
            case FormScreen.Done done -> {
                tell("done " + done.slip().replace(" ", "") + " " + done.caseNumber());
                yield done.paper() == FormScreen.Paper.PRINTING ? Optional.empty() : Optional.of(new Event.Next());
            }
            case CaseScreen.Cases cases -> {
                for (int i = 0; i < cases.cases().size(); i++) {
                    if (cases.cases().get(i).standing() == CaseScreen.Standing.RETURNED) {
                        yield Optional.of(new Event.OpenCase(i));
                    }
                }
                tell("over " + item);
                over = true;
                yield Optional.of(new Event.Back());
            }
            case CaseScreen.CaseView of ->
                Optional.of(
                        of.ways().contains(CaseScreen.CaseWay.CORRECT)
                                ? new Event.DoCase(CaseScreen.CaseWay.CORRECT)
                                : new Event.Back());
            case CaseScreen.SlipState ignored -> Optional.of(new Event.Back());
            default -> Optional.of(new Event.Back());
        };
    }

    private static Optional<Event> answer(FormScreen.Ask ask) throws IOException {
        FormScreen.@Nullable Question question = ask.question();
        if (question == null || ask.mayGoOn()) {
            return Optional.of(new Event.Next());
        }
        String want = WANTED.getOrDefault(question.field(), "");
        return switch (question.input()) {
            case Input.Digits digits -> {
                if (digits.typed().length() >= want.length()) {
                    throw new IOException("nothing is wanted for " + question.field());
                }
                yield Optional.of(new Event.Digit(want.charAt(digits.typed().length())));
            }
            case Input.Options options ->
                Optional.of(new Event.Select(options.options().stream()
                        .map(FormScreen.Option::code)
                        .filter(want::equals)
                        .findFirst()
                        .orElse(options.options().getFirst().code())));
            case Input.Words ignored -> throw new IOException("words are needed for " + question.field());
        };
    }

    /** On disk before the resident goes on: what was told cannot be taken back. */
    private void tell(String line) throws IOException {
        Files.writeString(
                told, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.SYNC);
    }

    /** Until nothing of what residents handed in waits any more. */
    private void awaitSent() throws IOException {
        while (unsent() > 0) {
            rest();
        }
    }

    private long unsent() throws IOException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + journal + "?mode=ro");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT count(*) FROM record WHERE lane = 'P1' AND body IS NOT"
                        + " NULL AND NOT EXISTS (SELECT 1 FROM receipt WHERE receipt.record = record.id)")) {
            return row.next() ? row.getLong(1) : 0;
        } catch (SQLException e) {
            throw new IOException("the journal cannot be looked into", e);
        }
    }
}
