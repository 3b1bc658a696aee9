// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.app;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.doorstep.catalog.Phrases;
import org.doorstep.catalog.availability.Offering;
import org.doorstep.catalog.expr.CelExpressions;
import org.doorstep.catalog.flow.Display;
import org.doorstep.catalog.flow.FlowEngine;
import org.doorstep.catalog.item.CodeTable;
import org.doorstep.catalog.release.TrustedCatalog;
import org.doorstep.device.faults.FaultBook;
import org.doorstep.device.faults.FaultProblem;
import org.doorstep.device.runtime.CommandEntry;
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
import org.doorstep.terminal.document.CertificatePdf;
import org.doorstep.terminal.document.FontFiles;
import org.doorstep.terminal.document.Fonts;
import org.doorstep.terminal.document.ReceiptTemplates;
import org.doorstep.terminal.document.Templates;
import org.doorstep.terminal.document.Warmup;
import org.doorstep.terminal.journal.Journal;
import org.doorstep.terminal.journal.Opened;
import org.doorstep.terminal.screen.Fixture;
import org.doorstep.terminal.screen.ScreenHost;
import org.doorstep.terminal.screen.Texts;
import org.doorstep.terminal.session.Effect;
import org.doorstep.terminal.session.Event;
import org.doorstep.terminal.session.Facts;
import org.doorstep.terminal.session.Session;
import org.doorstep.terminal.sync.Connectivity;
import org.doorstep.terminal.sync.DeskBook;
import org.doorstep.terminal.sync.IdentityClient;
import org.doorstep.terminal.sync.QueryClient;
import org.doorstep.terminal.sync.SlipClient;
import org.doorstep.terminal.sync.SubmissionSealer;
import org.doorstep.terminal.sync.TerminalIdentity;
import org.doorstep.terminal.sync.TrustedClock;
import org.doorstep.terminal.sync.Uplink;
import org.doorstep.terminal.theme.Motion;
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
    private final Display display;
    private final Spelling spelling;
    private final FlowEngine engine;
    private final Kiosk kiosk;
    private final Window window;
    private final Parts parts = new Parts();
    private final List<Effect> early = new ArrayList<>();
    private @Nullable Consumer<Effect> effects;
    private @Nullable Facts told;

    Terminal(TerminalSettings settings, KeyFile keys, TerminalIdentity identity) {
        this.settings = settings;
        this.keys = keys;
        this.identity = identity;
        this.source = new FactsSource(
                identity,
                SessionSettings.slots(settings),
                clock,
                settings.site().timezone(),
                new Offering(phrases),
                connectivity.state());
        this.window = new Window(parts.keep(Speaker.open(settings, ticker, faults)));
        this.display = new Display(phrases, source);
        this.spelling = new Spelling(() -> source.table(CodeTable.REGIONS));
        this.engine = new FlowEngine(expressions, phrases, source);
        this.kiosk = new Kiosk(
                new Session(
                        SessionSettings.timing(settings.timing()),
                        engine,
                        display,
                        SessionSettings.comfort(settings.voice())),
                source.facts(),
                hop,
                window::show,
                this::carryOut);
    }

    /** On the window's thread, once: puts the window up with the attract screen. */
    void show() {
        var panel = settings.panel();
        window.open(
                new ScreenHost(
                        new Fixture(Window.panel(panel), settings.theme().font(), Motion.CALM, window.aloud()),
                        Texts.load(faults),
                        spelling::pinyin,
                        kiosk::on),
                panel,
                kiosk.view());
    }

    /** The store of its sessions. */
    Kiosk kiosk() {
        return kiosk;
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

    /** Brings up journal, devices, catalog and central; returns when all have been started, or it is closed meanwhile. */
    void start() throws IOException {
        parts.start(this::bringUp);
    }

    private void bringUp() throws IOException {
        parts.keep(new Pulse("tick", ticker, TICK, () -> kiosk.post(new Event.Tick(ticker.nanos() / 1_000_000)))
                .start());
        Journal journal = journal();
        RecordEffects records = new RecordEffects(journal, source::online);
        DeviceRuntime devices = devices(journal);
        Uplink uplink = parts.keep(new Uplink(settings.central().url(), keys, identity));
        CentralLink central = new CentralLink(
                parts,
                journal,
                uplink,
                source,
                this::tell,
                new TrustedCatalog(
                        settings.paths().state().resolve("catalog"),
                        Base64Url.decode(identity.catalogRoot()),
                        Suites.current(),
                        expressions),
                kiosk,
                clock,
                connectivity,
                ticker,
                random);
        DeskBook desks = central.desks();
        Inquiry inquiry = new Inquiry(new QueryClient(uplink, desks), records);
        DepartmentEffects department = new DepartmentEffects(new IdentityClient(uplink, desks), inquiry, records);
        CertificatePdf composer = new CertificatePdf(parts.keep(Fonts.load(FontFiles.installed())));
        PaperEffects papers = new PaperEffects(
                devices,
                new Templates(engine, display),
                composer,
                records,
                identity,
                clock,
                settings.site().timezone());
        FilingEffects filings =
                new FilingEffects(journal, new SubmissionSealer(uplink, desks, display), identity, kiosk::post);
        Effects ready = parts.keep(new Effects(
                new CardEffects(devices, source::atReader, department),
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
        central.start(devices, filings);
        parts.keep(new Pulse("look", ticker, LOOK, central::look).start());
        Thread.ofPlatform().daemon().name("warm-up").start(() -> warmUp(composer));
    }

    private Journal journal() {
        Opened opened = Journal.open(JournalFiles.options(settings.paths(), keys, TerminalMain.SOFTWARE)
                .withClock(clock, ticker));
        Journal journal = parts.keep(opened.journal());
        JournalAlarms.tell(opened);
        if (journal.transaction(tx -> tx.counters().compared())) {
            source.numbersKnown();
        }
        return journal;
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
        DeviceRuntime devices = parts.keep(DeviceRuntime.start(
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
            source.openQuestions(
                    devices.reconcileOpen().stream().map(CommandEntry::device).toList());
        } catch (JournalFailedException e) {
            LOG.log(Level.ERROR, "commands left open could not be settled", e);
        }
        parts.keep(devices.onChange(this::deviceChanged));
        return devices;
    }

    private void deviceChanged(DeviceStatus status) {
        deviceLog.changed(status);
        source.device(status);
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

    /** Ends in the reverse order of starting. Idempotent. */
    @Override
    public void close() {
        parts.close();
    }
}
