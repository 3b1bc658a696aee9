// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import org.jspecify.annotations.Nullable;

/**
 * How the department deals with it.
 *
 * @param caseKind 办件类型 (GB/T 39046 A.6)
 * @param legalDays 法定办结时限 in working days; 0 at once
 * @param promisedDays 承诺办结时限
 * @param automatic condition for 秒批; null when a person decides
 * @param retentionDays how long the terminal keeps what it could not hand over
 * @param worstBytes what one submission takes in the queue at most; 0 when nothing is submitted
 * @param onNewVersion what a correction does that began under an older version
 */
public record Handling(
        CaseKind caseKind,
        int legalDays,
        int promisedDays,
        @Nullable Expr automatic,
        int retentionDays,
        long worstBytes,
        OnNewVersion onNewVersion) {
    public enum CaseKind {
        /** 即办件. */
        INSTANT,
        /** 承诺件. */
        PROMISED,
        OTHER
    }

    public enum OnNewVersion {
        /** Goes on under the old one. */
        FINISH,
        /** Begins anew with the old answers where ids and types agree. */
        RESTART
    }
}
