// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import io.javalin.http.Context;
import io.javalin.http.Cookie;
import io.javalin.http.SameSite;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.doorstep.catalog.Language;
import org.doorstep.desk.store.Accounts;
import org.doorstep.wire.account.Tokens;
import org.jspecify.annotations.Nullable;

/**
 * Who asks, and whether from our own pages. A request whose host is not the loopback address is refused (a name that
 * somebody else's DNS points here), a form without its session's token or from another origin too.
 */
final class Guard {
    private static final String SESSION = "desk_session";
    private static final String VISIT = "desk_visit";
    private static final String LANGUAGE = "desk_language";
    private static final int UNTIL_CLOSED = -1;
    private static final int YEAR = 365 * 24 * 3600;
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self';"
            + " connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Accounts accounts;
    private final InstantSource clock;

    Guard(Accounts accounts, InstantSource clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Headers of every answer. */
    static void headers(Context context) {
        context.header("Content-Security-Policy", POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Frame-Options", "DENY")
                // Not no-referrer: under that, Chromium sends our own forms with the origin "null" (Fetch, 3.1).
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Cross-Origin-Resource-Policy", "same-origin")
                .header("Cache-Control", "no-store");
    }

    /** Whether the request was made to the address this server listens on. */
    static boolean ownHost(Context context, int port) {
        return Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port)
                .contains(String.valueOf(context.header("Host")));
    }

    /** The account of the session; a page asked for by hand keeps the session alive, one asked for by a timer does not. */
    Optional<String> account(Context context, Asked asked) {
        String token = context.cookie(SESSION);
        if (token == null) {
            return Optional.empty();
        }
        Optional<String> account = accounts.who(token, clock.instant());
        if (account.isPresent() && asked == Asked.BY_HAND) {
            accounts.touch(token, clock.instant());
        }
        return account;
    }

    enum Asked {
        BY_HAND,
        BY_TIMER
    }

    void begin(Context context, String token) {
        set(context, SESSION, token, UNTIL_CLOSED);
    }

    void end(Context context) {
        String token = context.cookie(SESSION);
        if (token != null) {
            accounts.leave(token, clock.instant());
        }
        context.removeCookie(SESSION, "/");
    }

    /** The token for the forms of this page; a visitor without a session gets one for the visit. */
    String form(Context context) {
        String secret = secret(context);
        if (secret == null) {
            secret = Tokens.session();
            set(context, VISIT, secret, UNTIL_CLOSED);
        }
        return Tokens.form(secret);
    }

    /** Whether a form came from one of our pages. */
    static boolean ownForm(Context context) {
        String origin = context.header("Origin");
        String given = context.formParam("form");
        String secret = secret(context);
        return (origin == null || origin.equals("http://" + context.header("Host")))
                && given != null
                && secret != null
                && Tokens.same(given, Tokens.form(secret));
    }

    Words words(Context context) {
        String tag = context.cookie(LANGUAGE);
        return Words.of(Arrays.stream(Language.values())
                .filter(language -> language.tag().equals(tag))
                .findFirst()
                .orElse(Language.ZH_CN));
    }

    void language(Context context, Language language) {
        set(context, LANGUAGE, language.tag(), YEAR);
    }

    private static @Nullable String secret(Context context) {
        String session = context.cookie(SESSION);
        return session != null ? session : context.cookie(VISIT);
    }

    /** Not marked Secure: the pages are plain HTTP at the loopback address, and never leave the machine. */
    private static void set(Context context, String name, String value, int age) {
        context.cookie(new Cookie(name, value, "/", age, false, true, null, SameSite.STRICT));
    }
}
