// SPDX-License-Identifier: Apache-2.0
package org.doorstep.terminal.typing;

/**
 * Something that may have been meant.
 *
 * @param text what it writes
 * @param letters how many of the typed letters it uses up, from the first on
 */
public record Candidate(String text, int letters) {}
