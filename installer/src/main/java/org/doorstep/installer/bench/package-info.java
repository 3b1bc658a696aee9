// SPDX-License-Identifier: Apache-2.0
/** What {@code installer/bench} runs: each figure beside a peer or the physical limit, in one run. */
@NullMarked
package org.doorstep.installer.bench;

import org.jspecify.annotations.NullMarked;
