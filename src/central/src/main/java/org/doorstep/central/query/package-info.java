// SPDX-License-Identifier: Apache-2.0
/**
 * Live questions of residents on their way from terminals to desks and back. Central holds them in memory for seconds, forwards bytes it
 * cannot read, and keeps nothing but the numbers of certificates that were issued.
 */
@NullMarked
package org.doorstep.central.query;

import org.jspecify.annotations.NullMarked;
