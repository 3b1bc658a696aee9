// SPDX-License-Identifier: Apache-2.0
/**
 * What a desk does with one question: is the leave to ask genuine and for this person, this terminal and this moment; what
 * does the department say; which certificate goes with it. A person's own cases the desk answers for by itself, before the
 * department is asked. No network here, and no clock but the one given.
 */
@NullMarked
package org.doorstep.desk.answer;

import org.jspecify.annotations.NullMarked;
