// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.author;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Device;
import org.doorstep.catalog.item.FieldType;
import org.doorstep.catalog.item.Identity;
import org.doorstep.catalog.item.Item;
import org.doorstep.catalog.item.Offline;
import org.doorstep.catalog.item.Page;
import org.doorstep.catalog.item.Step;

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
            sink.error("steps", "The item does nothing.", "Add at least one step.");
        }
        order();
        fees();
        unasked();
        if (item.offline() != Offline.NONE
                && item.steps().stream().anyMatch(step -> step.action() instanceof Action.Pay)) {
            sink.error("offline", "An item that takes money cannot be done offline.", "Use offline: none.");
        }
    }

    private void branches() {
        for (int p = 0; p < item.pages().size(); p++) {
            List<Page.Branch> next = item.pages().get(p).next();
            for (int b = 0; b < next.size(); b++) {
                int target = index(next.get(b).page());
                String path = "pages[" + p + "].next[" + b + "].page";
                if (target < 0) {
                    sink.error(path, "There is no page “" + next.get(b).page() + "”.", "Name a page of this item.");
                } else if (target <= p) {
                    sink.error(path, "The branch goes back.", "Branch to a later page only.");
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
                sink.error(
                        "materials[" + i + "].field", "There is no field “" + field + "”.", "Name a field of a page.");
            }
        }
    }

    private void identity() {
        boolean factor = item.identity().level() == Identity.Level.CARD_AND_FACTOR;
        if (factor && item.identity().methods().isEmpty()) {
            sink.error("identity", "Level 2 has no method.", "Add methods: [phone-code, attendant].");
        }
        if (factor && item.identity().methods().equals(List.of(Identity.Method.FACE))) {
            sink.error("identity.methods", "Face is the only method.", "Add a method for those who do not want it.");
        }
        if (!factor && !follows() && !item.identity().methods().isEmpty()) {
            sink.error("identity.methods", "Methods are given below level 2.", "Raise the level or take them out.");
        }
        if (item.identity().level() != Identity.Level.NOBODY) {
            needs(Device.ID_CARD, "the ID card is read");
        }
    }

    private void step(String path, Step step) {
        switch (step.action()) {
            case Action.ReadId ignored -> {
                if (item.identity().level() == Identity.Level.NOBODY && !follows()) {
                    sink.error(path, "The card is read though the item is of level 0.", "Use identity: {level: 1}.");
                }
            }
            case Action.CheckIdentity ignored -> {
                if (item.identity().level() != Identity.Level.CARD_AND_FACTOR && !follows()) {
                    sink.error(path, "A second factor is asked below level 2.", "Raise the level or take it out.");
                }
            }
            case Action.Form form -> {
                for (int p = 0; p < form.pages().size(); p++) {
                    if (index(form.pages().get(p)) < 0) {
                        sink.error(
                                path + ".pages[" + p + "]",
                                "There is no page “" + form.pages().get(p) + "”.",
                                "Name a page of this item.");
                    }
                }
            }
            case Action.ShowNotice(String notice) -> {
                if (item.notice(notice).isEmpty()) {
                    sink.error(path + ".notice", "There is no notice “" + notice + "”.", "Add it under notices.");
                }
            }
            case Action.Print(String output) ->
                item.output(output)
                        .ifPresentOrElse(
                                found -> found.kind()
                                        .device()
                                        .ifPresentOrElse(
                                                device -> needs(device, "output “" + output + "” is printed"),
                                                () -> sink.error(
                                                        path + ".output",
                                                        "Output “" + output + "” is not printed.",
                                                        "Use an output of kind print or receipt.")),
                                () -> sink.error(
                                        path + ".output",
                                        "There is no output “" + output + "”.",
                                        "Add it under outputs."));
            case Action.Query query -> {
                if (query.about() == Action.About.HOLDER && item.identity().level() != Identity.Level.CARD_AND_FACTOR) {
                    sink.error(
                            path,
                            "A department's record is asked for below level 2.",
                            "Use identity level 2, or about: public where the answer concerns nobody.");
                }
            }
            case Action.Pay ignored -> {
                if (item.requires().stream().noneMatch(r -> PAYING.containsAll(r.anyOf()))) {
                    sink.error(
                            "requires",
                            "Money is taken without a device for it.",
                            "Add {any-of: [card-payment, cash]}.");
                }
            }
            case Action.Follow follow -> {
                boolean account = item.field(follow.slip())
                        .filter(field -> field.type() instanceof FieldType.Account)
                        .isPresent();
                if (!follow.slip().isEmpty() && !account) {
                    sink.error(
                            path + ".slip",
                            "“" + follow.slip() + "” is no field for a slip's number.",
                            "Use a field {type: account, min-digits: 14, max-digits: 14}.");
                }
            }
            case Action.ShowGuide ignored -> {}
            case Action.CheckFace ignored -> needs(Device.CAMERA, "the face is compared");
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

    private void needs(Device device, String why) {
        boolean named = item.requires().stream().anyMatch(r -> r.anyOf().equals(List.of(device)));
        if (!named) {
            sink.error("requires", device.wireName() + " is not required, though " + why + ".", "Add it to requires.");
        }
    }

    /** Card before factor, both before anything of the department; a charge before what is paid for; the rating last. */
    private void order() {
        List<Action> plan = item.steps().stream().map(Step::action).toList();
        int card = first(plan, Action.ReadId.class);
        int factor = first(plan, Action.CheckIdentity.class);
        int query = first(plan, Action.Query.class);
        if (factor >= 0 && card > factor) {
            sink.error("steps[" + factor + "]", "The second factor comes before the card.", "Move it behind read-id.");
        }
        if (query >= 0 && (card > query || factor > query)) {
            sink.error("steps[" + query + "]", "The department is asked before identity is known.", "Move it behind.");
        }
        int rate = first(plan, Action.Rate.class);
        if (rate >= 0 && rate < plan.size() - 1) {
            sink.error("steps[" + rate + "]", "The rating is not the last step.", "Move it to the end.");
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
            sink.error("fees", "There are fees and no step takes them.", "Add a step “pay”.");
        }
        if (item.fees().isEmpty() && pays) {
            sink.error("steps", "A step takes money and there are no fees.", "Add fees, or take the step out.");
        }
        for (int i = 0; i < item.fees().size(); i++) {
            if (item.fees().get(i).amount().source().strip().matches("-?[0-9]+[.,][0-9]+")) {
                sink.error("fees[" + i + "].amount", "The amount is not in whole fen.", "Write 12.50 yuan as 1250.");
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
                sink.error(
                        "pages[" + p + "]",
                        forms.isEmpty() ? "There are pages and no step asks them." : "No form asks this page.",
                        "Add it to a step “form”, or take it out.");
            }
        }
    }
}
