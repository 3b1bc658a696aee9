// SPDX-License-Identifier: Apache-2.0
/** Byte links to devices, each with deadlines, a write watchdog and a bounded close. */
@NullMarked
package org.doorstep.device.link;

import org.jspecify.annotations.NullMarked;
