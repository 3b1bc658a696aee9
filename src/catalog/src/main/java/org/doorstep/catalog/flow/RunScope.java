// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.doorstep.catalog.item.Action;
import org.doorstep.catalog.item.Step;
import org.doorstep.contract.SlipNumber;
import org.jspecify.annotations.Nullable;

/** What a run knows, with the answers that count. The map of answers may grow while a survey goes on. */
record RunScope(Run run, Map<String, Value> answers, CodeTables tables) implements Scope {
    @Override
    public Optional<Value> value(String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return path.equals("today") ? Optional.of(new Value.Day(run.today())) : Optional.empty();
        }
        String name = path.substring(dot + 1);
        return switch (path.substring(0, dot)) {
            case "card" -> run.card().flatMap(card -> card.value(name));
            case "answers" -> Optional.ofNullable(answers.get(name));
            case "facts" -> fact(name);
            case "holder" -> run.found().flatMap(found -> holder(found.holder(), name));
            case "certificate" -> run.found().flatMap(found -> certificate(found.certificate(), name));
            case "rows" ->
                name.equals("count")
                        ? run.found().map(found -> new Value.Whole(found.rows().size()))
                        : Optional.empty();
            case "slip" -> submitted().flatMap(filed -> slip(filed, name));
            case "case" -> submitted().flatMap(filed -> ofCase(filed, name));
            default -> Optional.empty();
        };
    }

    @Override
    public LocalDate today() {
        return run.today();
    }

    private Optional<Value> fact(String name) {
        for (Step step : run.plan()) {
            if (step.action() instanceof Action.Query query
                    && run.results().get(step.id()) instanceof StepResult.Found found) {
                TextValue written = found.facts().get(name);
                Optional<Action.Fact> declared =
                        query.facts().stream().filter(f -> f.id().equals(name)).findFirst();
                if (written != null && declared.isPresent()) {
                    return Facts.read(written, declared.get().kind());
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Value> holder(StepResult.@Nullable Holder holder, String name) {
        if (holder == null) {
            return Optional.empty();
        }
        return switch (name) {
            case "name" -> Optional.of(holder.name());
            case "id-number" -> Optional.of(holder.idNumber());
            default -> Optional.empty();
        };
    }

    private static Optional<Value> certificate(StepResult.@Nullable Certificate certificate, String name) {
        if (certificate == null) {
            return Optional.empty();
        }
        return switch (name) {
            case "number" -> Optional.of(TextValue.of(certificate.number()));
            case "issuer" -> Optional.of(TextValue.of(certificate.issuer()));
            case "issued" -> Optional.of(TextValue.of(certificate.issued()));
            case "link" -> Optional.of(TextValue.of(certificate.link()));
            default -> Optional.empty();
        };
    }

    private Optional<StepResult.Submitted> submitted() {
        return run.results().values().stream()
                .filter(StepResult.Submitted.class::isInstance)
                .map(StepResult.Submitted.class::cast)
                .findFirst();
    }

    private static Optional<Value> slip(StepResult.Submitted filed, String name) {
        return switch (name) {
            case "number" -> Optional.of(TextValue.of(new SlipNumber(filed.slipNumber()).grouped()));
            case "link" -> Optional.of(TextValue.of(filed.link()));
            default -> Optional.empty();
        };
    }

    private static Optional<Value> ofCase(StepResult.Submitted filed, String name) {
        boolean received = !filed.caseNumber().isEmpty();
        return switch (name) {
            case "received" -> Optional.of(new Value.Truth(received));
            case "number" -> received ? Optional.of(TextValue.of(filed.caseNumber())) : Optional.empty();
            default -> Optional.empty();
        };
    }
}
