// SPDX-License-Identifier: Apache-2.0
/** Checks of single controls. */
package org.doorstep.terminal.widget;
