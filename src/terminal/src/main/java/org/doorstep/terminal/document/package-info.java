// SPDX-License-Identifier: Apache-2.0
/**
 * What a resident takes home on paper: certificates as PDF, slips as neutral blocks, and the check that paper says
 * nothing about anybody but the person who stands there.
 *
 * <p>A certificate is data ({@link org.doorstep.terminal.document.Certificate}); how it looks is settled here and is the
 * same for every item. The bytes live in memory only and are wiped by whoever asked for them. The same data gives the
 * same bytes, so that what was printed can be compared later.
 *
 * <p>Type is set in LXGW WenKai, because PDFBox embeds outlines of TrueType and cannot embed those of Noto Sans CJK
 * (CFF). A character that it lacks is taken from Hanazono Mincho, and one that this lacks too becomes a box with its
 * code point: a name is never printed with a question mark in it. The font files are pinned by Debian packages, not
 * looked up by fontconfig, so that two terminals print alike. When the national document format (GB/T 33190) is added,
 * it takes the place of the drawing below {@code CertificatePdf}, not of the model.
 */
@NullMarked
package org.doorstep.terminal.document;

import org.jspecify.annotations.NullMarked;
