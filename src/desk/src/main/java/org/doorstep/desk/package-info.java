// SPDX-License-Identifier: Apache-2.0
/**
 * A department's desk: it holds the department's private key, opens what terminals sealed to it, asks the department and
 * answers. It calls central, never the other way, and needs no port that the network can reach; its pages for officials
 * stand on the loopback address.
 *
 * <p>Its store may hold what the department holds. Its log and its list of questions never name a person: a question is
 * listed by its time, terminal, item and outcome, and recognised by a keyed hash.
 */
@NullMarked
package org.doorstep.desk;

import org.jspecify.annotations.NullMarked;
