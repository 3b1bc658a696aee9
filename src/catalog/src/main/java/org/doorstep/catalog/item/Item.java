// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import java.util.List;
import java.util.Optional;
import org.doorstep.catalog.Text;

/**
 * One service. (id, version) is immutable and never reused.
 *
 * @param id kebab-case, stable for ever, such as {@code social-insurance-certificate}
 * @param version rises with every change
 * @param engine the lowest engine that runs it; this program is engine {@value #ENGINE}
 * @param title the official name
 * @param shortTitle what the tile on the home screen says
 * @param subtitle the line below it: what to bring, how long, what it costs
 * @param icon a pictogram's name in the Remix family, such as {@code article-line}
 * @param desk id of the department's desk that answers and decides
 * @param placement where people find it
 * @param codes official codes
 * @param validity days on which it may be offered
 * @param offline what it can do without a network
 * @param strict whether it is hidden when the catalog is older than seven days
 * @param guide 办事指南
 * @param requires devices without which it cannot be done
 * @param eligibility conditions, each with what to say to somebody who does not meet it
 * @param identity who must be there
 * @param materials 材料
 * @param pages the form, one question or one small group each
 * @param fees all fees; empty when it costs nothing
 * @param steps what happens, in order
 * @param outputs what comes out
 * @param handling how the department deals with it
 * @param notices texts that are shown before something is collected
 * @param examples samples with what is expected of them; run at publish and before a release goes live
 */
public record Item(
        String id,
        int version,
        int engine,
        Text title,
        Text shortTitle,
        Text subtitle,
        String icon,
        String desk,
        Placement placement,
        Codes codes,
        Validity validity,
        Offline offline,
        boolean strict,
        Guide guide,
        List<Requirement> requires,
        List<Rule> eligibility,
        Identity identity,
        List<Material> materials,
        List<Page> pages,
        List<Fee> fees,
        List<Step> steps,
        List<Output> outputs,
        Handling handling,
        List<Notice> notices,
        List<Example> examples) {
    /** The engine this program is. */
    public static final int ENGINE = 1;

    public Item {
        requires = List.copyOf(requires);
        eligibility = List.copyOf(eligibility);
        materials = List.copyOf(materials);
        pages = List.copyOf(pages);
        fees = List.copyOf(fees);
        steps = List.copyOf(steps);
        outputs = List.copyOf(outputs);
        notices = List.copyOf(notices);
        examples = List.copyOf(examples);
    }

    public Optional<Page> page(String pageId) {
        return pages.stream().filter(p -> p.id().equals(pageId)).findFirst();
    }

    public Optional<Field> field(String fieldId) {
        return pages.stream()
                .flatMap(p -> p.fields().stream())
                .filter(f -> f.id().equals(fieldId))
                .findFirst();
    }

    public Optional<Output> output(String outputId) {
        return outputs.stream().filter(o -> o.id().equals(outputId)).findFirst();
    }

    public Optional<Notice> notice(String noticeId) {
        return notices.stream().filter(n -> n.id().equals(noticeId)).findFirst();
    }

    /** The first step that asks the department, if any. */
    public Optional<Action.Query> query() {
        return steps.stream()
                .map(Step::action)
                .filter(Action.Query.class::isInstance)
                .map(Action.Query.class::cast)
                .findFirst();
    }

    /** Whether some step prints on {@code device}. */
    public boolean printsOn(Device device) {
        return outputs.stream()
                .anyMatch(o -> o.kind().device().filter(device::equals).isPresent());
    }
}
