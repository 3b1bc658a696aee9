// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.StageStyle;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.availability.Offering;
import org.doorstep.catalog.expr.CelExpressions;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.release.LiveCatalog;
import org.doorstep.catalog.release.TrustedCatalog;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.device.faults.FaultProblem;
import org.doorstep.device.runtime.DeviceBinding;
import org.doorstep.device.runtime.DeviceRuntime;
import org.doorstep.device.runtime.DeviceStatus;
import org.doorstep.device.runtime.JournalFailedException;
import org.doorstep.device.runtime.RuntimeLimits;
import org.doorstep.device.runtime.Services;
import org.doorstep.device.runtime.Surroundings;
import org.doorstep.device.spi.LinkInspector;
import org.doorstep.device.spi.Ticker;
import org.doorstep.settings.TerminalSettings;
import org.doorstep.settings.Words;
import org.doorstep.terminal.document.CertificatePdf;
import org.doorstep.terminal.document.FontFiles;
import org.doorstep.terminal.document.Fonts;
import org.doorstep.terminal.document.ReceiptTemplates;
import org.doorstep.terminal.document.Templates;
import org.doorstep.terminal.document.Warmup;
import org.doorstep.terminal.journal.Finding;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.JournalOptions;
import org.doorstep.terminal.journal.Opened;
import org.doorstep.terminal.journal.Signer;
import org.doorstep.terminal.screen.ScreenHost;
import org.doorstep.terminal.screen.Texts;
import org.doorstep.terminal.session.Comfort;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Facts;
import org.doorstep.terminal.session.Session;
import org.doorstep.terminal.session.Timing;
import org.doorstep.terminal.session.View;
import org.doorstep.terminal.sync.CatalogUpdate;
import org.doorstep.terminal.sync.Connectivity;
import org.doorstep.terminal.sync.Heartbeat;
import org.doorstep.terminal.sync.IdentityClient;
import org.doorstep.terminal.sync.LanePump;
import org.doorstep.terminal.sync.LongPoll;
import org.doorstep.terminal.sync.OutboxWatch;
import org.doorstep.terminal.sync.QueryClient;
import org.doorstep.terminal.sync.SlipClient;
import org.doorstep.terminal.sync.SubmissionSealer;
import org.doorstep.terminal.sync.TerminalIdentity;
import org.doorstep.terminal.sync.TrustedClock;
import org.doorstep.terminal.sync.Uplink;
import org.doorstep.terminal.theme.Motion;
import org.doorstep.terminal.theme.Panel;
import org.doorstep.terminal.theme.Theme;
import org.doorstep.terminal.voice.Speaker;
import org.doorstep.wire.Base64Url;
import org.doorstep.wire.KeyFile;
import org.doorstep.wire.Suites;
import org.jspecify.annotations.Nullable;

/**
 * One running terminal. The window comes first: {@link #show} needs neither journal nor devices nor network, so that a
 * resident sees something at once; {@link #start} brings up the rest behind it, and what is not there yet is told as not
 * there.
 */
final class Terminal implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Terminal.class.getName());
    private static final Duration TICK = Duration.ofMillis(200);
    private static final Duration LOOK = Duration.ofSeconds(1);

    private final TerminalSettings settings;
    private final KeyFile keys;
    private final TerminalIdentity identity;
    private final Ticker ticker = Ticker.system();
    private final SecureRandom random = new SecureRandom();
    private final FaultBook faults = FaultBook.load(Terminal.class.getClassLoader());
    private final DeviceLog deviceLog = new DeviceLog(faults);
    private final TrustedClock clock = new TrustedClock(ticker, InstantSource.system());
    private final Phrases phrases = Phrases.load();
    private final CelExpressions expressions = new CelExpressions();
    private final FxHop hop = new FxHop();
    private final Connectivity connectivity = new Connectivity(clock);
    private final FactsSource source;
    private final Speaker speaker;
    private final Display display;
    private final Spelling spelling;
    private final FlowEngine engine;
    private final Kiosk kiosk;
    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private final List<Effect> early = new ArrayList<>();
    private @Nullable ScreenHost host;
    private @Nullable Consumer<Effect> effects;
    private @Nullable Facts told;

    Terminal(TerminalSettings settings, KeyFile keys, TerminalIdentity identity) {
        this.settings = settings;
        this.keys = keys;
        this.identity = identity;
        this.source = new FactsSource(
                identity,
                slots(settings),
                clock,
                settings.site().timezone(),
                new Offering(phrases),
                connectivity.state());
        this.speaker = keep(Speaker.open(settings, ticker, faults));
        this.display = new Display(phrases, source);
        this.spelling = new Spelling(() -> source.table(CodeTable.REGIONS));
        this.engine = new FlowEngine(expressions, phrases, source);
        this.kiosk = new Kiosk(
                new Session(
                        timing(settings.timing()),
                        engine,
                        display,
                        Comfort.STANDARD.withVoice(settings.voice().speak())),
                source.facts(),
                hop,
                this::render,
                this::carryOut);
    }

    /** On the window's thread, once: puts the window up with the attract screen. */
    void show() {
        var panel = settings.panel();
        Panel glass = new Panel(panel.widthPx(), panel.heightPx(), panel.widthMm());
        ScreenHost content = new ScreenHost(glass, Texts.load(faults), Motion.CALM, spelling::pinyin, kiosk::on);
        Scene scene = new Scene(content, panel.widthPx(), panel.heightPx());
        Theme.dress(scene);
        Stage stage = new Stage(StageStyle.UNDECORATED);
        stage.setScene(scene);
        stage.setX(0);
        stage.setY(0);
        stage.setFullScreenExitHint("");
        stage.setFullScreenExitKeyCombination(KeyCombination.NO_MATCH);
        stage.setFullScreen(true);
        stage.setOnCloseRequest(javafx.event.Event::consume);
        host = content;
        content.show(kiosk.view());
        speaker.show(kiosk.view());
        stage.show();
    }

    /** The store of its sessions. */
    Kiosk kiosk() {
        return kiosk;
    }

    private void render(View view) {
        ScreenHost content = host;
        if (content != null) {
            content.show(view);
        }
        speaker.show(view);
    }

    /** What is asked for before all is up waits for it. */
    private void carryOut(Effect effect) {
        Consumer<Effect> ready = effects;
        if (ready == null) {
            early.add(effect);
        } else {
            ready.accept(effect);
        }
    }

    /** Brings up journal, devices, catalog and central; returns when all have been started. */
    void start() throws IOException {
        keep(new Pulse("tick", ticker, TICK, () -> kiosk.post(new Event.Tick(ticker.nanos() / 1_000_000))).start());
        Journal journal = journal();
        RecordEffects records = new RecordEffects(journal, source::online);
        DeviceRuntime devices = devices(journal);
        Uplink uplink = keep(new Uplink(settings.central().url(), keys, identity));
        CatalogUpdate catalog = catalog(uplink, journal);
        Inquiry inquiry = new Inquiry(new QueryClient(uplink, catalog.desks()), records);
        DepartmentEffects department =
                new DepartmentEffects(new IdentityClient(uplink, catalog.desks()), inquiry, records);
        CertificatePdf composer = new CertificatePdf(keep(Fonts.load(FontFiles.installed())));
        PaperEffects papers = new PaperEffects(
                devices,
                new Templates(engine, display),
                composer,
                records,
                identity,
                clock,
                settings.site().timezone());
        FilingEffects filings = new FilingEffects(
                journal, new SubmissionSealer(uplink, catalog.desks(), display), identity, kiosk::post);
        Effects ready = keep(new Effects(
                new CardEffects(devices, source::atReader, department, records),
                department,
                papers,
                new SlipEffects(
                        devices,
                        new ReceiptTemplates(engine, display),
                        source::item,
                        journal,
                        records,
                        identity,
                        clock,
                        settings.site().timezone()),
                filings,
                new CaseEffects(
                        journal,
                        inquiry,
                        new SlipClient(uplink),
                        records,
                        settings.site().timezone()),
                records,
                random,
                kiosk::post));
        hop.execute(() -> {
            effects = ready;
            early.forEach(ready);
            early.clear();
        });
        central(journal, uplink, catalog, devices, filings);
        keep(new Pulse("look", ticker, LOOK, () -> look(catalog)).start());
        Thread.ofPlatform().daemon().name("warm-up").start(() -> warmUp(composer));
    }

    private Journal journal() {
        var folder = settings.paths().state();
        Opened opened = Journal.open(JournalOptions.of(
                        folder.resolve("journal.db"),
                        folder.resolve("journal-copy.db"),
                        new Signer(Suites.current(), keys.signing().privateKey()),
                        TerminalMain.SOFTWARE)
                .withClock(clock, ticker));
        for (Finding finding : opened.findings()) {
            LOG.log(Level.WARNING, "journal: {0}", finding);
        }
        return keep(opened.journal());
    }

    private DeviceRuntime devices(Journal journal) {
        for (FaultProblem problem : faults.leftOut()) {
            LOG.log(Level.WARNING, "left out of the fault book: {0}", problem.text());
        }
        List<DeviceBinding> bindings =
                settings.devices().stream().map(DeviceFit::binding).toList();
        Map<Class<?>, Object> services = LinkInspector.installed()
                .<Map<Class<?>, Object>>map(inspector -> Map.of(LinkInspector.class, inspector))
                .orElse(Map.of());
        DeviceRuntime devices = keep(DeviceRuntime.start(
                bindings,
                DeviceRuntime.installed(),
                new Surroundings(
                        journal.commands(),
                        journal.devices(),
                        clock,
                        ticker,
                        Services.of(services),
                        RuntimeLimits.usual())));
        try {
            devices.reconcileOpen();
        } catch (JournalFailedException e) {
            LOG.log(Level.ERROR, "commands left open could not be settled", e);
        }
        keep(devices.onChange(this::deviceChanged));
        return devices;
    }

    private void deviceChanged(DeviceStatus status) {
        deviceLog.changed(status);
        source.device(status);
        tell();
    }

    private CatalogUpdate catalog(Uplink uplink, Journal journal) {
        TrustedCatalog trusted = new TrustedCatalog(
                settings.paths().state().resolve("catalog"),
                Base64Url.decode(identity.catalogRoot()),
                Suites.current(),
                expressions);
        CatalogUpdate catalog = keep(
                new CatalogUpdate(trusted, uplink, clock, connectivity, journal, kiosk, this::inForce, ticker, random));
        catalog.live().ifPresent(this::inForce);
        return catalog;
    }

    private void inForce(LiveCatalog live) {
        source.catalog(live);
        tell();
    }

    private void central(
            Journal journal, Uplink uplink, CatalogUpdate catalog, DeviceRuntime devices, FilingEffects filings) {
        Heartbeat heartbeat = keep(new Heartbeat(
                journal,
                TerminalMain.SOFTWARE,
                catalog::release,
                () -> Telemetry.devices(devices.statuses(), source),
                ticker,
                random));
        LanePump pump = keep(new LanePump(uplink, journal, connectivity, ticker, random));
        pump.onReceived(filings::received);
        filings.onFiled(pump::soon);
        OutboxWatch watch = keep(new OutboxWatch(
                journal,
                clock,
                room -> {
                    source.queueRoom(room);
                    tell();
                },
                ticker,
                random));
        connectivity.listen(link -> {
            source.link(link);
            tell();
        });
        keep(devices.onChange(status -> heartbeat.soon()));
        LongPoll poll = keep(new LongPoll(
                uplink,
                clock,
                connectivity,
                catalog::release,
                assignment -> {
                    source.withdrawn(assignment.withdrawn());
                    tell();
                    catalog.assigned(assignment);
                },
                ticker,
                random));
        catalog.start();
        poll.start();
        pump.start();
        heartbeat.start();
        watch.start();
    }

    private void look(CatalogUpdate catalog) {
        catalog.confirmed().ifPresent(source::catalogConfirmed);
        tell();
    }

    /** Posts the facts when they have changed. */
    private void tell() {
        synchronized (source) {
            Facts now = source.facts();
            if (!now.equals(told)) {
                told = now;
                kiosk.post(new Event.FactsChanged(now));
            }
        }
    }

    private void warmUp(CertificatePdf composer) {
        expressions.warm();
        source.initials(spelling.initials()::of);
        tell();
        spelling.pinyin();
        try {
            Warmup.run(composer);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "documents could not be warmed up", e);
        }
    }

    private <C extends AutoCloseable> C keep(C part) {
        synchronized (open) {
            open.push(part);
        }
        return part;
    }

    private static View.Slots slots(TerminalSettings settings) {
        return new View.Slots(
                words(settings.slot("idcard")), words(settings.slot("document")), words(settings.slot("receipt")));
    }

    private static Text words(Optional<Words> slot) {
        return slot.map(w -> Text.of(w.zh(), w.en())).orElseGet(() -> Text.of("", ""));
    }

    private static Timing timing(TerminalSettings.Timing timing) {
        return new Timing(
                timing.idle().toMillis(),
                timing.countdown().toMillis(),
                timing.privateHide().toMillis(),
                timing.reveal().toMillis(),
                timing.ratingSkip().toMillis(),
                Timing.STANDARD.cardAlarm(),
                Timing.STANDARD.work(),
                Timing.STANDARD.receipt(),
                Timing.STANDARD.print());
    }

    /** Ends in the reverse order of starting. Idempotent. */
    @Override
    public void close() {
        while (true) {
            AutoCloseable part;
            synchronized (open) {
                part = open.poll();
            }
            if (part == null) {
                return;
            }
            try {
                part.close();
            } catch (Exception e) {
                // Ending goes on whatever one part says.
                LOG.log(Level.WARNING, "a part did not end in order", e);
            }
        }
    }
}
