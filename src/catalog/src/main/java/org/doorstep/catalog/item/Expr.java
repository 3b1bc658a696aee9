// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

/**
 * An expression of the profile in {@code org.doorstep.catalog.expr}.
 *
 * @param source as written
 */
public record Expr(String source) {}
