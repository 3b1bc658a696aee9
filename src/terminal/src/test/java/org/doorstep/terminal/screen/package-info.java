// SPDX-License-Identifier: Apache-2.0
/** Checks that hold for every screen, and pictures of them. */
package org.doorstep.terminal.screen;
