// SPDX-License-Identifier: Apache-2.0
/**
 * All that can be wrong with what people author for the catalog, each with its words in every language: what is wrong, and what to
 * do about it. Whoever finds a mistake names it and fills in what was found; the words stand in one bundle a language, so that
 * an official reads them in Chinese in the console and a technician in English on the command line.
 */
@NullMarked
package org.doorstep.catalog.mistake;

import org.jspecify.annotations.NullMarked;
