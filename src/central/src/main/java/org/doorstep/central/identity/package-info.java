// SPDX-License-Identifier: Apache-2.0
/**
 * Who is there: the code to the phone that the department knows, the attendant whose card is on the roster, and the grant
 * that either of them earns. Phone numbers and codes are in memory only; a person is a tag that is new in every session.
 */
@NullMarked
package org.doorstep.central.identity;

import org.jspecify.annotations.NullMarked;
