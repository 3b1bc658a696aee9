// SPDX-License-Identifier: Apache-2.0
package org.doorstep.catalog;

/** The languages every text has. */
public enum Language {
    ZH_CN("zh-CN"),
    EN("en");

    private final String tag;

    Language(String tag) {
        this.tag = tag;
    }

    /** The BCP 47 tag, as the catalog's files write it. */
    public String tag() {
        return tag;
    }
}
