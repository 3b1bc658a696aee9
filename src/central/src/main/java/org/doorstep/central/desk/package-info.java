// SPDX-License-Identifier: Apache-2.0
/** The line in which questions and cases wait for departments' desks, which call central and are never called. */
@NullMarked
package org.doorstep.central.desk;

import org.jspecify.annotations.NullMarked;
