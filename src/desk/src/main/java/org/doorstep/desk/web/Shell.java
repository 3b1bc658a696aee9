// SPDX-License-Identifier: Apache-2.0
package org.doorstep.desk.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.TemplateOutput;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;

/** What all pages stand in: the frame with navigation, for those who are signed in. Any thread. */
final class Shell {
    private final Guard guard;
    private final Pages pages;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(
            null, ContentType.Html, Shell.class.getClassLoader(), "org.doorstep.desk.web.pages");

    Shell(Guard guard, Pages pages) {
        this.guard = guard;
        this.pages = pages;
    }

    @FunctionalInterface
    interface Content {
        Object of(Words words);
    }

    Guard guard() {
        return guard;
    }

    /** A page that was asked for by hand; who is not signed in is led to the login. */
    void show(Context context, String template, String title, Content content) {
        Optional<String> account = entered(context);
        if (account.isPresent()) {
            Words words = guard.words(context);
            page(context, template, words.text(title), context.path(), account.get(), content.of(words));
        }
    }

    /** The account; empty when the answer leads to the login already. */
    Optional<String> entered(Context context) {
        Optional<String> account = guard.account(context, Guard.Asked.BY_HAND);
        if (account.isEmpty()) {
            context.redirect("/login");
        }
        return account;
    }

    /** @param path which entry of the navigation is marked, and where a switch of language leads back to */
    void page(Context context, String template, String title, String path, String account, Object view) {
        Words words = guard.words(context);
        Views.Frame frame = new Views.Frame(
                words, title, path, pages.deskName(), account, guard.form(context), pages.line(words), pages.todo());
        render(context, template, Map.of("frame", frame, "view", view));
    }

    /** A part of a page that keeps itself up to date, with what the frame counts. */
    void live(Context context, String template, Object view) {
        Words words = guard.words(context);
        render(
                context,
                template,
                Map.of("words", words, "view", view, "todo", pages.todo(), "line", pages.line(words)));
    }

    void render(Context context, String template, Map<String, Object> values) {
        TemplateOutput output = new StringOutput();
        templates.render(template, values, output);
        context.contentType("text/html; charset=utf-8").result(output.toString());
    }
}
