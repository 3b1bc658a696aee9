// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

import org.doorstep.catalog.Text;

/**
 * A condition that must hold.
 *
 * @param test true when all is well
 * @param message what to say when it is not
 */
public record Rule(Expr test, Text message) {}
