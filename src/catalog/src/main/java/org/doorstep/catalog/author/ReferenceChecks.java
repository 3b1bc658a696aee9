// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Device;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Offline;
import org.doorstep.catalog.item.Page;
import org.doorstep.catalog.item.Step;
import org.doorstep.catalog.mistake.Mistake;

/** Whether what refers to something finds it, and whether the steps fit the item's level, devices and fees. */
final class ReferenceChecks {
    private static final List<Device> PAYING = List.of(Device.CARD_PAYMENT, Device.CASH, Device.CODE_SCANNER);

    private final Item item;
    private final Validator.Sink sink;

    ReferenceChecks(Item item, Validator.Sink sink) {
        this.item = item;
        this.sink = sink;
    }

    void check() {
        branches();
        materials();
        identity();
        for (int i = 0; i < item.steps().size(); i++) {
            step("steps[" + i + "]", item.steps().get(i));
        }
        if (item.steps().isEmpty()) {
            sink.error("steps", Mistake.STEPS_NONE);
        }
        order();
        fees();
        unasked();
        if (item.offline() != Offline.NONE
                && item.steps().stream().anyMatch(step -> step.action() instanceof Action.Pay)) {
            sink.error("offline", Mistake.OFFLINE_PAY);
        }
    }

    private void branches() {
        for (int p = 0; p < item.pages().size(); p++) {
            List<Page.Branch> next = item.pages().get(p).next();
            for (int b = 0; b < next.size(); b++) {
                int target = index(next.get(b).page());
                String path = "pages[" + p + "].next[" + b + "].page";
                if (target < 0) {
                    sink.error(path, Mistake.PAGE_UNKNOWN, next.get(b).page());
                } else if (target <= p) {
                    sink.error(path, Mistake.PAGE_BACK);
                }
            }
        }
    }

    private int index(String page) {
        for (int i = 0; i < item.pages().size(); i++) {
            if (item.pages().get(i).id().equals(page)) {
                return i;
            }
        }
        return -1;
    }

    private void materials() {
        for (int i = 0; i < item.materials().size(); i++) {
            String field = item.materials().get(i).field();
            if (!field.isEmpty() && item.field(field).isEmpty()) {
                sink.error("materials[" + i + "].field", Mistake.FIELD_UNKNOWN, field);
            }
        }
    }

    private void identity() {
        boolean factor = item.identity().level() == Identity.Level.CARD_AND_FACTOR;
        if (factor && item.identity().methods().isEmpty()) {
            sink.error("identity", Mistake.LEVEL_NO_METHOD);
        }
        if (factor && item.identity().methods().equals(List.of(Identity.Method.FACE))) {
            sink.error("identity.methods", Mistake.LEVEL_FACE_ONLY);
        }
        if (!factor && !follows() && !item.identity().methods().isEmpty()) {
            sink.error("identity.methods", Mistake.LEVEL_METHODS);
        }
        if (item.identity().level() != Identity.Level.NOBODY) {
            needs(Device.ID_CARD, Mistake.DEVICE_CARD);
        }
    }

    private void step(String path, Step step) {
        switch (step.action()) {
            case Action.ReadId ignored -> {
                if (item.identity().level() == Identity.Level.NOBODY && !follows()) {
                    sink.error(path, Mistake.LEVEL_CARD);
                }
            }
            case Action.CheckIdentity ignored -> {
                if (item.identity().level() != Identity.Level.CARD_AND_FACTOR && !follows()) {
                    sink.error(path, Mistake.LEVEL_FACTOR);
                }
            }
            case Action.Form form -> {
                for (int p = 0; p < form.pages().size(); p++) {
                    if (index(form.pages().get(p)) < 0) {
                        sink.error(
                                path + ".pages[" + p + "]",
                                Mistake.PAGE_UNKNOWN,
                                form.pages().get(p));
                    }
                }
            }
            case Action.ShowNotice(String notice) -> {
                if (item.notice(notice).isEmpty()) {
                    sink.error(path + ".notice", Mistake.NOTICE_UNKNOWN, notice);
                }
            }
            case Action.Print(String output) ->
                item.output(output)
                        .ifPresentOrElse(
                                found -> found.kind()
                                        .device()
                                        .ifPresentOrElse(
                                                device -> needs(device, Mistake.DEVICE_OUTPUT, output),
                                                () -> sink.error(path + ".output", Mistake.OUTPUT_NOT_PRINTED, output)),
                                () -> sink.error(path + ".output", Mistake.OUTPUT_UNKNOWN, output));
            case Action.Query query -> {
                if (query.about() == Action.About.HOLDER && item.identity().level() != Identity.Level.CARD_AND_FACTOR) {
                    sink.error(path, Mistake.LEVEL_RECORD);
                }
            }
            case Action.Pay ignored -> {
                if (item.requires().stream().noneMatch(r -> PAYING.containsAll(r.anyOf()))) {
                    sink.error("requires", Mistake.DEVICE_PAYING);
                }
            }
            case Action.Follow follow -> {
                boolean account = item.field(follow.slip())
                        .filter(field -> field.type() instanceof FieldType.Account)
                        .isPresent();
                if (!follow.slip().isEmpty() && !account) {
                    sink.error(path + ".slip", Mistake.SLIP_FIELD, follow.slip());
                }
            }
            case Action.ShowGuide ignored -> {}
            case Action.CheckFace ignored -> needs(Device.CAMERA, Mistake.DEVICE_FACE);
            case Action.Sign ignored -> {}
            case Action.Show ignored -> {}
            case Action.CheckAnswers ignored -> {}
            case Action.Submit ignored -> {}
            case Action.Notify ignored -> {}
            case Action.Rate ignored -> {}
        }
    }

    /** Whether the item shows cases: who has only a slip's number needs no card there. */
    private boolean follows() {
        return item.steps().stream().anyMatch(step -> step.action() instanceof Action.Follow);
    }

    private void needs(Device device, Mistake why, String... what) {
        boolean named = item.requires().stream().anyMatch(r -> r.anyOf().equals(List.of(device)));
        if (!named) {
            sink.error(
                    "requires",
                    why,
                    Stream.concat(Stream.of(device.wireName()), Stream.of(what)).toArray());
        }
    }

    /** Card before factor, both before anything of the department; a charge before what is paid for; the rating last. */
    private void order() {
        List<Action> plan = item.steps().stream().map(Step::action).toList();
        int card = first(plan, Action.ReadId.class);
        int factor = first(plan, Action.CheckIdentity.class);
        int query = first(plan, Action.Query.class);
        if (factor >= 0 && card > factor) {
            sink.error("steps[" + factor + "]", Mistake.STEP_FACTOR_EARLY);
        }
        if (query >= 0 && (card > query || factor > query)) {
            sink.error("steps[" + query + "]", Mistake.STEP_QUERY_EARLY);
        }
        int rate = first(plan, Action.Rate.class);
        if (rate >= 0 && rate < plan.size() - 1) {
            sink.error("steps[" + rate + "]", Mistake.STEP_RATE_EARLY);
        }
    }

    private static int first(List<Action> plan, Class<? extends Action> kind) {
        for (int i = 0; i < plan.size(); i++) {
            if (kind.isInstance(plan.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private void fees() {
        boolean pays = item.steps().stream().anyMatch(step -> step.action() instanceof Action.Pay);
        if (!item.fees().isEmpty() && !pays) {
            sink.error("fees", Mistake.FEES_UNPAID);
        }
        if (item.fees().isEmpty() && pays) {
            sink.error("steps", Mistake.FEES_NONE);
        }
        for (int i = 0; i < item.fees().size(); i++) {
            if (item.fees().get(i).amount().source().strip().matches("-?[0-9]+[.,][0-9]+")) {
                sink.error("fees[" + i + "].amount", Mistake.FEE_NOT_FEN);
            }
        }
    }

    private void unasked() {
        Set<String> asked = new HashSet<>();
        List<Action.Form> forms = new ArrayList<>();
        for (Step step : item.steps()) {
            if (step.action() instanceof Action.Form form) {
                forms.add(form);
                asked.addAll(
                        form.pages().isEmpty()
                                ? item.pages().stream().map(Page::id).toList()
                                : form.pages());
            }
        }
        for (int p = 0; p < item.pages().size(); p++) {
            if (!asked.contains(item.pages().get(p).id())) {
                sink.error("pages[" + p + "]", forms.isEmpty() ? Mistake.PAGES_UNASKED : Mistake.PAGE_UNASKED);
            }
        }
    }
}
