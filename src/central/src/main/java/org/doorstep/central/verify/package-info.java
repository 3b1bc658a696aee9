// SPDX-License-Identifier: Apache-2.0
/**
 * What the link on a printed certificate shows to whoever scans it: that it is genuine, and nothing about its holder.
 */
@NullMarked
package org.doorstep.central.verify;

import org.jspecify.annotations.NullMarked;
