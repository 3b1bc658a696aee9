// SPDX-License-Identifier: Apache-2.0
/**
 * What a machine gets when it asks: the answer, or a refusal that says what is wrong and what to do.
 */
@NullMarked
package org.doorstep.central.answer;

import org.jspecify.annotations.NullMarked;
