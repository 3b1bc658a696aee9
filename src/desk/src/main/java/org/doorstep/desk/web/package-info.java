// SPDX-License-Identifier: Apache-2.0
/**
 * The pages for officials, on plain HTTP at the loopback address: rendered here, without scripts of our own but htmx. A page
 * that another site or host name asks for is refused.
 */
@NullMarked
package org.doorstep.desk.web;

import org.jspecify.annotations.NullMarked;
