// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog.item;

/** What an item can do without a network. */
public enum Offline {
    NONE,
    /** Its guide can be read. */
    GUIDE,
    /** It can be filled in and sent later. */
    QUEUE
}
