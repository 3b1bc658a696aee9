// SPDX-License-Identifier: Apache-2.0
/** Checks of sizes, fonts and colours. */
package org.doorstep.terminal.theme;
