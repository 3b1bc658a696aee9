// SPDX-License-Identifier: Apache-2.0
package org.doorstep.settings;

/** Words of the cabinet for the screen, in both languages of the screens. */
public record Words(String zh, String en) {}
