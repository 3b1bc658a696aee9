// SPDX-License-Identifier: Apache-2.0
/**
 * How a desk becomes known to central, and what it remembers of it.
 */
@NullMarked
package org.doorstep.desk.enrolment;

import org.jspecify.annotations.NullMarked;
