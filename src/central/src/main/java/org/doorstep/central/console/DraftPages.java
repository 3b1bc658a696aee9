// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.central.catalog.Drafts;
import org.doorstep.central.catalog.Examiner;
import org.doorstep.central.catalog.Publishing;
import org.doorstep.central.catalog.Uploads;
import org.doorstep.central.store.Store;

/** The draft of the next release: files put in, what is wrong with them and where, and what would change. */
final class DraftPages {
    private static final String DRAFT = "/console/releases/draft";
    private static final String PASTED = "pasted.yaml";

    private final Web web;
    private final Store store;
    private final Publishing publishing;
    private final ReleaseView view;

    DraftPages(Web web, Store store, Publishing publishing, ReleaseView view) {
        this.web = web;
        this.store = store;
        this.publishing = publishing;
        this.view = view;
    }

    void routes(RoutesConfig routes) {
        routes.get(DRAFT, context -> draft(context, List.of()));
        routes.post(DRAFT + "/upload", this::upload, Right.DRAFT);
        routes.get(DRAFT + "/file", this::file);
        routes.post(DRAFT + "/file", this::save, Right.DRAFT);
        routes.post(
                DRAFT + "/remove",
                context -> {
                    publishing
                            .drafts()
                            .takeOut(known(context), web.viewer(context).name());
                    done(context, "taken-out");
                },
                Right.DRAFT);
        routes.post(
                DRAFT + "/undo",
                context -> {
                    publishing.drafts().undo(known(context), web.viewer(context).name());
                    done(context, "undone");
                },
                Right.DRAFT);
        routes.post(
                DRAFT + "/discard",
                context -> {
                    publishing.drafts().discard(web.viewer(context).name());
                    done(context, "discarded");
                },
                Right.DRAFT);
        routes.get(
                DRAFT + "/catalog.zip",
                context -> Zips.send(
                        context, "catalog-draft.zip", publishing.drafts().now().folder()));
    }

    private static void done(Context context, String what) {
        context.redirect(DRAFT + "?done=" + what, HttpStatus.SEE_OTHER);
    }

    private void draft(Context context, List<Uploads.Note> notes) throws IOException {
        Page page = web.page(context, "releases");
        Drafts.Draft draft = publishing.drafts().now();
        Examiner.Examined examined = publishing.examiner().examine(draft);
        web.render(
                context,
                "draft.jte",
                page,
                Map.of(
                        "draft",
                        draft,
                        "desks",
                        publishing.desksDiffer(),
                        "examined",
                        examined,
                        "cards",
                        draft.empty() ? List.of() : view.cards(examined.changes(), examined.lists(), page.words()),
                        "files",
                        files(draft, examined, page.words()),
                        "terminals",
                        store.read(tx -> tx.terminals().all()).stream()
                                .filter(row -> row.revoked() == null)
                                .count(),
                        "notes",
                        notes));
    }

    private List<ReleaseView.FileLine> files(Drafts.Draft draft, Examiner.Examined examined, Words words) {
        List<ReleaseView.FileLine> lines = new ArrayList<>();
        for (var file : draft.folder().files().entrySet()) {
            String id = file.getKey().startsWith("items/")
                    ? Uploads.id(file.getValue()).orElse("")
                    : "";
            String title = examined.items().stream()
                    .filter(item -> item.id().equals(id))
                    .map(item -> item.title().in(words.language()))
                    .findFirst()
                    .or(() -> publishing.published().items(draft.base()).stream()
                            .filter(item -> item.id().equals(id))
                            .map(item -> item.title().in(words.language()))
                            .findFirst())
                    .orElse(file.getKey());
            lines.add(new ReleaseView.FileLine(
                    file.getKey(),
                    title,
                    id,
                    errors(examined, file.getKey()),
                    draft.changes().stream()
                            .filter(change -> change.name().equals(file.getKey()))
                            .findFirst()
                            .orElse(null)));
        }
        lines.sort(Comparator.comparing((ReleaseView.FileLine line) -> line.errors() == 0)
                .thenComparing(line -> line.change() == null)
                .thenComparing(ReleaseView.FileLine::name));
        return lines;
    }

    private static long errors(Examiner.Examined examined, String file) {
        return examined.findings().stream()
                .filter(one -> one.problem().isError())
                .filter(one -> one.problem().place().file().equals(file))
                .count();
    }

    private void upload(Context context) throws IOException {
        List<Uploads.Raw> raws = new ArrayList<>();
        for (UploadedFile file : context.uploadedFiles("files")) {
            if (!file.filename().isEmpty()) {
                try (InputStream in = file.content()) {
                    raws.add(new Uploads.Raw(file.filename(), in.readAllBytes()));
                }
            }
        }
        Uploads.Taken taken =
                Uploads.read(raws, publishing.drafts().now().folder().files());
        if (!taken.files().isEmpty()) {
            publishing.drafts().put(taken.files(), web.viewer(context).name());
        }
        if (taken.notes().isEmpty()) {
            done(context, taken.files().isEmpty() ? "" : "uploaded");
        } else {
            context.status(taken.refused().isEmpty() ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT);
            draft(context, taken.notes());
        }
    }

    /** The page on which one file is written; without a name, a new one is pasted. */
    private void file(Context context) throws IOException {
        String name = Optional.ofNullable(context.queryParam("name")).orElse("");
        Drafts.Draft draft = publishing.drafts().now();
        String content = draft.folder().files().get(name);
        if (!name.isEmpty() && content == null) {
            throw new NotFoundResponse();
        }
        Examiner.Examined examined = publishing.examiner().examine(draft);
        web.render(
                context,
                "draftFile.jte",
                web.page(context, "releases"),
                Map.of(
                        "name",
                        name,
                        "content",
                        content == null ? "" : content,
                        "findings",
                        examined.findings().stream()
                                .filter(one -> one.problem().place().file().equals(name))
                                .toList()));
    }

    private void save(Context context) throws IOException {
        String name = Web.form(context, "name");
        String content = Optional.ofNullable(context.formParam("content")).orElse("");
        Drafts.Draft draft = publishing.drafts().now();
        boolean old = draft.folder().files().containsKey(name);
        Uploads.Taken taken = old
                ? Uploads.under(name, content)
                : Uploads.read(
                        List.of(new Uploads.Raw(PASTED, content.getBytes(StandardCharsets.UTF_8))),
                        draft.folder().files());
        if (!taken.files().isEmpty()) {
            publishing.drafts().put(taken.files(), web.viewer(context).name());
        }
        if (taken.refused().isEmpty()) {
            done(context, "uploaded");
        } else {
            context.status(HttpStatus.UNPROCESSABLE_CONTENT);
            draft(context, taken.refused());
        }
    }

    /** The name of a file that the draft or its release has. */
    private String known(Context context) {
        String name = Web.form(context, "name");
        Drafts.Draft draft = publishing.drafts().now();
        boolean known =
                draft.before().containsKey(name) || draft.folder().files().containsKey(name);
        if (!known) {
            throw new NotFoundResponse();
        }
        return name;
    }
}
