// SPDX-License-Identifier: Apache-2.0
/**
 * From a file that a person wrote to an item, with the place of everything that is wrong. One YAML file holds one item;
 * {@code texts.yaml} beside the folder {@code items} holds texts that several share, referred to as <code>"@key"</code>. All errors
 * are reported at once, each with its file, line, column and path and with what to do.
 *
 * <p>Compiled items (JSON in a release) are read by the same code: a terminal that does not know a property or a type hides
 * that item and can say which one it was.
 */
@NullMarked
package org.doorstep.catalog.author;

import org.jspecify.annotations.NullMarked;
