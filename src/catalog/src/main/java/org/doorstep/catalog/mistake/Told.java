// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.mistake;

import org.doorstep.catalog.Text;

/**
 * A mistake in words.
 *
 * @param message what is wrong
 * @param remedy what to do about it
 */
public record Told(Mistake mistake, Text message, Text remedy) {}
