// SPDX-License-Identifier: Apache-2.0
package org.doorstep.central.catalog;

/** Who is given a release. */
public sealed interface Audience {
    /** One terminal tries it; the others stay at theirs. */
    record One(String terminal) implements Audience {}

    record All() implements Audience {}
}
