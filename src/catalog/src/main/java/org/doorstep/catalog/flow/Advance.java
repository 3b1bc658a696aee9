// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.flow;

import java.util.List;
import org.doorstep.catalog.Text;
import org.doorstep.catalog.item.Step;

/** What {@link FlowEngine#advance} made of a result. Where it is not {@link Moved}, the run stands as it stood. */
public sealed interface Advance {
    /** The run went on; {@link FlowEngine#position} tells where to, which may be the end. */
    record Moved(Run run) implements Advance {}

    /** Answers of a page are not right. They stay the caller's, so that the screen keeps them. */
    record Invalid(Run run, List<FieldProblem> problems) implements Advance {
        public Invalid {
            problems = List.copyOf(problems);
        }
    }

    /**
     * @param field id
     * @param message what is wrong and what to do, without the value
     */
    record FieldProblem(String field, Text message) {}

    /** The step failed and may be offered again. */
    record MayRetry(Run run, Step step) implements Advance {}

    /** The step failed and a person must help. */
    record NeedsPerson(Run run, Step step) implements Advance {}

    /**
     * The department answered about somebody else than the holder of the card. Nothing of it may be shown or printed; the
     * values of the answer were wiped.
     */
    record HolderDiffers(Run run, Step step) implements Advance {}
}
