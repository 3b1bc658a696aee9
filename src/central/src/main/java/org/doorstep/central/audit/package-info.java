// SPDX-License-Identifier: Apache-2.0
/**
 * Central's own chain: who did what in the console and on the command line, each entry carrying the hash of the one
 * before, so that a row changed or taken out later is found.
 */
@NullMarked
package org.doorstep.central.audit;

import org.jspecify.annotations.NullMarked;
