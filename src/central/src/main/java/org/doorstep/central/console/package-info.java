// SPDX-License-Identifier: Apache-2.0
/**
 * The people's side: the admins' console, the public verification page and, in a demo, the page that stands for a phone. Pages are
 * made on the server from templates that the build checks and compiles; htmx refreshes what lives. Nothing is loaded from
 * elsewhere, and a content security policy says so.
 *
 * <p>A handler reads the form, calls the package of the matter and shows a view; a view is a record of what a page shows, in
 * words. Words stand in the two bundles beside the templates.
 */
@NullMarked
package org.doorstep.central.console;

import org.jspecify.annotations.NullMarked;
