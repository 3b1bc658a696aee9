// SPDX-License-Identifier: Apache-2.0
/** What terminal, central and desk say to each other. */
module org.doorstep.contract {
    requires static transitive org.jspecify;

    exports org.doorstep.contract;
}
