// SPDX-License-Identifier: Apache-2.0
/**
 * The cutting harness: a program is stopped dead before and after each of its commits and first bytes, killed with SIGKILL
 * while it stands there, started again, and then everything it told, printed and handed in is compared. Kill -9 keeps the
 * page cache, so this proves order; durability under a power cut is another matter.
 *
 * <p>The programs under test are the shipped ones: an agent in the child's JVM puts the stops into their classes, so that
 * no line of theirs knows of it.
 */
@NullMarked
package org.doorstep.installer.cut;

import org.jspecify.annotations.NullMarked;
