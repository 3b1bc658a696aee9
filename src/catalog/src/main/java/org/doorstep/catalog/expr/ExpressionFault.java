// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.expr;

/**
 * What is wrong with an expression.
 *
 * @param column within the expression, from 0
 * @param message completes “the expression …”
 * @param remedy what to do about it
 */
public record ExpressionFault(int column, String message, String remedy) {}
