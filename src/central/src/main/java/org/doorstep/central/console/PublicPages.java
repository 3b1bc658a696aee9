// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.console;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.Language;
import org.doorstep.central.cases.SlipStates;
import org.doorstep.central.identity.DemoGateway;
import org.doorstep.central.store.Certificates;
import org.doorstep.central.verify.Verification;
import org.doorstep.wire.Json;

/** Pages without a login: the verification of a certificate, the state of a slip's case, and in a demo the phone. */
final class PublicPages {
    private final Web web;
    private final Verification verification;
    private final SlipStates slips;
    private final Optional<DemoGateway> demo;

    PublicPages(Web web, Verification verification, SlipStates slips, Optional<DemoGateway> demo) {
        this.web = web;
        this.verification = verification;
        this.slips = slips;
        this.demo = demo;
    }

    /** What the demo's phone shows, for a program that plays the resident. */
    record Phone(List<DemoGateway.Message> messages) {}

    void routes(RoutesConfig routes) {
        routes.get("/v/{token}", this::verify);
        routes.get("/s/{token}", this::slip);
        demo.ifPresent(gateway -> {
            routes.get("/demo/phone", context -> phone(context, gateway, "phone.jte"));
            routes.get("/demo/phone/live", context -> phone(context, gateway, "phoneLive.jte"));
            routes.get(
                    "/demo/phone.json",
                    context ->
                            context.contentType("application/json").result(Json.write(new Phone(gateway.messages()))));
        });
    }

    private void verify(Context context) {
        Optional<Certificates.Certificate> found = verification.find(context.pathParam("token"));
        context.status(found.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND);
        web.render(
                context,
                "verify.jte",
                web.page(context, ""),
                Map.of("found", found, "zh", web.words(Language.ZH_CN), "en", web.words(Language.EN)));
    }

    private void slip(Context context) {
        Optional<SlipStates.Shown> found = slips.byToken(context.pathParam("token"));
        context.status(found.isPresent() ? HttpStatus.OK : HttpStatus.NOT_FOUND);
        String state = found.map(shown -> shown.state().name()).orElse("MISSING");
        web.render(
                context,
                "slip.jte",
                web.page(context, ""),
                Map.of(
                        "state", state,
                        "tone", found.map(shown -> CaseView.tone(shown.state())).orElse(Tone.WAIT),
                        "since", found.map(SlipStates.Shown::since),
                        "zh", web.words(Language.ZH_CN),
                        "en", web.words(Language.EN)));
    }

    private void phone(Context context, DemoGateway gateway, String template) {
        web.render(context, template, web.page(context, "phone"), Map.of("messages", gateway.messages()));
    }
}
