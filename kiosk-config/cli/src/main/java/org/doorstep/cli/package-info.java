// SPDX-License-Identifier: Apache-2.0
/**
 * The technician's command line {@code doorstep}. It does what a shell over a slow line can do: check files before they
 * are used, look at the machine, make it known to central. It needs no window and changes nothing but what a command
 * says it changes.
 *
 * <p>Everything told about a file is {@code file:line:column: message. Remedy}. A command ends with 0 when all is well,
 * 1 when it found something wrong, 2 when it was not called rightly, 3 when it could not do its work.
 */
@NullMarked
package org.doorstep.cli;

import org.jspecify.annotations.NullMarked;
