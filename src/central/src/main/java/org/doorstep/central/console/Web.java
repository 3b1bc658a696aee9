// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.HandlerType;
import io.javalin.http.SameSite;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.doorstep.catalog.Language;
import org.doorstep.central.catalog.Publishing;
import org.doorstep.central.store.Accounts;
import org.doorstep.central.store.Store;
import org.doorstep.central.store.Tx;

/** What all pages share: language, who is there, templates, cookies. Any thread. */
final class Web {
    static final String HOME = "/console/terminals";

    private static final String VIEWER = "viewer";
    private static final String LANGUAGE = "lang";
    private static final int YEAR_SECONDS = 31_536_000;
    private static final String TEMPLATES = "org.doorstep.central.console.pages";

    private final Store store;
    private final InstantSource clock;
    private final ZoneId zone;
    private final Setting setting;
    private final Map<Language, Words> words = new EnumMap<>(Language.class);
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Web.class.getClassLoader(), TEMPLATES);

    Web(Store store, InstantSource clock, ZoneId zone, Setting setting) {
        this.store = store;
        this.clock = clock;
        this.zone = zone;
        this.setting = setting;
        for (Language language : Language.values()) {
            words.put(language, Words.load(language));
        }
    }

    /**
     * @param demo whether pages say that this is a demo
     * @param secureCookies whether people come by HTTPS
     */
    record Setting(boolean demo, boolean secureCookies) {}

    InstantSource clock() {
        return clock;
    }

    Words words(Context context) {
        Language chosen = Language.ZH_CN;
        String wish = Optional.ofNullable(context.queryParam(LANGUAGE)).orElse(context.cookie(LANGUAGE));
        for (Language language : Language.values()) {
            if (language.tag().equals(wish)) {
                chosen = language;
            }
        }
        return words(chosen);
    }

    Words words(Language language) {
        Words found = words.get(language);
        if (found == null) {
            throw new IllegalStateException("No words for " + language);
        }
        return found;
    }

    /** Keeps a language chosen by {@code ?lang=}. */
    void keepLanguage(Context context) {
        String wish = context.queryParam(LANGUAGE);
        for (Language language : Language.values()) {
            if (language.tag().equals(wish)) {
                Cookie cookie = cookie(LANGUAGE, language.tag());
                cookie.setMaxAge(YEAR_SECONDS);
                context.cookie(cookie);
            }
        }
    }

    Cookie cookie(String name, String value) {
        return new Cookie(name, value, "/", -1, setting.secureCookies(), true, null, SameSite.STRICT);
    }

    void viewer(Context context, Page.Viewer viewer) {
        context.attribute(VIEWER, viewer);
    }

    /** Who is logged in; only behind the guard. */
    Page.Viewer viewer(Context context) {
        return seen(context).orElseThrow(() -> new IllegalStateException("No viewer on a page behind the guard"));
    }

    /** Who is logged in, if anybody is. */
    Optional<Page.Viewer> seen(Context context) {
        return Optional.ofNullable(context.attribute(VIEWER));
    }

    Page page(Context context, String active) {
        Words chosen = words(context);
        Page.Viewer viewer = context.attribute(VIEWER);
        Around around = viewer == null ? Around.NOTHING : store.read(Around::of);
        String done = Optional.ofNullable(context.queryParam("done")).orElse("");
        return new Page(
                chosen,
                zone,
                clock.instant(),
                active,
                Optional.ofNullable(viewer),
                around.alarms(),
                setting.demo(),
                context.method().equals(HandlerType.GET) ? context.path() : HOME,
                done.isEmpty() ? "" : chosen.textOr("done." + done, ""),
                "",
                around.people());
    }

    /** What every page of the console tells besides its own matter. */
    private record Around(int alarms, Map<String, String> people) {
        static final Around NOTHING = new Around(0, Map.of());

        static Around of(Tx tx) {
            return new Around(
                    tx.alarms().openCount(),
                    tx.accounts().all().stream()
                            .collect(Collectors.toMap(Accounts.Account::name, Accounts.Account::display)));
        }
    }

    /** The page with a sentence about what was refused. */
    static Page refused(Page page, String trouble) {
        return new Page(
                page.words(),
                page.zone(),
                page.now(),
                page.active(),
                page.viewer(),
                page.alarms(),
                page.demo(),
                page.path(),
                "",
                trouble,
                page.people());
    }

    void render(Context context, String template, Page page, Map<String, Object> values) {
        Map<String, Object> all = new HashMap<>(values);
        all.put("page", page);
        StringOutput output = new StringOutput();
        templates.render(template, all, output);
        context.html(output.toString());
    }

    /** Who sends this form and why, as its field {@code reason} says. */
    Publishing.Order order(Context context) {
        return new Publishing.Order(
                viewer(context).name(),
                form(context, "reason"),
                setting.demo() ? Publishing.FourEyes.DEMO : Publishing.FourEyes.REQUIRED);
    }

    static String form(Context context, String name) {
        String value = context.formParam(name);
        return value == null ? "" : value.strip();
    }
}
