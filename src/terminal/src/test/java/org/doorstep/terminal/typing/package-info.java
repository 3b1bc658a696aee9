// SPDX-License-Identifier: Apache-2.0
/** Checks of typing by pinyin, on the table that the build makes. */
package org.doorstep.terminal.typing;
