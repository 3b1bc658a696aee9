// SPDX-License-Identifier: Apache-2.0
/** What {@code installer/demo} runs. */
@NullMarked
package org.doorstep.installer.demo;

import org.jspecify.annotations.NullMarked;
